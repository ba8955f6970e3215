"""What the postman does after a date, besides carrying mails."""

from datetime import timedelta

from django.utils import timezone

from socle.envois import poster
from socle.envois.tournees import tournee

from ..enums import EtatDInscription
from ..models import DemandeDImmersion, SignatureDeConvention
from .enums import EtatDeDemande
from .evaluations import demander_les_avis
from .immersions import SORTE

#: How long the address of who signed without an account is kept.
MEMOIRE = timedelta(days=90)


@tournee(secondes=600)
def demander_leur_avis():
    demander_les_avis()


@tournee(secondes=600)
def dire_qu_elle_ne_vient_plus():
    """Her booking is hers to cancel anywhere: the house hears of it from here, once."""
    annulees = DemandeDImmersion.objects.filter(
        etat=EtatDeDemande.ACCEPTEE,
        inscription__etat=EtatDInscription.ANNULEE,
        inscription__date__debut__gt=timezone.now(),
        lieu__hote__isnull=False,
    )
    for demande in annulees.select_related("lieu__hote"):
        poster(f"immersion:{demande.reference}:annulee", SORTE, demande.lieu.hote, demande.reference)


@tournee(secondes=24 * 3600)
def oublier_les_adresses():
    """Who signed for an institution stays named on the agreement; her address has no more use."""
    anciennes = SignatureDeConvention.objects.filter(convention__fin__lt=timezone.now() - MEMOIRE)
    anciennes.exclude(courriel="").update(courriel="")
