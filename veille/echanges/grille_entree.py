"""What a file brings to the code book, through the book's own doors: nothing is deleted, each gesture is logged."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..grille import actions as livre
from ..models import Code, GesteDeGrille
from . import couleurs
from .comparaison import Comparaison, Sort


def ajouter_les_nouveaux(comparaison: Comparaison, par, retenus=None):
    """({GUID of the file: our code}, [GUID of each that it made]). Parents come first in a file."""
    trouves = {c.ecrit.guid: c.code for c in comparaison.codes if c.code is not None}
    faits = []
    libres = _guids_libres([c.ecrit.guid for c in comparaison.codes if c.code is None])
    for compare in comparaison.codes:
        ecrit = compare.ecrit
        if compare.code is not None or (retenus is not None and ecrit.guid not in retenus):
            continue
        haut = trouves.get(ecrit.parent)
        parent = haut if haut is not None and haut.retire_le is None else None
        code = livre.ajouter(par, compare.nom, ecrit.definition, parent, couleurs.rang(ecrit.couleur))
        if ecrit.guid in libres:
            code.guid = ecrit.guid
            code.save(update_fields=["guid"])
        trouves[ecrit.guid] = code
        faits.append(str(code.guid))
    return trouves, faits


def _guids_libres(guids):
    pris = {str(guid) for guid in Code.objects.filter(guid__in=guids).values_list("guid", flat=True)}
    return set(guids) - pris


def changer(comparaison: Comparaison, par, retenus, trouves):
    """([keys of gestures], [what could not be done]) for names, definitions and places that she kept."""
    gestes: list[GesteDeGrille] = []
    refus = []
    for compare in comparaison.changes:
        if compare.code is None or compare.ecrit.guid not in retenus:
            continue
        try:
            gestes += _changer_un(compare, par, trouves)
        except ValidationError as erreur:
            refus.append(
                _("« %(nom)s » : %(raison)s") % {"nom": compare.nom, "raison": " ".join(erreur.messages)}
            )
    return [geste.pk for geste in gestes if geste is not None], refus


def _changer_un(compare, par, trouves):
    champs = {}
    if Sort.RENOMME in compare.sorts:
        champs["nom"] = compare.nom
    if Sort.REDEFINI in compare.sorts:
        champs["definition"] = compare.ecrit.definition
    faits = [livre.redefinir(compare.code, par, **champs)] if champs else []
    if Sort.DEPLACE in compare.sorts:
        faits.append(livre.deplacer(compare.code, trouves.get(compare.ecrit.parent), par))
    return faits
