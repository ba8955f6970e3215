"""Writing a remontée, giving it to who completes it, and saying what came back."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cdp.models import ElementTransmis, Seance
from noeuds.models import Noeud

from .. import permissions
from ..models import Remontee, SuiteDeRemontee
from ..remontees import actions
from ..remontees.forms import FormulaireRemontee, FormulaireSuite
from .remontees import ancetres, visible_ou_404

GABARIT = "veille/remontees/formulaire.html"


def remontee_nouvelle(request):
    """From nothing, from an element that a group passes on (`?element=`), or from a nœud (`?noeud=`)."""
    if not permissions.peut_faire_remonter(request.user):
        raise Http404
    form = FormulaireRemontee(request.POST or None, auteur=request.user, initial=_depart(request))
    if request.method == "POST":
        with transaction.atomic():
            if form.is_valid():
                neuve = form.save(commit=False)
                actions.ecrire(neuve, request.user, list(form.cleaned_data["groupes"]))
                form.save_m2m()
                messages.success(request, _("C’est gardé. Vous seul·e la lisez, pour l’instant."))
                return redirect(neuve)
    return render(request, GABARIT, {"form": form, "objet": None, "ancetres": ancetres()})


def _depart(request):
    """What it begins with; an element of a session that she may not see does not exist."""
    if cle := request.GET.get("element", ""):
        visibles = Seance.objects.visibles_pour(request.user).order_by().values("pk")
        elements = ElementTransmis.objects.select_related("seance__groupe").filter(seance__in=visibles)
        element = get_object_or_404(elements, pk=cle if cle.isdecimal() and len(cle) < 19 else 0)
        return {
            "constat": element.texte,
            "groupes": [element.seance.groupe_id],
            "noeuds": [noeud.pk for noeud in element.seance.noeuds.all()],
        }
    if slug := request.GET.get("noeud", "").replace("\x00", ""):
        noeud = get_object_or_404(Noeud.objects.visibles_pour(request.user).sources(), slug=slug)
        return {"titre": noeud.title, "constat": noeud.ce_qui_reste_noue, "noeuds": [noeud.pk]}
    return {}


def remontee_modifier(request, reference):
    """Its author, or those to whom she gave it; 404 once somebody else reads it or is about to (§4.1)."""
    with transaction.atomic():
        visibles = Remontee.objects.visibles_pour(request.user)
        if request.method == "POST":
            # Locked: what another tab is proposing for review cannot change underneath.
            visibles = visibles.select_for_update(of=("self",))
        objet = get_object_or_404(visibles, reference=reference)
        if not permissions.peut_completer(request.user, objet):
            raise Http404
        form = FormulaireRemontee(request.POST or None, instance=objet, auteur=request.user)
        if request.method == "POST" and form.is_valid():
            messages.success(request, _("C’est gardé."))
            return redirect(form.save())
    return render(request, GABARIT, {"form": form, "objet": objet, "ancetres": ancetres()})


@require_POST
def remontee_confier(request, reference):
    """« oui » gives it to the veilleuse and coordination; anything else takes it back."""
    objet = visible_ou_404(request.user, reference)
    confiee = request.POST.get("confiee") == "oui"
    actions.confier(objet, request.user, confiee)
    mot = _("La veilleuse et la coordination peuvent maintenant la compléter.")
    messages.success(request, mot if confiee else _("C’est repris : vous seul·e la lisez."))
    return redirect(objet)


def remontee_suite(request, reference):
    """Say that it left, or what came back."""
    objet = visible_ou_404(request.user, reference)
    if not permissions.peut_suivre(request.user, objet):
        raise Http404
    form = FormulaireSuite(request.POST or None, remontee=objet)
    if request.method == "POST" and form.is_valid():
        actions.consigner(objet, form.instance, request.user, form.cleaned_data["avancement"])
        messages.success(request, _("C’est noté. Les groupes qui l’ont fait remonter le voient."))
        return redirect(objet)
    return render(
        request, "veille/remontees/suite.html", {"form": form, "objet": objet, "ancetres": ancetres()}
    )


@require_POST
def suite_montrer(request, reference, suite):
    """« oui » shows its words to who reads the remontée; anything else hides them."""
    objet = visible_ou_404(request.user, reference)
    une = get_object_or_404(SuiteDeRemontee.objects.select_related("remontee"), remontee=objet, pk=suite)
    if request.POST.get("montrer") == "oui":
        actions.montrer(une, request.user)
        messages.success(request, _("Ces mots se lisent maintenant avec la remontée."))
    else:
        actions.cacher(une, request.user)
        messages.success(request, _("Ces mots sont cachés, tout de suite."))
    return redirect(objet)
