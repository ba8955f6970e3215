from django.contrib import messages
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from noeuds.models import BrouillonDeVignette
from noeuds.views.envoi import aller, sans_quitter_la_page

from .. import actions, permissions
from ..forms import PreparationForm
from ..models import Preparation
from ..preparations.preparer import commencer_le_recit, defaire_le_recit
from .acces import ancetres, exiger, seance_visible


@never_cache
@sensitive_post_parameters()
def preparation(request, reference):
    """Mine, to write and to give; below, those of the others that I may read."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.est_membre(request.user, seance.groupe))
    if request.method == "POST":
        exiger(permissions.peut_preparer(request.user, seance))
        return _recevoir(request, seance)
    mienne = actions.preparation_de(request.user, seance)
    form = PreparationForm(instance=mienne, initial=_demandee(request, mienne))
    if form.instance.pk and permissions.peut_preparer(request.user, seance):
        form.marquer_les_passages()
    return _montrer(request, seance, form)


def _demandee(request, mienne):
    """The question that a search left without answer, after those that she has; kept once she says so."""
    question = request.GET.get("question", "").replace("\x00", "").strip()[:200]
    return {"questions": f"{mienne.questions}\n{question}".strip()} if question else {}


@transaction.atomic
def _recevoir(request, seance):
    mienne = actions.preparation_de(request.user, seance, verrou=True)
    form = PreparationForm(request.POST, instance=mienne, a_envoyer="envoyer" in request.POST)
    if form.is_valid():
        _enregistrer(request, form)
        return aller(request, reverse("preparation", args=[seance.reference]))
    if sans_quitter_la_page(request):
        return aller(request, "")
    return _montrer(request, seance, form)


def _montrer(request, seance, form):
    contexte = {
        "seance": seance,
        "mienne": form.instance,
        "form": form,
        "recit": _recit(form.instance),
        "peut_preparer": permissions.peut_preparer(request.user, seance),
        "peut_animer": permissions.peut_animer(request.user, seance.groupe),
        "autres": Preparation.objects.visibles_pour(request.user)
        .filter(seance=seance)
        .exclude(auteur=request.user)
        .select_related("auteur", "groupe", "seance"),
        "ancetres": ancetres(seance.groupe, seance),
    }
    return render(request, "cdp/preparation.html", contexte)


def _recit(preparation):
    """The draft that her situation became, as long as she has it; a vignette since then is hers to find."""
    if not preparation.recit:
        return None
    return BrouillonDeVignette.objects.de(preparation.auteur).filter(reference=preparation.recit).first()


def _enregistrer(request, form):
    form.save()
    if form.a_envoyer and not form.instance.est_envoyee:
        actions.envoyer_preparation(form.instance, request.user)
        messages.success(request, _("Votre préparation est envoyée au groupe. Merci !"))
    elif form.instance.est_envoyee:
        commencer_le_recit(form.instance)
        messages.success(request, _("Votre préparation est à jour."))
    else:
        messages.success(request, _("Brouillon gardé. Vous seul·e le voyez."))


@never_cache
@require_POST
@sensitive_post_parameters()
@transaction.atomic
def preparation_en_chemin(request, reference):
    """What is typed, as one types it: what is clean is kept here, the rest stays in the browser. JSON.

    Never once it is given: the group would read half a sentence.
    """
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_preparer(request.user, seance))
    form = PreparationForm(request.POST, instance=actions.preparation_de(request.user, seance, verrou=True))
    entier = form.is_valid()
    if form.instance.est_envoyee or form.non_field_errors():
        return JsonResponse(
            {"entier": False, "phrase": _("Gardé dans ce téléphone : la préparation a changé ailleurs.")}
        )
    form.garder_ce_qui_est_propre()
    phrase = "" if entier else _("Gardé dans ce téléphone : un passage est à revoir.")
    return JsonResponse({"entier": entier, "phrase": phrase, "version": form.instance.modifie_le.isoformat()})


@require_POST
@transaction.atomic
def preparation_sans_recit(request, reference):
    """She wants no draft of the situation that she brings; what she gave to the group stays."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.est_membre(request.user, seance.groupe))
    mienne = actions.preparation_de(request.user, seance, verrou=True)
    exiger(mienne.pk is not None and bool(mienne.recit))
    if defaire_le_recit(mienne):
        messages.success(request, _("Le brouillon de situation est effacé. Votre préparation reste."))
    else:
        messages.warning(request, _("Vous avez déjà continué cette situation. Effacez-la depuis sa page."))
    return redirect("preparation", seance.reference)
