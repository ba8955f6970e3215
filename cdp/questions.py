"""The questions put to a group's next session: noeuds stores them, a session shows them."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Q
from django.utils import timezone

from noeuds.models import Question
from socle.cercles.traductions import lier_dans_la_langue

from . import permissions
from .models import Seance


def questions_de(seance, user):
    """Those taken up at this session and, if it is the next one of its group, those that wait. For its members."""
    return lier_dans_la_langue(questions_pour(seance, user), "noeud", user)


def questions_pour(seance, user):
    """The same, each nœud as it was first written: a query less."""
    retenues = Q(seance=seance.pk)
    if not seance.annulee and not seance.est_finie:
        retenues |= Q(seance__isnull=True) & ~Q(Exists(_avant(seance)))
    return _lues(retenues, seance.groupe, user)


def questions_en_attente(groupe, user):
    """Those that no session of this group took up yet. For its members."""
    return _lues(Q(seance__isnull=True), groupe, user)


def _lues(retenues, groupe, user):
    if not permissions.est_membre(user, groupe):
        return []
    visibles = Question.objects.visibles_pour(user).filter(retenues, groupe=groupe)
    return list(visibles.select_related("auteur", "groupe", "noeud", "vignette"))


def _avant(seance):
    """The sessions of its group that will begin before it."""
    a_venir = Seance.objects.filter(groupe=seance.groupe_id, annulee=False, debut__gt=timezone.now())
    return a_venir.filter(debut__lt=seance.debut)


def aborder(question, seance, par, abordee):
    """A moderator says that the group took it up at this session, or puts it back among those that wait."""
    if not permissions.peut_animer(par, seance.groupe) or question.groupe_id != seance.groupe_id:
        raise PermissionDenied
    question.seance = seance if abordee else None
    question.save(update_fields=["seance", "modifie_le"])
