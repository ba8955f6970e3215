"""Replies and questions: written, then given to one's group in the same act; both have a page, for their cercle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from socle.cercles import actions as cercles_actions
from socle.cercles import permissions as cercles

from .. import permissions
from ..forms.pistes import FormulaireQuestion, FormulaireReponse
from ..models import Question, Reponse
from .attaches import (
    ancetres_de,
    avec_les_parents,
    dit_dans_la_langue,
    gardes_a_lire,
    noeud_visible,
    parent_demande,
)


@login_not_required
def reponse(request, reference):
    return _page(request, Reponse, reference, "reponse_modifier")


def question(request, reference):
    return _page(request, Question, reference, "question_modifier")


def _page(request, modele, reference, modifier):
    """A few words, what they hang from, and who may read them."""
    visibles = avec_les_parents(modele.objects.visibles_pour(request.user), modele)
    objet = get_object_or_404(visibles, reference=reference)
    parent = dit_dans_la_langue(objet.parent, request.user)
    contexte = {
        "objet": objet,
        "parent": parent,
        "ancetres": ancetres_de(parent, request.user),
        "modifier": modifier,
        "peut_modifier": cercles.peut_modifier(request.user, objet),
        "gardes": gardes_a_lire(objet, request.user),
        "montre_la_date": permissions.voit_la_date(request.user, objet),
    }
    return render(request, "noeuds/parole.html", contexte)


@login_not_required
def noeud_echanges(request, reference):
    """All that was answered under a nœud."""
    noeud = noeud_visible(request.user, reference)
    page = dit_dans_la_langue(noeud, request.user)
    return render(
        request,
        "noeuds/echanges.html",
        {
            "page": page,
            "source": noeud,
            "ancetres": ancetres_de(page, request.user),
            "reponses": noeud.reponses.visibles_pour(request.user).select_related("auteur", "groupe"),
            "peut_repondre": permissions.peut_raconter(request.user),
        },
    )


def reponse_nouvelle(request):
    return _nouvelle(request, FormulaireReponse, _("Votre groupe lit votre réponse."))


def question_nouvelle(request):
    return _nouvelle(request, FormulaireQuestion, _("Votre groupe la trouvera à sa prochaine séance."))


def reponse_modifier(request, reference):
    return _modifier(request, FormulaireReponse, reference)


def question_modifier(request, reference):
    return _modifier(request, FormulaireQuestion, reference)


def _nouvelle(request, formulaire, merci):
    if not permissions.peut_raconter(request.user):
        raise Http404
    parent = parent_demande(request, formulaire._meta.model)
    form = formulaire(request.POST or None, auteur=request.user, parent=parent)
    if request.method == "POST" and _donner(form, request.user):
        messages.success(request, merci)
        return redirect(form.instance)
    return _formulaire(request, form, parent)


def _modifier(request, formulaire, reference):
    """What was taken back from the group: put right, then given again."""
    visibles = formulaire._meta.model.objects.visibles_pour(request.user)
    with transaction.atomic():
        objet = get_object_or_404(visibles.select_for_update(of=("self",)), reference=reference)
        if not cercles.peut_modifier(request.user, objet):
            raise Http404
        form = formulaire(request.POST or None, instance=objet, auteur=request.user)
        if request.method == "POST" and _donner(form, request.user):
            messages.success(request, _("C’est gardé, et votre groupe le lit."))
            return redirect(objet)
    return _formulaire(request, form, objet.parent)


def _formulaire(request, form, parent):
    contexte = {
        "form": form,
        "est_une_question": isinstance(form.instance, Question),
        "parent": parent,
        "ancetres": ancetres_de(parent, request.user),
    }
    return render(request, "noeuds/parole_formulaire.html", contexte)


def _donner(form, par):
    """Keep it and give it to its group, by its author's own act; False when the form has to be put right."""
    with transaction.atomic():
        if not form.is_valid():
            return False
        cercles_actions.deposer(form.save(), par)
    return True
