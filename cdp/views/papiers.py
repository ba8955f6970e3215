"""Where papers are issued: the group's page, and one's own."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from .. import permissions
from ..enums import GenreDePapier
from ..models import Papier, Seance
from ..papiers import emettre
from ..papiers.bilan import Bilan, est_a_jour
from .acces import ancetres, exiger
from .acces_papiers import adhesion_a_attester, cycle_a_papiers, groupe_a_papiers, seance_a_papiers


def papiers(request, slug):
    """Attestations, lists, indemnities and tables of one cycle of the group."""
    groupe = groupe_a_papiers(request.user, slug)
    cycles = list(groupe.cycles.all())
    cycle = _cycle_demande(request, groupe, cycles)
    contexte = {
        "groupe": groupe,
        "cycle": cycle,
        "ancetres": ancetres(groupe),
        "cycles": _onglets(cycles, cycle),
    }
    if cycle is None:
        return render(request, "cdp/papiers.html", {**contexte, "gens": [], "seances": []})
    bilan = Bilan.du_cycle(cycle)
    emis = _papiers_du_cycle(cycle, bilan)
    gens = [_ligne(adhesion, bilan, emis) for adhesion in bilan.adhesions]
    contexte["gens"] = [ligne for ligne in gens if ligne["minutes"] or ligne["adhesion"].est_en_cours]
    contexte["seances"] = _seances(request.user, cycle, bilan, emis)
    contexte["a_etablir"] = any(ligne["minutes"] and not ligne["papier"] for ligne in gens)
    contexte["etablies"] = any(ligne["papier"] for ligne in gens)
    return render(request, "cdp/papiers.html", contexte)


def _cycle_demande(request, groupe, cycles):
    demande = request.GET.get("cycle", "")
    choisi = next((cycle for cycle in cycles if str(cycle.pk) == demande), None)
    if demande and choisi is None:
        raise Http404
    return choisi or groupe.cycle_courant()


def _onglets(cycles, courant):
    return [
        {"libelle": cycle.annees, "url": f"?cycle={cycle.pk}", "courant": cycle == courant}
        for cycle in cycles
    ]


def _papiers_du_cycle(cycle, bilan):
    """Those that are current and true: by person, then by session."""
    du_cycle = Q(cycle=cycle) | Q(seance__cycle=cycle)
    emis = Papier.objects.en_cours().filter(du_cycle).select_related("seance")
    vrais = [papier for papier in emis if est_a_jour(papier, bilan)]
    return {(papier.genre, papier.personne_id or papier.seance_id): papier for papier in vrais}


def _ligne(adhesion, bilan, emis):
    return {
        "adhesion": adhesion,
        "nombre": len(bilan.suivies(adhesion)),
        "minutes": bilan.minutes(adhesion),
        "papier": emis.get((GenreDePapier.ATTESTATION, adhesion.personne_id)),
    }


def _seances(user, cycle, bilan, emis):
    """Every session of the cycle by its date; its title for those who may read it."""
    lisibles = set(Seance.objects.visibles_pour(user).filter(cycle=cycle).values_list("pk", flat=True))
    membre = permissions.est_membre(user, cycle.groupe)
    return [
        {
            "seance": seance,
            "lisible": seance.pk in lisibles,
            "ordre_du_jour": membre and seance.pk in lisibles,
            "notee": seance.est_finie and bilan.est_notee(seance),
            "papier": emis.get((GenreDePapier.INDEMNITES, seance.pk)),
        }
        for seance in bilan.prevues
    ]


def mes_attestations(request):
    """What she can show of her years here, also once she has left."""
    adhesions = request.user.adhesions.select_related("personne", "cycle__groupe").order_by("-cycle__debut")
    bilan = Bilan(adhesions)
    emis = Papier.objects.en_cours().filter(genre=GenreDePapier.ATTESTATION, personne=request.user)
    vrais = {papier.cycle_id: papier for papier in emis if est_a_jour(papier, bilan)}
    lignes = [
        {
            "adhesion": adhesion,
            "nombre": len(bilan.suivies(adhesion)),
            "minutes": bilan.minutes(adhesion),
            "papier": vrais.get(adhesion.cycle_id),
        }
        for adhesion in bilan.adhesions
    ]
    return render(request, "cdp/mes_attestations.html", {"lignes": lignes})


@require_POST
def attestation_etablir(request, reference):
    """By herself, or by who issues the papers of her group."""
    adhesion = adhesion_a_attester(request.user, reference)
    exiger(emettre.etablir_attestations(adhesion.cycle, request.user, adhesion))
    messages.success(request, _("L’attestation est établie."))
    if adhesion.personne_id == request.user.pk:
        return redirect("mes_attestations")
    return redirect(_page_du_cycle(adhesion.cycle))


@require_POST
def attestations_etablir(request, slug, cycle):
    cycle = cycle_a_papiers(request.user, slug, cycle)
    nombre = len(emettre.etablir_attestations(cycle, request.user))
    mot = ngettext("%(n)s attestation est à jour.", "%(n)s attestations sont à jour.", nombre)
    messages.success(request, mot % {"n": nombre})
    return redirect(_page_du_cycle(cycle))


@require_POST
def indemnites_etablir(request, reference):
    seance = seance_a_papiers(request.user, reference)
    exiger(seance.est_finie and not seance.annulee)
    papier = emettre.etablir_indemnites(seance, request.user)
    if papier.empreintes:
        messages.success(request, _("La fiche d’indemnités est établie."))
    else:
        messages.warning(request, _("La fiche est établie, mais vide : personne n’y a droit."))
    return redirect(_page_du_cycle(seance.cycle))


@require_POST
def papier_retirer(request, code):
    """Its code then says that it was withdrawn."""
    papier = get_object_or_404(Papier.objects.en_cours(), code=code)
    cycle = papier.cycle or (papier.seance.cycle if papier.seance else None)
    exiger(cycle is not None and permissions.etablit_les_papiers(request.user, cycle.groupe))
    emettre.retirer(papier)
    messages.success(request, _("Le papier est retiré : son code le dit."))
    return redirect(_page_du_cycle(cycle))


def _page_du_cycle(cycle):
    return f"{reverse('papiers', args=[cycle.groupe.slug])}?cycle={cycle.pk}"
