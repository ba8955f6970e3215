"""What any member adds to a record: a tip, a check, a signal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles.actions import signer
from socle.cercles.enums import Cercle

from .. import actions, permissions
from ..forms import FormulaireModeEmploi, FormulaireSignalement, FormulaireVerification
from ..models import ModeEmploi, Ressource
from .suivi import ou_revenir


def _fiche(request, reference):
    return get_object_or_404(Ressource.objects.visibles_pour(request.user), reference=reference)


@require_POST
def toujours_vrai(request, reference):
    """« Toujours vrai » : a human check, in one tap."""
    fiche = _fiche(request, reference)
    if not permissions.peut_verifier(request.user, fiche):
        raise Http404
    form = FormulaireVerification(request.POST)
    if not form.is_valid():
        messages.error(request, _("Dites comment vous le savez : choisissez dans la liste."))
        return redirect(fiche)
    actions.verifier(fiche, request.user, form.cleaned_data["comment"])
    messages.success(request, _("Merci : la fiche est vérifiée d’aujourd’hui."))
    return redirect(ou_revenir(request, fiche))


@require_POST
def signaler(request, reference):
    """« Complet », « fermé »… in two taps; what was typed comes back when it cannot be kept."""
    fiche = _fiche(request, reference)
    if not permissions.peut_signaler(request.user, fiche):
        raise Http404
    form = FormulaireSignalement(request.POST, ressource=fiche)
    if not form.is_valid():
        contexte = {
            "form": form,
            "titre": _("Signaler un changement"),
            "ancetres": _ancetres(fiche),
            "retour": fiche.get_absolute_url(),
            "lecteurs": _("Lu par la modération et la coordination."),
            "bouton": _("Signaler"),
        }
        return render(request, "ressources/petit_formulaire.html", contexte, status=422)
    actions.signaler(fiche, request.user, **form.cleaned_data)
    messages.success(request, _("Merci : votre signalement s’affiche sur la fiche, avec sa date."))
    return redirect(fiche)


@login_not_required
def mode_emploi(request, reference):
    """One tip on its own page, to share it and to review it."""
    visibles = ModeEmploi.objects.visibles_pour(request.user).select_related("auteur", "groupe", "ressource")
    astuce = get_object_or_404(visibles, reference=reference)
    contexte = {
        "mode_emploi": astuce,
        "ancetres": _ancetres(astuce.ressource),
        "peut_modifier": permissions.peut_modifier(request.user, astuce),
    }
    return render(request, "ressources/mode_emploi.html", contexte)


def mode_emploi_nouveau(request, reference):
    """A tip starts as its author's draft, like everything else."""
    fiche = _fiche(request, reference)
    if not permissions.peut_ajouter_un_mode_emploi(request.user, fiche):
        raise Http404
    astuce = ModeEmploi(ressource=fiche)
    form = FormulaireModeEmploi(request.POST or None, instance=astuce, ressource=fiche)
    if request.method == "POST" and form.is_valid():
        signer(astuce, request.user, _groupe(request.user, fiche))
        form.save()
        messages.success(
            request,
            _("C’est enregistré, pour vous seul·e. Pour le partager, regardez « Qui peut voir ceci »."),
        )
        return redirect(astuce)
    return _formulaire(request, form, fiche, _("Ajouter un mode d’emploi"), fiche.get_absolute_url())


def mode_emploi_modifier(request, reference):
    astuce = get_object_or_404(
        ModeEmploi.objects.visibles_pour(request.user).select_related("ressource"), reference=reference
    )
    if not permissions.peut_modifier(request.user, astuce):
        raise Http404
    form = FormulaireModeEmploi(request.POST or None, instance=astuce, ressource=astuce.ressource)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("C’est enregistré."))
        return redirect(astuce)
    return _formulaire(
        request, form, astuce.ressource, _("Modifier le mode d’emploi"), astuce.get_absolute_url()
    )


def _groupe(user, fiche):
    """The group of the resource when only it reads it, else her first group."""
    if fiche.cercle == Cercle.GROUPE:
        return fiche.groupe
    return next((adhesion.cycle.groupe for adhesion in user.adhesions_actives), None)


def _ancetres(fiche):
    return [
        {"titre": _("Ressources"), "url": reverse("ressources")},
        {"titre": str(fiche), "url": fiche.get_absolute_url(), "langue": fiche.langue},
    ]


def _formulaire(request, form, fiche, titre, retour):
    contexte = {
        "form": form,
        "titre": titre,
        "ancetres": _ancetres(fiche),
        "retour": retour,
        "lecteurs": _("Vous seul·e, tant que vous ne le partagez pas."),
        "bouton": _("Enregistrer"),
    }
    return render(request, "ressources/petit_formulaire.html", contexte, status=422 if form.is_bound else 200)
