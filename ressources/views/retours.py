"""« Ce que j’en retiens » : written after an immersion, shared by the usual steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from socle.cercles.actions import signer
from socle.cercles.permissions import peut_modifier

from ..forms.retours import FormulaireRetour
from ..models import DemandeDImmersion, RetourDImmersion
from ..rencontres import permissions
from .immersions import ancetres, exiger, formulaire


@login_not_required
def retour_d_immersion(request, reference):
    visibles = RetourDImmersion.objects.visibles_pour(request.user)
    retour = get_object_or_404(
        visibles.select_related("auteur", "groupe", "lieu__dispositif"), reference=reference
    )
    contexte = {
        "retour": retour,
        "ancetres": ancetres(retour.lieu.dispositif, retour.lieu),
        "peut_modifier": peut_modifier(request.user, retour),
    }
    return render(request, "ressources/rencontres/retour.html", contexte)


def retour_nouveau(request, reference):
    """Of an immersion that she made; the house reads it too, nobody else before she asks."""
    demandes = DemandeDImmersion.objects.visibles_pour(request.user).pour_page()
    demande = get_object_or_404(demandes, reference=reference)
    exiger(permissions.peut_raconter(request.user, demande))
    if deja := RetourDImmersion.objects.visibles_pour(request.user).filter(demande=demande).first():
        return redirect(deja)
    retour = RetourDImmersion(demande=demande, lieu=demande.lieu)
    form = FormulaireRetour(request.POST or None, instance=retour)
    if request.method == "POST" and form.is_valid():
        adhesion = next(iter(request.user.adhesions_actives), None)
        signer(retour, request.user, adhesion.cycle.groupe if adhesion else None)
        form.save()
        messages.success(
            request, _("C’est enregistré, pour vous et la maison. Partagez-le si vous le voulez.")
        )
        return redirect(retour)
    return _page(request, form, demande.lieu, demande.get_absolute_url())


def retour_modifier(request, reference):
    visibles = RetourDImmersion.objects.visibles_pour(request.user)
    retour = get_object_or_404(visibles.select_related("lieu__dispositif"), reference=reference)
    exiger(peut_modifier(request.user, retour))
    form = FormulaireRetour(request.POST or None, instance=retour)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré."))
        return redirect(retour)
    return _page(request, form, retour.lieu, retour.get_absolute_url())


def _page(request, form, lieu, suite):
    return formulaire(
        request,
        form,
        _("Ce que j’en retiens"),
        suite,
        _("Vous et la maison qui vous a accueilli·e, tant que vous ne le partagez pas."),
        _("Enregistrer"),
        ancetres(lieu.dispositif, lieu),
    )
