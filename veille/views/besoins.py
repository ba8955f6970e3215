"""« Ce qui manque à Bruxelles »: the public register of needs, and what members may know besides."""

import csv
from datetime import timedelta
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from noeuds.models import Noeud
from ressources.models import ManqueDocumente
from socle.besoins import Etat
from socle.cercles.enums import Cercle
from socle.cercles.enums import Etat as EtatDeChose
from socle.cercles.traductions import dans_la_langue
from socle.comptes.carte import forme
from socle.liens import apports
from socle.seuils import SEUIL
from socle.tableurs import desamorcer

from ..besoins.registre import registre
from ..models import Remontee

REMONTEES = 12
_TEINTES = 4


@login_not_required
def besoins(request):
    au, rubriques = registre()
    evolutions = [rubrique for rubrique in rubriques if rubrique.evolution]
    visibles = Remontee.objects.visibles_pour(request.user)
    publiques = visibles.filter(cercle=Cercle.PUBLIC, etat=EtatDeChose.EN_LIGNE)
    contexte = {
        "arrete_le": au - timedelta(days=1),
        "rubriques": rubriques,
        "evolutions": evolutions,
        "mois": _par_mois(evolutions),
        "carte": _carte(rubriques),
        "remontees": publiques.select_related("destination").order_by("-cree_le", "-pk")[:REMONTEES],
        "seuil": SEUIL,
        # Never in the registry of needs: what they bring is for this reader.
        "apports": apports("besoins", None, request.user),
        **_du_reseau(request.user, rubriques),
    }
    return render(request, "veille/besoins/registre.html", contexte)


def _par_mois(rubriques):
    """[(month, [(kind, number)])], latest first."""
    series = [rubrique.evolution.barres for rubrique in rubriques]
    lignes = [
        (barres[0].mois, [(rubrique, b.valeur) for rubrique, b in zip(rubriques, barres, strict=True)])
        for barres in zip(*series, strict=True)
    ]
    return lignes[::-1]


def _carte(rubriques):
    """Full services by municipality, each a link to the directory."""
    etat = next((r.etat for r in rubriques if r.sorte.cle == "services"), Etat(None))
    plus_grand = max((part.nombre for part in etat.communes), default=0)
    if not plus_grand:
        return None
    annuaire = reverse("ressources")
    communes = [
        {
            "nom": part.mots,
            "nombre": part.nombre,
            "teinte": -(-part.nombre * _TEINTES // plus_grand),
            "url": f"{annuaire}?{urlencode({'commune': part.cle})}",
            "choisie": False,
            "forme": forme(part.cle),
        }
        for part in etat.communes
    ]
    return {"communes": communes, "region": {"nombre": etat.total, "url": annuaire, "choisie": False}}


def _du_reseau(user, rubriques):
    """What this member may see and a visitor may not: fewer than five asked, nœuds of the network."""
    if not (user.is_authenticated and user.est_du_reseau):
        return {"manques_du_reseau": [], "noeuds_du_reseau": []}
    montres = {besoin.cle for rubrique in rubriques for besoin, _t in rubrique.besoins}
    manques = ManqueDocumente.objects.visibles_pour(user).ouverts().avec_les_demandes(user)
    lus = manques.select_related("theme", "noeud", "commune").order_by("-depuis", "pk")
    noeuds = Noeud.objects.visibles_pour(user).sources().filter(non_resolu=True, cercle=Cercle.RESEAU)
    return {
        "manques_du_reseau": [manque for manque in lus if f"manque:{manque.reference}" not in montres],
        "noeuds_du_reseau": dans_la_langue(noeuds.select_related("groupe").order_by("title"), user),
    }


@login_not_required
def besoins_csv(request):
    """The public figures alone, whoever asks."""
    au, rubriques = registre()
    reponse = HttpResponse(content_type="text/csv; charset=utf-8")
    reponse["Content-Disposition"] = f'attachment; filename="besoins-{au - timedelta(days=1):%Y-%m-%d}.csv"'
    # For the Excel of Belgium, as every CSV here.
    reponse.write("\ufeff")
    ecrire = csv.writer(reponse, delimiter=";", lineterminator="\r\n").writerow
    ecrire([_("sorte"), _("besoin"), _("nombre"), _("base"), _("tendance"), _("arrêté le")])
    jour = f"{au - timedelta(days=1):%Y-%m-%d}"
    for rubrique in rubriques:
        titre, etat = str(rubrique.sorte.titre), rubrique.etat
        ecrire(_cases([titre, _("en tout"), etat.total, etat.base, rubrique.tendance, jour]))
        for besoin, tendance in rubrique.besoins:
            ecrire(_cases([titre, besoin.mots, besoin.nombre, besoin.base, tendance, jour]))
        for part in [*etat.themes, *etat.communes]:
            ecrire(_cases([titre, part.mots, part.nombre, "", "", jour]))
    return reponse


def _cases(valeurs):
    """A hidden number is empty; a text runs nothing."""
    return ["" if v is None else v if isinstance(v, int) else desamorcer(v) for v in valeurs]
