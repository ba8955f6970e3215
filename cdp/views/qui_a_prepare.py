"""For moderators: who gave a preparation, and what comes back from one to the other."""

from django.contrib import messages
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from noeuds.models import Noeud, Terme
from socle.cercles.traductions import dans_la_langue

from .. import permissions
from ..models import Preparation
from ..models.preparations import TEXTES
from ..preparations import preparer
from ..preparations.commun import Dit, ce_qui_revient, questions_de
from .acces import ancetres, exiger, revenue_dans_son_groupe, seance_visible


def qui_a_prepare(request, reference):
    """Only what was given: a draft is hers, and that she has one too."""
    seance = seance_visible(request.user, reference, "points")
    exiger(permissions.voit_les_reponses(request.user, seance))
    donnees = _donnees(request.user, seance)
    contexte = {
        "seance": seance,
        "donnees": donnees,
        "nombre_attendus": seance.attendus().count(),
        "commun": _commun(request.user, donnees),
        "titres": {point.titre for point in seance.points.all()},
        "peut_changer": permissions.peut_preparer(request.user, seance),
        "ancetres": ancetres(seance.groupe, seance),
    }
    return render(request, "cdp/qui_a_prepare.html", contexte)


def _donnees(user, seance):
    donnees = Preparation.objects.visibles_pour(user).envoyees().filter(seance=seance)
    return list(donnees.select_related("auteur", "groupe", "seance").order_by(F("envoyee_le")))


def _commun(user, preparations):
    textes = [Dit(" ".join(getattr(p, nom) for nom in TEXTES), p.langue) for p in preparations]
    questions = [Dit(question, p.langue) for p in preparations for question in questions_de(p.questions)]
    noeuds = dans_la_langue(Noeud.objects.visibles_pour(user).sources(), user)
    return ce_qui_revient(textes, questions, noeuds, list(Terme.objects.actifs()))


@require_POST
def point_depuis_preparation(request, reference):
    """One tap: what comes back becomes a point; only what the page itself proposes.

    A question does not: agendas leave by e-mail, and the words of the group may not (§4.7).
    """
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_animer(request.user, seance.groupe))
    exiger(permissions.peut_preparer(request.user, seance))
    titre = request.POST.get("titre", "")
    commun = _commun(request.user, _donnees(request.user, seance))
    retour = next((r for r in commun.retours if r.libelle == titre), None)
    if retour is None:
        raise Http404
    noeud = retour.objet if retour.genre == "noeud" else None
    revenue = preparer.ajouter_un_point(seance, request.user, titre, noeud)
    messages.success(request, _("C’est un point de l’ordre du jour. Vous pouvez encore le changer."))
    if revenue:
        messages.info(request, revenue_dans_son_groupe())
    return redirect("qui_a_prepare", seance.reference)
