"""What the contact of a resource answers, each once; nothing changes in its record but the date of a check."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from .. import actions, permissions
from ..enums import ReponseDuContact, SuiteDonnee
from ..models import ContactAEpargner, DemandeAuContact
from .contact import est_ouverte


@transaction.atomic
def dire_vrai(demande):
    """Whether it counted: it dates the check of this record, and of no other."""
    if not _repondre(demande, ReponseDuContact.VRAI):
        return False
    actions.verifier_par_son_contact(demande.ressource)
    return True


@transaction.atomic
def dire_change(demande, texte, propositions):
    """Words and values that wait for somebody of the network: nothing is written in the record."""
    return _repondre(demande, ReponseDuContact.CHANGE, texte=texte.strip(), propositions=propositions)


def _repondre(demande, reponse, **avec):
    """Of two answers sent at once, one counts."""
    if not est_ouverte(demande):
        return False
    sans_reponse = DemandeAuContact.objects.filter(pk=demande.pk, reponse="")
    faite = sans_reponse.update(reponse=reponse, repondu_le=timezone.now(), **avec)
    demande.refresh_from_db(fields=["reponse", "repondu_le", "texte", "propositions"])
    return bool(faite)


def epargner(demande):
    """« Do not write to us any more »: for this address, whatever records have it."""
    ContactAEpargner.objects.get_or_create(empreinte=demande.empreinte)


def solliciter_encore(demande):
    """Only the address itself takes its refusal back."""
    ContactAEpargner.objects.filter(empreinte=demande.empreinte).delete()


@transaction.atomic
def donner_suite(demande, par, suite):
    """Applied or put aside, by whoever keeps the directory; whether it still waited."""
    if not permissions.peut_corriger(par, demande.ressource):
        raise PermissionDenied
    attend = DemandeAuContact.objects.a_traiter().filter(pk=demande.pk)
    return bool(attend.update(suite=suite, traite_par=par, traite_le=timezone.now()))


def ecarter(demande, par):
    return donner_suite(demande, par, SuiteDonnee.ECARTEE)


def appliquer(demande, par):
    return donner_suite(demande, par, SuiteDonnee.APPLIQUEE)
