"""The closed lists of immersions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DureeDImmersion(TextChoices):
    """What the house asks; half a day is the least (002: each house chooses its conditions)."""

    DEMI_JOURNEE = "demi_journee", _("une demi-journée")
    JOURNEE = "journee", _("une journée")
    PLUSIEURS = "plusieurs", _("deux journées ou plus, l’une après l’autre")


class Moment(TextChoices):
    JOURNEE = "journee", _("toute la journée")
    MATIN = "matin", _("le matin")
    APRES_MIDI = "apres_midi", _("l’après-midi")


class EtatDeDemande(TextChoices):
    DEMANDEE = "demandee", _("demandée")
    PROPOSEE = "proposee", _("d’autres dates sont proposées")
    ACCEPTEE = "acceptee", _("acceptée")
    DECLINEE = "declinee", _("déclinée")
    RETIREE = "retiree", _("retirée")


#: Waiting for one side or the other.
DEMANDES_OUVERTES = (EtatDeDemande.DEMANDEE, EtatDeDemande.PROPOSEE)


class Partie(TextChoices):
    """Who signs the agreement of an immersion."""

    VISITEUSE = "visiteuse", _("la personne accueillie")
    EMPLOYEUR = "employeur", _("son institution")
    HOTE = "hote", _("la maison qui accueille")
