"""The sheet for the person accompanied: first in which language, then the paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socle.comptes.portes import dans_les_limites
from socle.papiers import reponse_papier

from ..fiche_a_remettre.contenu import fiche, publiques
from ..fiche_a_remettre.libelles import toutes
from .gardees import a_remettre
from .sorties import trop_vite

#: Sheets in one paper: a second of work each at most.
AU_PLUS = 30


@login_not_required
def fiche_a_remettre(request, reference):
    ressource = get_object_or_404(publiques(), reference=reference)
    ancetres = [
        {"titre": _("Ressources"), "url": reverse("ressources")},
        {"titre": ressource.nom, "url": ressource.get_absolute_url(), "langue": ressource.langue},
    ]
    return _choisir(request, "fiche_a_remettre_papier", [reference], ancetres, 1)


@login_not_required
def fiche_a_remettre_papier(request, reference, langue):
    if not dans_les_limites(request, "exporter", lecture=True):
        return trop_vite()
    return _papier(request, [get_object_or_404(publiques(), reference=reference)], langue)


def mes_fiches(request):
    ancetres = [{"titre": _("Mes ressources"), "url": reverse("mes_ressources")}]
    combien = min(len(a_remettre(request.user)), AU_PLUS)
    if not combien:
        raise Http404
    return _choisir(request, "mes_fiches_papier", [], ancetres, combien)


def mes_fiches_papier(request, langue):
    return _papier(request, a_remettre(request.user)[:AU_PLUS], langue)


def _choisir(request, nom, args, ancetres, combien):
    langues = [
        {"code": mots.code, "nom": mots.nom, "sens": mots.sens, "url": reverse(nom, args=[*args, mots.code])}
        for mots in toutes().values()
    ]
    contexte = {"langues": langues, "ancetres": ancetres, "combien": combien}
    return render(request, "ressources/trouver/choisir_la_langue.html", contexte)


def _papier(request, ressources, langue):
    if langue not in toutes() or not ressources:
        raise Http404
    fiches = [
        fiche(ressource, langue, request.build_absolute_uri(ressource.get_absolute_url()))
        for ressource in ressources
    ]
    nom = f"{ressources[0].reference if len(ressources) == 1 else _('fiches')}-{langue}"
    return reponse_papier(request, "ressources/trouver/fiche_a_remettre.html", {"fiches": fiches}, nom)
