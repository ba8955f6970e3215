from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles import permissions as cercles
from socle.cercles.traductions import lier_dans_la_langue

from .. import actions, permissions
from ..chemins import vers_les_noeuds
from ..forms import FormulaireProposition
from ..models import PropositionDeNoeud
from .ecriture import ecrire, reecrire

GABARIT = "noeuds/proposition_formulaire.html"


def noeud_proposer(request):
    """Ask the network to work on a question."""
    if not permissions.peut_proposer_un_noeud(request.user):
        raise Http404
    return ecrire(request, FormulaireProposition, GABARIT, contexte={"ancetres": vers_les_noeuds()})


def _proposition_ou_404(request, reference):
    visibles = PropositionDeNoeud.objects.visibles_pour(request.user)
    return get_object_or_404(visibles.select_related("auteur", "groupe", "noeud"), reference=reference)


def proposition(request, reference):
    """One proposed question, and what became of it."""
    objet = _proposition_ou_404(request, reference)
    lier_dans_la_langue([objet], "noeud", request.user)
    return render(
        request,
        "noeuds/proposition.html",
        {
            "objet": objet,
            "ancetres": vers_les_noeuds(),
            "peut_nouer": permissions.peut_nouer(request.user, objet),
            "peut_modifier": cercles.peut_modifier(request.user, objet),
        },
    )


def proposition_modifier(request, reference):
    return reecrire(
        request, FormulaireProposition, GABARIT, reference, contexte={"ancetres": vers_les_noeuds()}
    )


@require_POST
def proposition_nouer(request, reference):
    """Make a draft page of it, and go and write it where one may."""
    objet = _proposition_ou_404(request, reference)
    if objet.noeud_id:  # a second tap on the button
        return redirect(objet)
    if not permissions.peut_nouer(request.user, objet):
        raise Http404
    noeud = actions.nouer(objet, request.user)
    messages.success(request, _("Le nœud est créé comme brouillon. Il reste à l’écrire, puis à le publier."))
    if (
        request.user.has_perm("wagtailadmin.access_admin")
        and noeud.permissions_for_user(request.user).can_edit()
    ):
        return redirect(reverse("wagtailadmin_pages:edit", args=[noeud.pk]))
    return redirect(objet)
