"""What happens to the notes of a session taken together, and how one leaves for good."""

import uuid
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from .. import actions, permissions
from ..models import Memo, Observation, Verbatim

#: How long a note may wait in a browser without network (socle/js/brouillon.js).
ATTENTE_AU_PLUS = timedelta(days=7)


def noter_une_fois(note, par, codes=(), ecrite_le=None):
    """Keep a note by the key that its phone gave it: sent twice, it is kept once. At the hour it was written."""
    deja = _deja_gardee(note, par)
    if deja is not None:
        return deja
    if Observation.objects.filter(cle=note.cle).exists():
        # A key that has served tells nothing, and takes nothing: somebody else's, or hers on a page that she came
        # back to. These words are kept under another one.
        note.cle = uuid.uuid4()
    try:
        with transaction.atomic():
            actions.noter(note, par, codes)
            _dater(note, ecrite_le)
    except IntegrityError:
        # The same note arrived twice at once.
        deja = _deja_gardee(note, par)
        if deja is None:
            raise
        return deja
    return note


def _deja_gardee(note, par):
    """The same words under the same key, even corrected since."""
    siennes = Observation.objects.filter(cle=note.cle, auteur=par, seance=note.seance_id)
    return siennes.filter(Q(texte=note.texte) | Q(revisions__texte=note.texte)).first()


def _dater(note, ecrite_le):
    """A phone's clock may be wrong: never after now, nor before what it can have kept."""
    maintenant = timezone.now()
    if ecrite_le is None or not maintenant - ATTENTE_AU_PLUS <= ecrite_le <= maintenant:
        return
    note.cree_le = ecrite_le
    Observation.objects.filter(pk=note.pk).update(cree_le=ecrite_le)


@transaction.atomic
def partager_ensemble(notes, par):
    """Each by its own door, all or none; gives how many were not shared yet."""
    return sum(actions.partager(note, par) is not None for note in notes)


@transaction.atomic
def reprendre_ensemble(notes, par):
    return sum(actions.ne_plus_partager(note, par) is not None for note in notes)


@transaction.atomic
def supprimer(observation, par):
    """For good, by its author alone: its passages, memos and earlier texts go with it, at once."""
    verrouillee = Observation._base_manager.select_for_update().get(pk=observation.pk)
    if not permissions.peut_supprimer(par, verrouillee):
        raise PermissionDenied
    verrouillee.delete()


def ce_qui_part(observation):
    """What goes with it, in numbers; and the verbatims, which stay without their source."""
    return {
        "passages": observation.passages.count(),
        "memos": Memo.objects.filter(
            Q(observation=observation) | Q(passage__observation=observation)
        ).count(),
        "versions": observation.revisions.count(),
        "verbatims": Verbatim.objects.filter(passage__observation=observation).count(),
    }
