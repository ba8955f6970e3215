"""The gestures of coding: each is whole, may be sent twice, and is made on the text as it stands now."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import permissions
from ..enums import Ancrage
from ..models import Codage, Code, Memo, Observation, Passage
from .ancrage import Changement
from .correction import TexteChange, corriger_le_texte, fondre, texte_a_la_version

__all__ = ["TexteChange", "annoter", "coder", "corriger_le_texte", "decoder", "replacer", "retirer"]


@transaction.atomic
def coder(observation, debut, fin, codes, par, cle=None, version=None):
    """Put these codes (objects or keys) between these bounds, counted on that version of the text."""
    tenue = _tenir(observation, par)
    codes = _codes(codes)
    passage = _deja_envoye(tenue, par, cle)
    if passage is None:
        debut, fin = _bornes(tenue, debut, fin, version)
        passage = _passage(tenue, debut, fin, par, cle)
    Codage.objects.bulk_create([Codage(passage=passage, code=code) for code in codes], ignore_conflicts=True)
    return passage


@transaction.atomic
def decoder(passage, code, par):
    """Take one code off; a passage without code nor memo goes with it."""
    _tenir(passage.observation, par, passage)
    passage.codages.filter(code=code).delete()
    if not passage.codages.exists() and not passage.memos.exists():
        passage.delete()


@transaction.atomic
def retirer(passage, par):
    """Take the whole passage away, with its codes and its memos."""
    _tenir(passage.observation, par, passage)
    passage.delete()


@transaction.atomic
def replacer(passage, debut, fin, par, version=None):
    """Put a passage back on words that its coder chose: it is in its place again."""
    tenue = _tenir(passage.observation, par, passage)
    if passage.entier:
        raise ValidationError(_("Ce passage est le texte entier : il ne se déplace pas."))
    debut, fin = _bornes(tenue, debut, fin, version)
    memes = tenue.passages.filter(codeur=par, debut=debut, fin=fin, entier=False, etat=Ancrage.ANCRE)
    if (autre := memes.exclude(pk=passage.pk).first()) is not None:
        fondre(passage, autre)
        return autre
    passage.debut, passage.fin, passage.etat = debut, fin, Ancrage.ANCRE
    passage.extrait = tenue.texte[debut:fin]
    passage.save(update_fields=["debut", "fin", "etat", "extrait", "modifie_le"])
    return passage


@transaction.atomic
def annoter(passage, texte, par, cle=None):
    """The memo that its coder keeps on a passage: one a passage, an empty one goes."""
    _tenir(passage.observation, par, passage)
    memos = Memo.objects.filter(passage=passage, auteur=par)
    texte = texte.replace("\x00", "").strip()
    if not texte:
        memos.delete()
        return None
    memo = memos.first() or Memo(passage=passage, auteur=par, **({"cle": cle} if cle else {}))
    memo.texte = texte
    memo.save()
    return memo


def _tenir(observation, par, passage=None):
    """The observation's row, held: gestures on one text come one after the other."""
    tenue = Observation._base_manager.select_for_update().get(pk=observation.pk)
    if not permissions.peut_coder(par, tenue) or (passage and passage.codeur_id != par.pk):
        raise PermissionDenied
    return tenue


def _codes(codes):
    """Those of the code book that may still be put; one that was merged meanwhile leads to what it became.

    Held until they are put: a merging that runs at the same time waits, or is waited for, and nothing stays behind.
    """
    cles = {getattr(code, "pk", code) for code in codes}
    trouves = list(Code.objects.select_for_update(no_key=True).filter(pk__in=cles).order_by("pk"))
    poses = {code.vif for code in trouves}
    if not cles or len(trouves) != len(cles) or any(code.retire_le for code in poses):
        raise ValidationError(_("Ce code n’est plus dans la grille. Choisissez-en un autre."))
    return sorted(poses, key=lambda code: (code.rang, code.pk))


def _deja_envoye(observation, par, cle):
    passage = Passage.objects.filter(cle=cle).first() if cle else None
    if passage and (passage.codeur_id != par.pk or passage.observation_id != observation.pk):
        raise PermissionDenied
    return passage


def _bornes(observation, debut, fin, version):
    """Where these signs are today; refused when what was chosen is no longer there."""
    texte = texte_a_la_version(observation, version or observation.version)
    if texte is None:
        raise TexteChange(observation)
    if not 0 <= debut < fin <= len(texte) or not texte[debut:fin].strip():
        raise ValidationError(_("Choisissez des mots du texte."))
    if texte is observation.texte:
        return debut, fin
    bornes = Changement(texte, observation.texte).suivre(debut, fin)
    if not bornes.sure:
        raise TexteChange(observation)
    return bornes.debut, bornes.fin


def _passage(observation, debut, fin, par, cle):
    place = {"debut": debut, "fin": fin, "entier": False, "etat": Ancrage.ANCRE}
    nouveau = {"extrait": observation.texte[debut:fin], **({"cle": cle} if cle else {})}
    passage, cree = observation.passages.get_or_create(codeur=par, **place, defaults=nouveau)
    if not cree:
        Passage.objects.filter(pk=passage.pk).update(modifie_le=timezone.now())
    return passage
