"""The mails of a booking: their kinds, and the key by which each leaves once."""

from django.utils import timezone

from socle.envois import poster

CONFIRMER = "inscription_confirmer"
ETAT = "inscription_etat"
RAPPEL = "inscription_rappel"
DATE = "inscription_date"


def dire_l_etat(inscription):
    """Booked, waiting, offered or cancelled: where she stands now."""
    _poster(ETAT, inscription, f"{inscription.etat}:{timezone.now():%Y%m%d%H%M%S%f}")


def redire_l_etat(inscription):
    """To whoever asks again with the same address; once an hour."""
    _poster(ETAT, inscription, f"encore:{timezone.now():%Y%m%d%H}")


def faire_confirmer(inscription):
    _poster(CONFIRMER, inscription)


def rappeler(inscription):
    _poster(RAPPEL, inscription, inscription.date.sequence)


def dire_la_date(inscription):
    """Another hour, another place, or none any more."""
    _poster(DATE, inscription, inscription.date.sequence)


def _poster(sorte, inscription, suffixe=""):
    poster(
        f"{sorte}:{inscription.reference}:{suffixe}",
        sorte,
        inscription.personne,
        objet=inscription.reference,
    )
