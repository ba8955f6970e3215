"""The two representatives of a group: whose turn it is, since when, and those of before."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.comptes.models import Groupe

from .. import permissions
from ..apres import representants as tours
from ..forms.transmission import RepresentantForm
from ..models import MandatDeRepresentant
from ..models.transmission import REPRESENTANTS
from .acces import ancetres, exiger


def _groupe(slug):
    return get_object_or_404(Groupe.objects.select_related("bassin"), slug=slug)


def representants(request, slug):
    """Read in the group, and by coordination; a moderator writes down whom the group chose."""
    groupe = _groupe(slug)
    exiger(permissions.voit_les_membres(request.user, groupe))
    anime = permissions.peut_animer(request.user, groupe)
    mandats = list(MandatDeRepresentant.objects.filter(groupe=groupe).select_related("personne", "groupe"))
    en_cours = [mandat for mandat in mandats if mandat.fini_le is None]
    form = RepresentantForm(request.POST or None, groupe=groupe)
    if request.method == "POST":
        exiger(anime)
        if form.is_valid():
            _choisir(request, groupe, form.cleaned_data)
            return redirect("representants", groupe.slug)
    contexte = {
        "groupe": groupe,
        "en_cours": en_cours,
        "anciens": [mandat for mandat in mandats if mandat.fini_le is not None],
        "form": form if anime and len(en_cours) < REPRESENTANTS else None,
        "anime": anime,
        "ancetres": ancetres(groupe),
    }
    return render(request, "cdp/representants.html", contexte)


def _choisir(request, groupe, choix):
    try:
        tours.choisir(groupe, choix["personne"], choix["mois"], request.user)
    except tours.Complet:
        messages.error(
            request, _("Le groupe a déjà deux représentant·es. Un tour finit avant qu’un autre commence.")
        )
    else:
        messages.success(request, _("C’est noté. Vous serez averti·e avant la fin du tour."))


@require_POST
def representant_finir(request, slug, mandat):
    groupe = _groupe(slug)
    exiger(permissions.peut_animer(request.user, groupe))
    en_cours = MandatDeRepresentant.objects.en_cours().filter(groupe=groupe).select_related("groupe")
    tours.finir(get_object_or_404(en_cours, pk=mandat), request.user)
    messages.success(request, _("Ce tour est fini. Merci à la personne qui l’a tenu."))
    return redirect("representants", groupe.slug)
