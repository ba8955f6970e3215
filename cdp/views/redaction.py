"""The minutes: drafted from what was noted, mended by a moderator, then published in the group."""

from django.contrib import messages
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from noeuds.models import Noeud, Question
from noeuds.views.envoi import aller, sans_quitter_la_page
from socle.modeles import tenir

from .. import permissions
from ..apres import notes
from ..apres.redaction import rediger
from ..forms import RedactionForm
from ..models import Cloture, Redaction
from ..ordre_du_jour.points import noeuds_de
from .acces import ancetres, exiger, revenue_dans_son_groupe, seance_visible


def _seance(request, reference):
    seance = seance_visible(request.user, reference, "points", "elements")
    exiger(permissions.peut_consigner(request.user, seance))
    return seance


@never_cache
@sensitive_post_parameters()
def compte_rendu(request, reference):
    """Write it, keep it for later, add what was noted since, publish it."""
    seance = _seance(request, reference)
    captures = notes.de(seance, request.user)
    if request.method == "POST":
        return _recevoir(request, seance, captures)
    form = RedactionForm(instance=_ouvrir(request.user, seance, captures))
    form.marquer_les_passages()
    return _montrer(request, seance, form, captures)


def _ouvrir(user, seance, captures):
    """What is on the desk; else what was published; else what the notes give. Not saved."""
    redaction = Redaction.objects.filter(seance=seance).first()
    if redaction is not None:
        redaction.seance = seance
        return redaction
    publies = {element.genre: element.texte for element in seance.elements.all()}
    if seance.compte_rendu or publies:
        return Redaction(seance=seance, compte_rendu=seance.compte_rendu, **publies)
    questions = Question.objects.visibles_pour(user).filter(seance=seance)
    cloture = Cloture.objects.filter(seance=seance).first()
    with override(seance.langue):
        textes = rediger(list(seance.points.all()), captures, questions, cloture)
    return Redaction(seance=seance, reprises=[capture.pk for capture in captures], **textes)


@transaction.atomic
def _recevoir(request, seance, captures):
    form = RedactionForm(request.POST, instance=_sur_le_bureau(seance))
    if "ajouter" in request.POST:
        _ajouter(form, seance, captures)
    elif form.is_valid():
        publier = "publier" in request.POST
        revenue = notes.garder_la_redaction(form.instance, request.user, publier)
        messages.success(
            request,
            _("Le compte rendu est publié dans le groupe.")
            if publier
            else _("Gardé. Le groupe ne le voit pas."),
        )
        if revenue:
            messages.info(request, revenue_dans_son_groupe())
        return aller(request, seance.get_absolute_url())
    if sans_quitter_la_page(request):
        return aller(request, "")
    return _montrer(request, seance, form, captures)


def _sur_le_bureau(seance):
    """What is stored, and nothing of what the page proposed: it comes back with the form."""
    tenir(seance)
    redaction = Redaction.objects.select_for_update().filter(seance=seance).first()
    return redaction or Redaction(seance=seance)


def _ajouter(form, seance, captures):
    """The notes that are not in it yet, at the end of what was typed: nothing typed is replaced."""
    form.full_clean()
    nouvelles = [c for c in captures if c.pk not in form.instance.reprises]
    with override(seance.langue):
        textes = rediger(list(seance.points.all()), nouvelles)
    form.montrer(textes, [*form.instance.reprises, *(c.pk for c in nouvelles)])
    form.instance.reprises = [c.pk for c in captures]


def _montrer(request, seance, form, captures):
    reprises = set(form.instance.reprises)
    contexte = {
        "seance": seance,
        "form": form,
        "nouvelles": len([c for c in captures if c.pk not in reprises]),
        "disparues": len(reprises - {c.pk for c in captures}),
        "suites": notes.a_suivre(captures, request.user),
        "noeuds": noeuds_de(seance, request.user)[1],
        "publiee": bool(seance.compte_rendu),
        "ancetres": ancetres(seance.groupe, seance),
    }
    return render(request, "cdp/compte_rendu.html", contexte)


@never_cache
@require_POST
@sensitive_post_parameters()
@transaction.atomic
def compte_rendu_en_chemin(request, reference):
    """What is typed, as one types it; the group reads nothing of it before it is published. JSON."""
    seance = _seance(request, reference)
    form = RedactionForm(request.POST, instance=_sur_le_bureau(seance))
    entier = form.is_valid()
    if form.non_field_errors():
        phrase = _("Gardé dans ce téléphone : le compte rendu a changé ailleurs.")
        return JsonResponse({"entier": False, "phrase": phrase})
    form.garder_ce_qui_est_propre()
    phrase = "" if entier else _("Gardé dans ce téléphone : un passage est à revoir.")
    return JsonResponse({"entier": entier, "phrase": phrase, "version": form.instance.modifie_le.isoformat()})


@require_POST
def note_en_piste(request, reference, note):
    """What was noted becomes a private piste of hers, to finish and share; by its author, or for nobody's note."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.est_membre(request.user, seance.groupe))
    capture = notes.une(seance, request.user, note)
    exiger(capture is not None and permissions.peut_en_faire_une_piste(request.user, capture))
    noeud = Noeud.objects.visibles_pour(request.user).sources()
    noeud = noeud.filter(reference=request.POST.get("noeud", "")).first()
    if noeud is None:
        messages.error(request, _("Choisissez le nœud auquel cette piste répond."))
        return redirect("seance_resume", seance.reference)
    piste = notes.en_piste(capture, noeud, request.user)
    messages.success(request, _("La piste est à vous, en brouillon. Relisez-la, puis partagez-la."))
    return redirect("piste_modifier", piste.reference)


@require_POST
def note_demander(request, reference, note):
    """A moderator asks the author of a note whether she makes a piste of it: an e-mail, without a word of it."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_consigner(request.user, seance))
    capture = notes.une(seance, request.user, note)
    exiger(capture is not None and capture.auteur_id is not None)
    notes.demander_la_piste(capture)
    messages.success(request, _("La question part par e-mail. La piste se fera sur son oui."))
    return redirect("compte_rendu", seance.reference)
