"""« Mes recherches suivies » : nobody else reads them."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import permissions
from ..filtres import ecrire_filtres, recevoir_filtres
from ..trouver import Recherche
from . import actions
from .libelles import libelles
from .models import RechercheSuivie
from .nouveautes import Nouveautes

#: Titles shown of each; the rest is on the page of its results.
MONTREES = 5


def mes_recherches(request):
    """Each with what is new since she last looked."""
    suivies = list(RechercheSuivie.objects.filter(personne=request.user))
    nouveautes = Nouveautes(request.user, suivies)
    lignes = [_ligne(suivie, nouveautes.de(suivie), request.user) for suivie in suivies]
    contexte = {
        # Those that have something to say first.
        "lignes": sorted(lignes, key=lambda ligne: not ligne["nombre"]),
        "au_plus": actions.AU_PLUS,
        "ancetres": [{"titre": _("Mon espace"), "url": reverse("mon_espace")}],
    }
    return render(request, "search/mes_recherches.html", contexte)


def _ligne(suivie, nouvelles, user):
    return {
        "suivie": suivie,
        "nombre": len(nouvelles),
        "montrees": nouvelles[:MONTREES],
        "libelles": libelles(suivie, user),
    }


@require_POST
def suivre(request):
    """From the page of results, and back to it."""
    if not permissions.peut_suivre(request.user):
        raise Http404
    recherche = Recherche(request.user, request.POST.get("q", ""), **recevoir_filtres(request.POST))
    if not recherche.question:
        return redirect("recherche")
    try:
        suivie = actions.suivre(request.user, recherche)
    except actions.TropDeRecherches:
        messages.error(
            request,
            _("Vous suivez déjà %(n)s recherches, c’est le plus possible. Laissez-en une d’abord.")
            % {"n": actions.AU_PLUS},
        )
        return redirect("mes_recherches")
    except actions.MotsQuiDesignent:
        messages.error(
            request, _("Ces mots peuvent faire reconnaître quelqu’un : cette recherche ne se garde pas.")
        )
        return redirect(_resultats(recherche))
    messages.success(
        request, _("Vous suivez cette recherche. Ce qui sera nouveau est dans « Mes recherches suivies ».")
    )
    return redirect(suivie)


def _resultats(recherche):
    return RechercheSuivie(
        question=recherche.question, filtres=ecrire_filtres(recherche.filtres)
    ).get_absolute_url()


def _sienne(request, reference):
    return get_object_or_404(RechercheSuivie, personne=request.user, reference=reference)


@require_POST
def vue(request, reference):
    actions.voir(_sienne(request, reference))
    return redirect("mes_recherches")


@require_POST
def laisser(request, reference):
    """From her list, or from the page of its results, where she comes back."""
    suivie = _sienne(request, reference)
    suivie.delete()
    messages.success(request, _("Vous ne suivez plus cette recherche."))
    return redirect(suivie if request.POST.get("suite") == "resultats" else "mes_recherches")


@require_POST
def courriel(request, reference):
    """Written to or not: this search alone."""
    suivie = _sienne(request, reference)
    suivie.par_courriel = request.POST.get("par_courriel") == "oui"
    suivie.save(update_fields=["par_courriel"])
    return redirect("mes_recherches")
