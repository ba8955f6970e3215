"""The directory: its list, a record, and the forms that write one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from socle.cercles.actions import signer
from socle.liens import apports

from .. import actions, permissions
from ..forms import FormulaireFaits, FormulaireNouvelleRessource, FormulaireRessource
from ..models import DemandeAuContact, Ressource
from ..suivi import propositions, reponses
from ..suivi.gestes import gestes


@login_not_required
def ressource(request, reference):
    """One record: who it is for, how to get in, what the field knows of it."""
    fiche = get_object_or_404(
        Ressource.objects.visibles_pour(request.user)
        .pour_fiche()
        .prefetch_related("communes", "themes", "etiquettes"),
        reference=reference,
    )
    user = request.user
    contexte = {
        "ressource": fiche,
        "ancetres": _ancetres(),
        "apports": apports("ressource", fiche, user),
        **gestes(fiche, user),
        "peut_corriger": permissions.peut_corriger(user, fiche),
        "peut_ajouter_un_mode_emploi": permissions.peut_ajouter_un_mode_emploi(user, fiche),
    }
    return render(request, "ressources/ressource.html", contexte)


def _ancetres(fiche=None):
    ancetres = [{"titre": _("Ressources"), "url": reverse("ressources")}]
    if fiche is not None:
        ancetres.append({"titre": str(fiche), "url": fiche.get_absolute_url(), "langue": fiche.langue})
    return ancetres


def ressource_nouvelle(request):
    """Write a record; it starts as its author's draft. `?nom=` is how it was called where one comes from."""
    if not permissions.peut_contribuer(request.user):
        raise Http404
    nom = request.GET.get("nom", "").replace("\x00", "")[:160]
    form = FormulaireNouvelleRessource(
        request.POST or None, user=request.user, instance=Ressource(), initial={"nom": nom}
    )
    if request.method == "POST" and form.is_valid():
        signer(form.instance, request.user, form.cleaned_data["groupe"])
        _enregistrer(form, request.user)
        messages.success(
            request,
            _("C’est enregistré, pour vous seul·e. Pour le partager, regardez « Qui peut voir ceci »."),
        )
        return redirect(form.instance)
    return _formulaire(request, form, _("Nouvelle ressource"))


def ressource_modifier(request, reference):
    """Change a record: whole for its author's draft, its facts only once its author is not alone to read it."""
    fiche = get_object_or_404(Ressource.objects.visibles_pour(request.user), reference=reference)
    if not permissions.peut_corriger(request.user, fiche):
        raise Http404
    reponse = _reponse(request, fiche)
    initial = propositions.proposes(reponse) if reponse else {}
    form: FormulaireRessource | FormulaireFaits
    if permissions.peut_recrire(request.user, fiche):
        form = FormulaireRessource(request.POST or None, instance=fiche, user=request.user, initial=initial)
    else:
        form = FormulaireFaits(request.POST or None, instance=fiche, initial=initial)
    if request.method == "POST" and form.is_valid():
        _corriger(form, fiche, request.user, reponse)
        messages.success(request, _("C’est enregistré."))
        return redirect(fiche)
    return _formulaire(request, form, _("Corriger la fiche"), fiche)


def _reponse(request, fiche):
    """`?reponse=` : what its contact proposed, put into the form; whoever sends it decides of each field."""
    numero = request.GET.get("reponse", "")
    if not (numero.isascii() and numero.isdigit() and len(numero) < 18):
        return None
    demande = DemandeAuContact.objects.a_traiter().filter(ressource=fiche, pk=int(numero)).first()
    if demande is not None:
        demande.ressource = fiche
    return demande


@transaction.atomic
def _corriger(form, fiche, user, reponse):
    changes = form.champs_changes()
    _enregistrer(form, user)
    actions.lever_les_signalements(fiche, changes)
    if reponse is not None:
        reponses.appliquer(reponse, user)


@transaction.atomic
def _enregistrer(form, user):
    fiche = form.save()
    form.enregistrer_etiquettes()
    if comment := form.cleaned_data["verifie_en"]:
        actions.verifier(fiche, user, comment)


def _formulaire(request, form, titre, fiche=None):
    contexte = {
        "form": form,
        "titre": titre,
        "ancetres": _ancetres(fiche),
        "ressource": fiche,
        "doublons": getattr(form, "doublons", []),
        "retour": fiche.get_absolute_url() if fiche else reverse("ressources"),
    }
    return render(request, "ressources/ressource_formulaire.html", contexte, status=_statut(form))


def _statut(form):
    return 422 if form.is_bound else 200
