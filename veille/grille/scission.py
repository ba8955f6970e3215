"""Splitting a code: new ones beside it, then its passages one by one, page by page, whenever one has time."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import Geste
from ..models import Codage, Code, Passage, Scission
from .actions import ajouter, consigner, refuser_si_scission, renumeroter, retirer, tenir_la_grille


@transaction.atomic
def scinder(code, nouveaux, par):
    """`nouveaux`: [(name, definition)], one at least. They stand beside the code, which stays until one has sorted."""
    codes = tenir_la_grille(par)
    tenu = codes[code.pk]
    if not tenu.est_actif:
        raise ValidationError(_("Ce code n’est plus dans la grille. Choisissez-en un autre."))
    refuser_si_scission(tenu)
    cibles = [
        ajouter(par, nom, definition, tenu.parent, tenu.couleur_rang, tenu.langue)
        for nom, definition in nouveaux
    ]
    scission = Scission.objects.create(code=tenu, par=par)
    scission.cibles.set(cibles)
    Code.objects.filter(pk__in=[cible.pk for cible in cibles]).update(rang=tenu.rang)
    renumeroter()
    consigner(Geste.SCISSION, tenu, par, apres={"cibles": [cible.pk for cible in cibles]})
    return scission


def a_trier(scission, user):
    """The codings that are hers to sort: her own passages, in what she may read."""
    siens = Passage.objects.visibles_pour(user).filter(codeur=user.pk)
    return Codage.objects.filter(code=scission.code_id, passage__in=siens)


def restants(scission, user):
    gardes = Scission.gardes.through.objects.filter(scission=scission).values("codage")
    return a_trier(scission, user).exclude(pk__in=gardes)


@transaction.atomic
def trier(scission, choix, par):
    """`choix`: {key of a coding: keys of codes}; the split code among them, it stays. Nothing chosen: later."""
    tenir_la_grille(par)
    _refuser_si_finie(scission)
    permis = {cible.pk: cible.vif.pk for cible in scission.cibles.select_related("fusionne_dans")}
    permis[scission.code_id] = scission.code_id
    codages = {codage.pk: codage for codage in a_trier(scission, par)}
    nouveaux, partis, gardes = [], [], []
    for pk, codes in choix.items():
        if pk not in codages or not set(codes) <= permis.keys():
            raise PermissionDenied
        if not codes:
            continue
        passage = codages[pk].passage_id
        nouveaux += [
            Codage(passage_id=passage, code_id=permis[code]) for code in codes if code != scission.code_id
        ]
        (gardes if scission.code_id in codes else partis).append(pk)
    Codage.objects.bulk_create(nouveaux, ignore_conflicts=True)
    Codage.objects.filter(pk__in=partis).delete()
    scission.gardes.add(*gardes)
    return len(partis) + len(gardes)


@transaction.atomic
def terminer(scission, par, retirer_le_code):
    """The sorting is over; the split code is retired when asked, and stays on what still carries it."""
    tenir_la_grille(par)
    _refuser_si_finie(scission)
    Scission.objects.filter(pk=scission.pk).update(finie_le=timezone.now())
    consigner(Geste.TRI, scission.code, par)
    if retirer_le_code:
        retirer(scission.code, par)


def _refuser_si_finie(scission):
    if not Scission.objects.select_for_update().filter(pk=scission.pk, finie_le__isnull=True).exists():
        raise ValidationError(_("Ce tri est déjà fini."))
