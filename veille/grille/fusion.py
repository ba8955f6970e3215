"""Merging a code into another, and taking it back: passages, memos and sub-codes follow; the old key leads on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import Geste
from ..models import Codage, Code, Memo, Passage, Verbatim
from .actions import consigner, lignee, refuser_si_scission, renumeroter, tenir_la_grille


@transaction.atomic
def fusionner(source, cible, par):
    """What carried `source` carries `cible`, once; the log keeps what moved, so that it can be taken back."""
    codes = tenir_la_grille(par)
    source, cible = codes[source.pk], codes[cible.pk]
    _refuser_l_impossible(source, cible, codes)
    suite = {"cible": cible.pk, **_porter(source, cible)}
    Code.objects.filter(pk=source.pk).update(
        retire_le=timezone.now(), fusionne_dans=cible, modifie_le=timezone.now()
    )
    renumeroter()
    return consigner(Geste.FUSION, source, par, apres=suite)


def _refuser_l_impossible(source, cible, codes):
    if not source.est_actif or not cible.est_actif:
        raise ValidationError(_("Ce code n’est plus dans la grille. Choisissez-en un autre."))
    if source.pk == cible.pk:
        raise ValidationError(
            _("Choisissez un autre code : celui-ci ne peut pas se fusionner avec lui-même.")
        )
    if source.pk in {ancetre.pk for ancetre in lignee(cible, codes)}:
        raise ValidationError(_("L’autre code est en dessous de celui-ci. Déplacez-le d’abord."))
    for code in (source, cible):
        refuser_si_scission(code)


def _porter(source, cible):
    """What moves, by its keys; a passage that had both keeps one."""
    deja = Codage.objects.filter(code=cible).values("passage")
    replies = Codage.objects.filter(code=source, passage__in=deja)
    passages = list(replies.values_list("passage", flat=True))
    replies.delete()
    return {
        "replies": passages,
        "codages": _changer(Codage.objects.filter(code=source), code=cible),
        "memos": _changer(Memo.objects.filter(code=source), code=cible),
        "enfants": _changer(Code.objects.filter(parent=source), parent=cible),
        "anciens": _changer(Code.objects.filter(fusionne_dans=source), fusionne_dans=cible),
        "verbatims": _porter_les_verbatims(source, cible),
    }


def _porter_les_verbatims(source, cible):
    siens = Verbatim.codes.through.objects.filter(code=source)
    cles = list(siens.values_list("verbatim", flat=True))
    siens.delete()
    cible.verbatims.add(*cles)
    return cles


def _changer(rangees, **champs):
    cles = list(rangees.values_list("pk", flat=True))
    rangees.update(**champs)
    return cles


def defusionner(geste, par):
    """Everything that moved and is still where it went comes back; what was coded since stays where it is."""
    codes = tenir_la_grille(par)
    source, suite = codes[geste.code_id], geste.apres
    cible = codes.get(suite["cible"])
    if cible is None or source.fusionne_dans_id != cible.pk:
        raise ValidationError(_("La grille a changé depuis : ce geste ne peut plus être défait."))
    Codage.objects.filter(pk__in=suite["codages"], code=cible).update(code=source)
    _recoder(source, suite["replies"])
    source.verbatims.add(*Verbatim._base_manager.filter(pk__in=suite["verbatims"], codes=cible))
    Memo.objects.filter(pk__in=suite["memos"], code=cible).update(code=source)
    Code.objects.filter(pk__in=suite["enfants"], parent=cible).update(parent=source)
    Code.objects.filter(pk__in=suite["anciens"], fusionne_dans=cible).update(fusionne_dans=source)
    haut = next((a for a in lignee(source, codes)[1:] if a.est_actif), None)
    Code.objects.filter(pk=source.pk).update(
        retire_le=None, fusionne_dans=None, parent=haut, modifie_le=timezone.now()
    )


def _recoder(code, passages):
    presents = Passage.objects.filter(pk__in=passages).values_list("pk", flat=True)
    Codage.objects.bulk_create([Codage(passage_id=pk, code=code) for pk in presents], ignore_conflicts=True)
