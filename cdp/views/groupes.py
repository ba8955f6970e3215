from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from socle.comptes.enums import Role
from socle.comptes.models import Groupe
from socle.comptes.territoire import contrees
from socle.liens import apports

from .. import permissions
from ..invitations.pages import oubliee
from ..models import Seance
from .acces import ancetres

PAR_PAGE = 24


@login_not_required
def groupes(request):
    """Every group by basin: what it is, never who is in it."""
    groupes = Groupe.objects.filter(archive=False).select_related("bassin").order_by("bassin__rang", "nom")
    return render(
        request,
        "cdp/groupes.html",
        {
            "territoire": contrees(),
            "par_bassin": [groupe for groupe in groupes if groupe.bassin_id],
            "autres": [groupe for groupe in groupes if not groupe.bassin_id],
            "archives": Groupe.objects.filter(archive=True),
        },
    )


@login_not_required
def groupe(request, slug):
    """One group: what it is, for everybody; its sessions and its people, for those of it."""
    groupe = get_object_or_404(Groupe.objects.select_related("bassin"), slug=slug)
    visibles = Seance.objects.visibles_pour(request.user).filter(groupe=groupe)
    passees = visibles.passees().select_related("cycle").prefetch_related("noeuds")
    membre = permissions.est_membre(request.user, groupe)
    prochaine = visibles.prochaine() if membre else None
    ensuite = visibles.a_venir().exclude(pk=prochaine.pk) if prochaine else []
    return render(
        request,
        "cdp/groupe.html",
        {
            "groupe": groupe,
            "ancetres": ancetres(),
            "communes": groupe.bassin.communes.all() if groupe.bassin else [],
            "membre": membre,
            "peut_animer": permissions.peut_animer(request.user, groupe),
            "voit_le_cycle": permissions.voit_le_cycle(request.user, groupe),
            "voit_les_membres": permissions.voit_les_membres(request.user, groupe),
            "etablit_les_papiers": permissions.etablit_les_papiers(request.user, groupe),
            "prochaine": prochaine,
            "a_inviter": oubliee(request.user, prochaine),
            "a_venir": ensuite[:PAR_PAGE],
            "page": Paginator(passees, PAR_PAGE).get_page(request.GET.get("page")),
            "apports": apports("groupe", groupe, request.user),
            **_membres(request.user, groupe),
        },
    )


def _membres(user, groupe):
    """Its cycles and its present people, moderators apart; nothing for whoever may not know them."""
    if not permissions.voit_les_membres(user, groupe):
        return {"cycles": [], "moderateurs": [], "membres": []}
    cycles = list(groupe.cycles.all())
    cycle = groupe.cycle_courant(cycles)
    encore_la = Q(fin__isnull=True) | Q(fin__gte=timezone.localdate())
    adhesions = cycle.adhesions.filter(encore_la).select_related("personne") if cycle else []
    return {
        "cycles": cycles,
        "moderateurs": [a for a in adhesions if a.role == Role.MODERATEUR],
        "membres": [a for a in adhesions if a.role != Role.MODERATEUR],
    }


def ma_cdp(request):
    """Straight to one's group; the list when there are several; a kind word when there is none."""
    mes_groupes = {a.cycle.groupe_id: a.cycle.groupe for a in request.user.adhesions_actives}
    if len(mes_groupes) == 1:
        return redirect(next(iter(mes_groupes.values())))
    prochaines = {}
    for seance in (
        Seance.objects.visibles_pour(request.user).a_venir().filter(groupe__in=mes_groupes, annulee=False)
    ):
        prochaines.setdefault(seance.groupe_id, seance)
    rangees = [
        {"groupe": groupe, "prochaine": prochaines.get(groupe.pk)}
        for groupe in sorted(mes_groupes.values(), key=lambda groupe: groupe.nom)
    ]
    return render(request, "cdp/ma_cdp.html", {"rangees": rangees})
