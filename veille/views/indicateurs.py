"""Figures for coordination and funders: a page, a workbook, one sheet of paper a season."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from socle.papiers import reponse_papier
from socle.seuils import SEUIL
from socle.tableurs import reponse_xlsx

from ..indicateurs.bilan import perimetre, tableaux
from ..permissions import groupes_des_indicateurs, peut_lire_les_indicateurs, peut_veiller

#: What a sheet of paper has room for: the rest is in the workbook.
_SUR_PAPIER = ("seances", "heures", "secteur", "rencontres", "repertoire", "publie")


def _perimetre(request):
    if not peut_lire_les_indicateurs(request.user):
        raise Http404
    return perimetre(request.user, request.GET.get("saison", ""), request.GET.get("groupe", ""))


def indicateurs(request):
    ou = _perimetre(request)
    contexte = {
        "ou": ou,
        "tableaux": tableaux(ou),
        "saisons": [{"valeur": str(une), "choisie": une == ou.saison} for une in ou.saisons],
        "tout_le_reseau": groupes_des_indicateurs(request.user) is None,
        "seuil": SEUIL,
        "arrete_le": _jour(ou),
        "ancetres": [{"titre": _("Ma table"), "url": reverse("veille")}]
        if peut_veiller(request.user)
        else [],
    }
    return render(request, "veille/indicateurs/page.html", contexte)


def indicateurs_xlsx(request):
    """One sheet a table, and one for what each counts; what a page hides, a workbook hides."""
    ou = _perimetre(request)
    lus = tableaux(ou)
    cache = _("moins de cinq, ou ce qui permettrait de le retrouver")
    definitions = [(t.titre, t.base, t.definition, _jour(ou), cache) for t in lus]
    entetes = [_("Feuille"), _("Base"), _("Comment c’est compté"), _("Arrêté le"), _("Ce que cache « · »")]
    feuilles = [(_("Définitions"), entetes, definitions)]
    feuilles += [(tableau.cle, _entetes(tableau), _rangees(tableau)) for tableau in lus]
    return reponse_xlsx(f"indicateurs-{ou.saison}", feuilles)


def _jour(ou):
    return ou.saison.fin - timedelta(days=1)


def _entetes(tableau):
    return [str(colonne) for colonne in tableau.colonnes]


def _rangees(tableau):
    return [[str(nom), *("·" if case is None else case for case in cases)] for nom, cases in tableau.lignes]


def indicateurs_papier(request):
    """For who funds: the whole network on one page. A moderator has her page and her workbook."""
    ou = _perimetre(request)
    if groupes_des_indicateurs(request.user) is not None:
        raise Http404
    lus = tableaux(ou)
    contexte = {
        "saison": str(ou.saison),
        "arrete_le": _jour(ou),
        "tableaux": [tableau for tableau in lus if tableau.cle in _SUR_PAPIER],
        "contributions": _contributions(lus),
        "seuil": SEUIL,
    }
    return reponse_papier(request, "veille/indicateurs/papier.html", contexte, f"indicateurs-{ou.saison}")


def _contributions(lus):
    """[(kind, in all, season before)]"""
    tableau = next(tableau for tableau in lus if tableau.cle == "contributions")
    (_total, total), (_avant, avant) = tableau.lignes[-2:]
    return list(zip(tableau.colonnes[1:], total, avant, strict=True))
