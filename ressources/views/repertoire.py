"""The directory: its list, and its map."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from .. import permissions
from ..facettes import Recherche
from ..repertoire.carte import lieux
from ..repertoire.demande import REGION, VUE_CARTE
from ..suivi.part import part_publique
from .gardees import boutons

PAR_PAGE = 24


@login_not_required
def ressources(request):
    """The list, with its facets; everything it shows and counts is visible to this reader."""
    recherche = Recherche(request.GET, request.user)
    facettes = recherche.facettes()
    page = Paginator(recherche.resultats(recherche.visibles.pour_cartes()), PAR_PAGE).get_page(
        request.GET.get("page")
    )
    page.object_list = list(page.object_list)
    contexte = {
        "recherche": recherche,
        "vues": _vues(recherche),
        "carte": lieux(recherche) if recherche.sur_la_carte else None,
        "elargir": _elargir(recherche, facettes),
        "garde": [("vue", VUE_CARTE)] if recherche.sur_la_carte else [],
        "question": {"id": "ressources-q", "libelle": _("Un nom, un mot"), "valeur": recherche.texte},
        "facettes": [*facettes.values(), recherche.facette_tri],
        "choix_actifs": recherche.choix_actifs(facettes),
        "page": page,
        "peut_contribuer": permissions.peut_contribuer(request.user),
        "peut_importer": permissions.peut_importer(request.user),
        "part": None if recherche.est_filtree else part_publique(),
        "ici": "",
        **boutons(request, page.object_list),
    }
    return render(request, "ressources/ressources.html", contexte)


def _vues(recherche):
    return [
        {"url": recherche.adresse(vue=""), "libelle": _("Liste"), "courant": not recherche.sur_la_carte},
        {"url": recherche.adresse(vue=VUE_CARTE), "libelle": _("Carte"), "courant": recherche.sur_la_carte},
    ]


def _elargir(recherche, facettes):
    """From one commune to those around it, when that shows more."""
    for nis in recherche.choix["commune"]:
        if nis != REGION:
            pres = next(o.compte for o in facettes["pres_de"].options if o.valeur == nis)
            if pres > recherche.total:
                return {"url": recherche.adresse(commune="", pres_de=nis), "nombre": pres - recherche.total}
    return None
