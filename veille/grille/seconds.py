"""Asking somebody to code a text a second time, and what happens when she has finished."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from socle.comptes.enums import Fonction, Role
from socle.comptes.models import Adhesion, Personne

from .. import permissions
from ..models import Observation, SecondCodage
from .accord import mesures_de


def invitables(observation):
    """Who may be asked: the moderators of its group, coordination, another veilleuse. Never its author."""
    actives = Adhesion.objects.actives()
    moderent = actives.filter(role=Role.MODERATEUR, cycle__groupe=observation.groupe_id).values("personne")
    veillent = actives.filter(role=Role.VEILLEUSE).values("personne")
    gens = Personne.objects.filter(is_active=True).exclude(pk=observation.auteur_id)
    fonctions = gens.filter(fonction__in=[Fonction.VEILLEUSE, Fonction.COORDINATION])
    return (fonctions | gens.filter(pk__in=moderent) | gens.filter(pk__in=veillent)).distinct()


def demandes_a(user):
    """What she was asked to code and has not finished, among the texts that are open to her."""
    ouvertes = SecondCodage.objects.filter(codeur=user.pk, fini_le__isnull=True)
    lisibles = Observation.objects.visibles_pour(user)
    return ouvertes.filter(observation__in=lisibles).select_related("observation__seance")


@transaction.atomic
def inviter(observation, personne, par):
    tenue = _tenir(observation)
    if not permissions.peut_demander_un_second_codage(par, tenue):
        raise PermissionDenied
    if not permissions.peut_seconder(personne, tenue):
        raise ValidationError(_("Cette personne ne peut pas lire ce texte : choisissez-en une autre."))
    return SecondCodage.objects.get_or_create(
        observation=tenue, codeur=personne, defaults={"invite_par": par}
    )[0]


@transaction.atomic
def terminer_l_invitation(second, par):
    """By whoever asked, or by whoever was asked: the text closes at once; each keeps her own passages."""
    tenue = _tenir(second.observation)
    if par.pk not in {tenue.auteur_id, second.codeur_id}:
        raise PermissionDenied
    SecondCodage.objects.filter(pk=second.pk).delete()


@transaction.atomic
def finir(second, par):
    """« J’ai fini »: both now see both, and the agreement of before they talked is kept."""
    tenue = _tenir(second.observation)
    if second.codeur_id != par.pk or not permissions.peut_coder(par, tenue):
        raise PermissionDenied
    tenu = SecondCodage.objects.select_for_update().get(pk=second.pk)
    if tenu.fini_le is None:
        tenu.fini_le, tenu.mesure = timezone.now(), mesures_de(tenue, par.pk)
        tenu.save(update_fields=["fini_le", "mesure"])
    return tenu


def _tenir(observation):
    return Observation._base_manager.select_for_update().get(pk=observation.pk)
