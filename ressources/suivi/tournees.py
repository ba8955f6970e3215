"""What the postman does for the directory."""

from datetime import timedelta

from django.utils import timezone

from socle.envois.enums import Etat
from socle.envois.models import Envoi
from socle.envois.tournees import tournee

from ..enums import ReponseDuContact
from ..models import DemandeAuContact
from .contact import SORTE, demander

#: An answer given or refused so long ago says nothing any more that the checks do not say.
MEMOIRE = timedelta(days=730)


@tournee(secondes=1800)
def demander_aux_services():
    demander()


@tournee(secondes=1800)
def constater_les_refus():
    """What its mail server refuses is not to be sent again: the address of the record is to be put right."""
    refuses = Envoi.objects.filter(sorte=SORTE, etat=Etat.ECHEC)
    numeros = [int(objet) for objet in refuses.values_list("objet", flat=True)]
    if numeros:
        sans_reponse = DemandeAuContact.objects.filter(pk__in=numeros, reponse="")
        sans_reponse.update(reponse=ReponseDuContact.REFUS, repondu_le=timezone.now())
        refuses.update(etat=Etat.ANNULE)
    # Perhaps it arrived: one mail too few troubles nobody, and nobody is to decide about it.
    Envoi.objects.filter(sorte=SORTE, etat=Etat.EN_DOUTE).update(etat=Etat.ANNULE)


@tournee(secondes=24 * 3600)
def oublier_les_demandes():
    DemandeAuContact.objects.filter(le__lt=timezone.now() - MEMOIRE).exclude(
        pk__in=DemandeAuContact.objects.a_traiter()
    ).delete()
