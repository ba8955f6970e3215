"""On the page of a nœud: what one says in one tap, and its story."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from .. import gestes, permissions
from ..forms.pistes import FormulaireConnaissance
from ..histoire import histoire_de
from ..models import Connaissance
from .attaches import ancetres_de, dit_dans_la_langue, noeud_visible, revenir


@require_POST
def noeud_vecu(request, reference):
    """« J’ai vécu ça aussi », or not any more."""
    noeud = noeud_visible(request.user, reference)
    if not permissions.peut_essayer(request.user):
        raise Http404
    vecu = request.POST.get("vecu") == "oui"
    gestes.dire_vecu(noeud, request.user, vecu)
    messages.success(
        request, _("C’est noté. Personne ne saura que c’est vous.") if vecu else _("C’est retiré.")
    )
    return revenir(request, noeud)


def noeud_connaitre(request, reference):
    """Say that one knows this nœud, and what one can bring; or take it back."""
    noeud = noeud_visible(request.user, reference)
    if not permissions.peut_raconter(request.user):
        raise Http404
    if request.method == "POST" and "retirer" in request.POST:
        gestes.ne_plus_connaitre(noeud, request.user)
        messages.success(request, _("C’est retiré."))
        return redirect(noeud)
    connue = Connaissance.objects.filter(noeud=noeud, personne=request.user).first()
    form = FormulaireConnaissance(
        request.POST or None, instance=connue or Connaissance(noeud=noeud, personne=request.user)
    )
    # An empty word is an answer too: `request.POST` holds at least the token.
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Merci. Votre nom ne sort pas de votre groupe sans votre accord."))
        return redirect(noeud)
    page = dit_dans_la_langue(noeud, request.user)
    contexte = {
        "form": form,
        "page": page,
        "deja": connue is not None,
        "ancetres": ancetres_de(page, request.user),
    }
    return render(request, "noeuds/connaitre.html", contexte)


@login_not_required
def noeud_histoire(request, reference):
    """Who changed what, and when: days for those who edit, months for all others."""
    noeud = noeud_visible(request.user, reference)
    page = dit_dans_la_langue(noeud, request.user)
    return render(
        request,
        "noeuds/histoire.html",
        {
            "page": page,
            "source": noeud,
            "ancetres": ancetres_de(page, request.user),
            "etapes": histoire_de(noeud, request.user),
            "fusions": noeud.fusions_recues.filter(defaite_le=None)
            if permissions.peut_defaire_une_fusion(request.user)
            else [],
        },
    )
