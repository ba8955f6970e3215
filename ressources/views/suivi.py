"""The queue of the directory, and the small gestures that keep a record true."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import actions, permissions
from ..forms.suivi import FormulaireAVerifier, FormulaireDisponibilite
from ..models import DemandeAuContact, ModeEmploi, Ressource, Signalement
from ..suivi import file, propositions, reponses

PAR_PAGE = 12
A_TRAITER = "a_traiter"


def ressources_a_verifier(request):
    """Any member helps to check; what is reported or answered is for whoever keeps the directory."""
    user = request.user
    if not permissions.peut_contribuer(user):
        raise Http404
    en_attente = file.a_traiter(user)
    nombre = en_attente.count()
    voit_la_suite = nombre or permissions.tient_le_repertoire(user)
    traite = request.GET.get("quoi") == A_TRAITER and voit_la_suite
    contexte = _a_traiter(user, en_attente) if traite else _dues(request)
    contexte["page"] = page = Paginator(contexte.pop("liste"), PAR_PAGE).get_page(request.GET.get("page"))
    if traite:
        _decrire(page, user)
    contexte |= {
        "ancetres": [{"titre": _("Ressources"), "url": reverse("ressources")}],
        "onglets": _onglets(traite, nombre) if voit_la_suite else [],
        "ici": request.get_full_path(),
    }
    gabarit = "a_traiter" if traite else "a_verifier"
    return render(request, f"ressources/suivi/{gabarit}.html", contexte)


def _dues(request):
    form = FormulaireAVerifier(request.GET)
    return {"form": form, "liste": form.filtrer(file.dues(request.user).prefetch_related("communes"))}


def _a_traiter(user, en_attente):
    return {"liste": file.avec_ce_qui_attend(en_attente.order_by("nom_plie", "pk"), user)}


def _decrire(page, user):
    for fiche in page.object_list:
        fiche.se_corrige = permissions.peut_corriger(user, fiche)
        if not permissions.tient_le_repertoire(user):
            fiche.signalements_ouverts, fiche.reponses = [], []
        for reponse in fiche.reponses:
            reponse.ressource = fiche
            reponse.mots = propositions.en_mots(reponse)


def _onglets(traite, nombre):
    ici = reverse("ressources_a_verifier")
    return [
        {"libelle": _("À vérifier"), "url": ici, "courant": not traite},
        {"libelle": _("À traiter"), "url": f"{ici}?quoi={A_TRAITER}", "courant": traite, "nombre": nombre},
    ]


@require_POST
def disponibilite(request, reference):
    """Does it take people? Chosen, saved and dated; what was typed comes back when it cannot be kept."""
    fiche = get_object_or_404(Ressource.objects.visibles_pour(request.user), reference=reference)
    if not permissions.peut_verifier(request.user, fiche):
        raise Http404
    form = FormulaireDisponibilite(
        request.POST, ressource=fiche, peut_ecrire=permissions.peut_corriger(request.user, fiche)
    )
    if not form.is_valid():
        contexte = {
            "form": form,
            "titre": _("Prend-on des personnes ?"),
            "ancetres": _ancetres(fiche),
            "retour": fiche.get_absolute_url(),
            "lecteurs": _("Lu par toutes les personnes qui voient cette fiche."),
            "bouton": _("Enregistrer"),
        }
        return render(request, "ressources/petit_formulaire.html", contexte, status=422)
    dite = form.cleaned_data
    pour = dite.get("pour", fiche.disponibilite_pour)
    actions.noter_disponibilite(fiche, request.user, dite["disponibilite"], dite["attente_semaines"], pour)
    messages.success(request, _("Merci : la disponibilité est à jour, avec la date d’aujourd’hui."))
    return redirect(fiche)


@require_POST
def mode_emploi_confirmer(request, reference):
    """« Still true? » of a tip: yes, it is dated; no, it is folded away until somebody decides."""
    visibles = ModeEmploi.objects.visibles_pour(request.user).select_related("ressource")
    conseil = get_object_or_404(visibles, reference=reference)
    if not permissions.peut_confirmer(request.user, conseil):
        raise Http404
    if request.POST.get("vrai") == "1":
        actions.confirmer_un_conseil(conseil, request.user)
        messages.success(request, _("Merci : ce conseil est confirmé d’aujourd’hui."))
    else:
        actions.contredire_un_conseil(conseil, request.user)
        messages.success(request, _("Merci : ce conseil est mis de côté, et sera revu."))
    return redirect(ou_revenir(request, conseil.ressource))


@require_POST
def signalement_lever(request, numero):
    """Its author takes it back; whoever keeps the directory says that it is settled."""
    user = request.user
    signalement = get_object_or_404(
        Signalement.objects.select_related("ressource").filter(
            leve_le=None, ressource__in=Ressource.objects.visibles_pour(user)
        ),
        pk=numero,
    )
    fiche = signalement.ressource
    if not (
        permissions.peut_reprendre_un_signalement(user, signalement) or permissions.peut_corriger(user, fiche)
    ):
        raise Http404
    actions.lever_un_signalement(signalement, user)
    messages.success(request, _("Ce signalement ne s’affiche plus."))
    return redirect(ou_revenir(request, fiche))


@require_POST
def reponse_ecarter(request, numero):
    """What a contact answered needs nothing more."""
    demande = get_object_or_404(
        DemandeAuContact.objects.select_related("ressource").filter(
            ressource__in=Ressource.objects.visibles_pour(request.user)
        ),
        pk=numero,
    )
    if not permissions.peut_corriger(request.user, demande.ressource):
        raise Http404
    reponses.ecarter(demande, request.user)
    messages.success(request, _("C’est noté : cette réponse n’attend plus."))
    return redirect(ou_revenir(request, demande.ressource))


def ou_revenir(request, fiche):
    """The queue, with its filters, when one comes from there; else the record."""
    retour = request.POST.get("retour", "")
    sure = url_has_allowed_host_and_scheme(retour, allowed_hosts=None, require_https=request.is_secure())
    if sure and retour.startswith(reverse("ressources_a_verifier")):
        return retour
    return fiche


def _ancetres(fiche):
    return [
        {"titre": _("Ressources"), "url": reverse("ressources")},
        {"titre": str(fiche), "url": fiche.get_absolute_url(), "langue": fiche.langue},
    ]
