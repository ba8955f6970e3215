"""The sheets for the project group: made from the four elements, sent to coordination in one tap, taken back in one."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.comptes.models import Groupe
from socle.papiers import reponse_papier

from .. import permissions
from ..apres import fiches_projet as fiches
from ..forms.transmission import PeriodeForm
from ..models import FicheProjet
from .acces import ancetres, exiger, seance_visible


def fiches_projet(request, slug):
    """Those of a group, for its members; coordination finds here those that were sent to it."""
    groupe = get_object_or_404(Groupe.objects.select_related("bassin"), slug=slug)
    exiger(permissions.voit_les_membres(request.user, groupe))
    anime = permissions.peut_animer(request.user, groupe)
    aujourdhui = timezone.localdate()
    form = PeriodeForm(
        request.POST or None, initial={"du": aujourdhui - timedelta(days=120), "au": aujourdhui}
    )
    if request.method == "POST":
        exiger(anime)
        if form.is_valid():
            return redirect(
                fiches.ouvrir(groupe, form.cleaned_data["du"], form.cleaned_data["au"], request.user)
            )
    contexte = {
        "groupe": groupe,
        "fiches": FicheProjet.objects.visibles_pour(request.user).filter(groupe=groupe)[:50],
        "form": form if anime else None,
        "ancetres": ancetres(groupe),
    }
    return render(request, "cdp/fiches_projet.html", contexte)


@require_POST
def fiche_projet_de_seance(request, reference):
    """The sheet of one session."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_consigner(request.user, seance))
    jour = timezone.localdate(seance.debut)
    return redirect(fiches.ouvrir(seance.groupe, jour, jour, request.user))


def _visible(request, reference):
    visibles = FicheProjet.objects.visibles_pour(request.user).select_related("groupe", "par")
    return get_object_or_404(visibles, reference=reference)


def _contenu(fiche):
    return {"fiche": fiche, "seances": fiches.seances(fiche), "signataires": fiches.signataires(fiche)}


def fiche_projet(request, reference):
    fiche = _visible(request, reference)
    contexte = {
        **_contenu(fiche),
        "anime": permissions.peut_animer(request.user, fiche.groupe),
        "ancetres": ancetres(fiche.groupe),
    }
    return render(request, "cdp/fiche_projet.html", contexte)


def fiche_projet_papier(request, reference):
    fiche = _visible(request, reference)
    nom = f"groupe-projet-{fiche.groupe.slug}-{fiche.au:%Y-%m-%d}"
    return reponse_papier(request, "cdp/papiers/fiche_projet.html", _contenu(fiche), nom)


@require_POST
def fiche_projet_envoyer(request, reference):
    fiche = _visible(request, reference)
    exiger(permissions.peut_animer(request.user, fiche.groupe))
    fiches.envoyer(fiche, request.user)
    messages.success(request, _("La fiche est ouverte à la coordination, avertie par e-mail."))
    return redirect(fiche)


@require_POST
def fiche_projet_reprendre(request, reference):
    fiche = _visible(request, reference)
    exiger(permissions.peut_animer(request.user, fiche.groupe))
    fiches.reprendre(fiche, request.user)
    messages.success(request, _("La fiche est de nouveau pour le groupe seul."))
    return redirect(fiche)
