"""Undoing a whole import in one transaction: what was added or changed since stays, and is said."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..grille import annulation as livre
from ..models import Codage, Code, GesteDeGrille, Memo, Observation, Passage
from ..models.echanges import EtatDEchange
from .ecriture import tenir


@transaction.atomic
def annuler(echange, par):
    """Does nothing a second time. What is kept is said in `remarques`."""
    tenu = tenir(echange, par, EtatDEchange.FAIT)
    if tenu is None or not tenu.est_une_entree:
        return
    fait, remarques = tenu.fait, []
    memos = Memo.objects.filter(auteur=par, cle__in=fait.get("memos", []))
    _dire(remarques, memos.filter(modifie_le__gt=tenu.fait_le).count(), _phrase_des_memos)
    memos.filter(modifie_le__lte=tenu.fait_le).delete()
    Codage.objects.filter(cle__in=fait.get("codages", [])).delete()
    _vider(Passage.objects.filter(cle__in=fait.get("passages", [])))
    _dire(remarques, _supprimer_les_textes(fait.get("observations", []), par), _phrase_des_textes)
    _rendre_la_grille(fait.get("gestes", []), par, remarques)
    _dire(remarques, _supprimer_les_codes(fait.get("codes", [])), _phrase_des_codes)
    tenu.etat, tenu.remarques, tenu.fait = EtatDEchange.ANNULE, remarques, {}
    tenu.save()


def _dire(remarques, nombre, phrase):
    if nombre:
        remarques.append(phrase(nombre) % {"n": nombre})


def _phrase_des_memos(n):
    return ngettext("%(n)s mémo récrit depuis reste.", "%(n)s mémos récrits depuis restent.", n)


def _phrase_des_textes(n):
    return ngettext(
        "%(n)s texte partagé ou complété depuis reste.",
        "%(n)s textes partagés ou complétés depuis restent.",
        n,
    )


def _phrase_des_codes(n):
    return ngettext(
        "%(n)s code employé depuis reste dans la grille.",
        "%(n)s codes employés depuis restent dans la grille.",
        n,
    )


def _vider(choses, sans=()):
    """Delete those on which nothing hangs any more, whatever kind of thing: a quotation, a bundle, a memo…"""
    pks = {chose.pk for chose in choses}
    for relation in choses.model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            modele, champ = relation.related_model, relation.field.name
            if modele in sans:
                continue
            pks -= set(modele._base_manager.filter(**{f"{champ}__in": pks}).values_list(champ, flat=True))
    restent = len(choses) - len(pks)
    for chose in choses.model._base_manager.filter(pk__in=pks):
        chose.delete()
    return restent


def _supprimer_les_textes(cles, par):
    """Those that live by now are kept: shared, rewritten, coded, or quoted."""
    siens = Observation.objects.filter(auteur=par, cle__in=cles)
    intacts = siens.filter(partagee_le=None, version=1)
    return siens.count() - intacts.count() + _vider(intacts)


def _rendre_la_grille(gestes, par, remarques):
    for geste in GesteDeGrille.objects.filter(pk__in=gestes).order_by("-pk"):
        try:
            livre.annuler(geste, par)
        except ValidationError as erreur:
            remarques.append(
                _("« %(nom)s » : %(raison)s") % {"nom": geste.code, "raison": " ".join(erreur.messages)}
            )


def _supprimer_les_codes(guids):
    """From the leaves up: a code goes once nothing is under it nor carries it."""
    restants = {str(guid): None for guid in guids}
    while restants:
        avant = len(restants)
        _vider(Code.objects.filter(guid__in=restants), (GesteDeGrille,))
        presents = Code.objects.filter(guid__in=restants).values_list("guid", flat=True)
        restants = {str(guid): None for guid in presents}
        if len(restants) == avant:
            break
    return len(restants)
