"""What the postman does for bookings: offers that pass on, reminders, and what is not kept."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from socle.comptes.models.entree import jeton
from socle.envois.tournees import tournee

from ..enums import EtatDInscription
from ..models import DateDeDispositif, Inscription
from . import actions, envoi, places

#: How long before a date one is reminded of it; whoever booked just now needs no reminder.
AVANT, DEPUIS = timedelta(days=2), timedelta(hours=12)
#: What is not confirmed by then is dropped.
POUR_CONFIRMER = timedelta(hours=24)
#: How long who came, and who wrote without account, is kept after a date (docs/exploitation.md).
MEMOIRE = timedelta(days=92)


@tournee(secondes=60)
def offrir():
    """Offers that nobody answered go on; so do places freed otherwise (an account erased, a number changed)."""
    for date in _a_servir():
        actions.offrir_la_suite(date)


def _a_servir():
    maintenant = timezone.now()
    oubliees = Q(inscriptions__etat=EtatDInscription.OFFERTE, inscriptions__offerte_jusqu_a__lte=maintenant)
    attendues = Q(inscriptions__etat=EtatDInscription.ATTENTE)
    dates = DateDeDispositif.objects.filter(debut__gt=maintenant, annulee_le=None)
    a_passer = set(dates.filter(oubliees).values_list("pk", flat=True))
    avec_attente = list(dates.filter(attendues).select_related("dispositif").distinct())
    libres = [date for date in places.compter(avec_attente) if date.places_libres != 0]
    return [*dates.filter(pk__in=a_passer), *(date for date in libres if date.pk not in a_passer)]


@tournee(secondes=60)
def rappeler():
    """Two days before, once for each hour at which it was to be."""
    maintenant = timezone.now()
    inscrites = Inscription.objects.filter(
        etat=EtatDInscription.INSCRITE,
        date__debut__gt=maintenant,
        date__debut__lte=maintenant + AVANT,
        date__annulee_le=None,
        cree_le__lte=maintenant - DEPUIS,
    )
    for inscription in inscrites.select_related("date", "personne"):
        envoi.rappeler(inscription)


@tournee(secondes=3600)
def oublier():
    """What was never confirmed; three months after, names without account and who did not come."""
    maintenant = timezone.now()
    Inscription.objects.filter(
        etat=EtatDInscription.A_CONFIRMER, cree_le__lt=maintenant - POUR_CONFIRMER
    ).delete()
    anciennes = Inscription.objects.filter(date__fin__lt=maintenant - MEMOIRE)
    anciennes.exclude(etat=EtatDInscription.INSCRITE).delete()
    anciennes.filter(presente=False).update(presente=None)
    for inscription in anciennes.filter(personne=None).exclude(courriel=""):
        inscription.nom, inscription.courriel, inscription.jeton = "", "", jeton()
        inscription.save(update_fields=["nom", "courriel", "jeton"])
