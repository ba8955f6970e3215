from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from noeuds.models import Question
from socle.cercles.enums import Cercle, Etat
from socle.liens import apports

from .. import actions, permissions
from ..enums import REPONSES_POSSIBLES, Reponse
from ..invitations.pages import pour_la_seance as invitation_pour
from ..models import PointOrdreDuJour, Preparation
from ..ordre_du_jour.points import lier, noeuds_de
from ..questions import aborder, questions_de
from .acces import ancetres, exiger, seance_visible

#: Its agenda, with who leads each point: one query.
POINTS = Prefetch("points", PointOrdreDuJour.objects.select_related("porteur"))


@login_not_required
def seance(request, reference):
    """Where, when, what, and what do I do; then what came of it."""
    seance = seance_visible(
        request.user, reference, POINTS, "elements", joints=("direct", "cloture", "invitation")
    )
    membre = permissions.est_membre(request.user, seance.groupe)
    connus, noeuds = noeuds_de(seance, request.user)
    lier(seance.points.all(), request.user, {"noeud": connus})
    contexte = {
        "seance": seance,
        "ancetres": ancetres(seance.groupe),
        "deroule": seance.deroule(),
        "noeuds": noeuds,
        "elements": seance.quatre_elements(),
        "questions": questions_de(seance, request.user),
        "membre": membre,
        "peut_animer": permissions.peut_animer(request.user, seance.groupe),
        "peut_repondre": permissions.peut_repondre(request.user, seance),
        "peut_preparer": permissions.peut_preparer(request.user, seance),
        "peut_consigner": permissions.peut_consigner(request.user, seance),
        **(_des_gens(request.user, seance) if membre else _POUR_PERSONNE),
        **invitation_pour(request.user, seance),
        **_en_direct(request.user, seance, membre),
        "peut_relire_la_seance": permissions.peut_relire_la_seance(request.user, seance),
        "peut_envoyer_le_resume": permissions.peut_envoyer_le_resume(request.user, seance),
        "apports": apports("seance", seance, request.user),
    }
    return render(request, "cdp/seance.html", contexte)


_POUR_PERSONNE = {
    "ma_reponse": "",
    "reponses": (),
    "ma_preparation": None,
    "reponses_par_sorte": [],
    "presents": [],
    "nombre_attendus": 0,
}


def _des_gens(user, seance):
    """What she answered and prepared; for the moderators of this group, everybody: each table is read once."""
    anime = permissions.voit_les_reponses(user, seance)
    lues = Q(auteur=user.pk) | Q(cercle=Cercle.GROUPE) if anime else Q(auteur=user.pk)
    preparations = list(Preparation.objects.filter(lues, seance=seance))
    connues = {presence.personne_id: presence for presence in seance.presences.all()}
    mienne = connues.get(user.pk)
    contexte = {
        **_POUR_PERSONNE,
        "ma_reponse": mienne.reponse if mienne else Reponse.SANS_REPONSE,
        "reponses": REPONSES_POSSIBLES,
        "ma_preparation": next((p for p in preparations if p.auteur_id == user.pk), None),
    }
    return contexte | _pour_moderer(seance, connues, preparations) if anime else contexte


def _pour_moderer(seance, connues, preparations):
    """Who answered what, who prepared, who was there."""
    attendus = list(seance.attendus())
    ont_prepare = {p.auteur_id for p in preparations if p.est_envoyee}
    sortes = {sorte: [] for sorte in (*REPONSES_POSSIBLES, Reponse.SANS_REPONSE)}
    for adhesion in attendus:
        presence = connues.get(adhesion.personne_id)
        sorte = Reponse(presence.reponse) if presence else Reponse.SANS_REPONSE
        sortes[sorte].append(
            {
                "personne": adhesion.personne,
                "presence": presence,
                "a_prepare": adhesion.personne_id in ont_prepare,
            }
        )
    presents = [a.personne for a in attendus if a.personne_id in connues and connues[a.personne_id].presente]
    return {
        "reponses_par_sorte": [{"sorte": sorte, "gens": gens} for sorte, gens in sortes.items() if gens],
        "presents": presents,
        "nombre_attendus": len(attendus),
    }


def _en_direct(user, seance, membre):
    """The session while it is held and what was kept of it: for its group alone."""
    direct = getattr(seance, "direct", None) if membre and seance.etat == Etat.EN_LIGNE else None
    # Kept as one types: until the end, for whoever leads alone.
    lue = direct and (direct.finie_le or permissions.peut_animer(user, seance.groupe))
    cloture = getattr(seance, "cloture", None) if lue else None
    return {
        "direct": direct,
        "cloture": cloture if cloture and not cloture.est_vide else None,
        "peut_commencer": permissions.peut_commencer(user, seance),
    }


_MERCI = {
    Reponse.VIENT: lambda: _("C’est noté : vous venez. À bientôt !"),
    Reponse.PEUT_ETRE: lambda: _("C’est noté : peut-être. Vous pourrez préciser ici."),
    Reponse.NE_VIENT_PAS: lambda: _("C’est noté : vous ne venez pas. Merci d’avoir prévenu."),
}


@require_POST
def repondre(request, reference):
    """One tap: « je viens ». Comes back to where the tap was made."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_repondre(request.user, seance))
    reponse = request.POST.get("reponse", "")
    if reponse in REPONSES_POSSIBLES:
        actions.repondre(seance, request.user, reponse)
        messages.success(request, _MERCI[reponse]())
    else:
        messages.error(request, _("Choisissez une réponse : je viens, peut-être, ou je ne viens pas."))
    suite = request.POST.get("suite", "")
    if not url_has_allowed_host_and_scheme(suite, {request.get_host()}, request.is_secure()):
        suite = seance.get_absolute_url()
    return redirect(suite)


@require_POST
def question_aborder(request, reference, question):
    """A moderator: this question was taken up here, or waits again."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_animer(request.user, seance.groupe))
    visibles = Question.objects.visibles_pour(request.user).filter(groupe=seance.groupe)
    abordee = request.POST.get("abordee") == "oui"
    aborder(get_object_or_404(visibles, reference=question), seance, request.user, abordee)
    messages.success(request, _("C’est noté."))
    return redirect(seance)
