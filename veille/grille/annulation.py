"""Undoing a gesture on the code book, as long as nothing else was done on what it changed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import Geste
from ..models import Code, GesteDeGrille
from . import actions
from .fusion import defusionner

SE_DEFONT = (Geste.DEFINITION, Geste.DEPLACEMENT, Geste.RETRAIT, Geste.REMISE, Geste.FUSION)


@transaction.atomic
def annuler(geste, par):
    """The undoing is a line of the log too: the old one says that it was undone."""
    codes = actions.tenir_la_grille(par)
    tenu = GesteDeGrille.objects.select_for_update().get(pk=geste.pk)
    if tenu.geste not in SE_DEFONT or tenu.annule_le or tenu.code_id is None:
        raise ValidationError(_("Ce geste ne peut pas être défait."))
    _DEFAIRE[Geste(tenu.geste)](tenu, codes[tenu.code_id], par)
    tenu.annule_le = timezone.now()
    tenu.save(update_fields=["annule_le"])


def _rendre_la_definition(geste, code, par):
    _verifier(all(getattr(code, nom) == valeur for nom, valeur in geste.apres.items()))
    actions.redefinir(code, par, **geste.avant)


def _rendre_la_place(geste, code, par):
    _verifier(code.parent_id == geste.apres["parent"] and code.est_actif)
    haut = Code.objects.actifs().filter(pk=geste.avant["parent"]).first()
    _verifier(haut is not None or geste.avant["parent"] is None)
    if haut is not None and code.parent_id != haut.pk:
        actions.deplacer(code, haut, par)
    elif haut is None and code.parent_id is not None:
        actions.deplacer(code, None, par)
    Code.objects.filter(pk=code.pk).update(rang=geste.avant["rang"])
    actions.renumeroter()


def _remettre(geste, code, par):
    actions.remettre(code, par)


def _retirer(geste, code, par):
    actions.retirer(code, par)


def _defusionner(geste, code, par):
    defusionner(geste, par)
    actions.renumeroter()


def _verifier(vrai):
    if not vrai:
        raise ValidationError(_("La grille a changé depuis : ce geste ne peut plus être défait."))


_DEFAIRE = {
    Geste.DEFINITION: _rendre_la_definition,
    Geste.DEPLACEMENT: _rendre_la_place,
    Geste.RETRAIT: _remettre,
    Geste.REMISE: _retirer,
    Geste.FUSION: _defusionner,
}
