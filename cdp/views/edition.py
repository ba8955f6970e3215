from typing import cast

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.forms import ModelMultipleChoiceField
from django.forms.models import model_to_dict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from socle.comptes.models import Adhesion, Groupe, Personne

from .. import actions, permissions
from ..forms import SeanceForm, formulaire_ordre_du_jour
from ..forms.gestes import Saisie
from ..forms.ordre_du_jour import RANGEES_VIDES, heure_de_debut
from ..invitations import envoi
from ..models import PointOrdreDuJour, Seance
from ..ordre_du_jour import canevas
from ..ordre_du_jour.a_lier import choses_a_lier
from ..ordre_du_jour.offres import offres
from ..questions import questions_en_attente, questions_pour
from .acces import ancetres, exiger, revenue_dans_son_groupe, seance_visible


def seance_nouvelle(request, slug):
    """A moderator plans the next session of her group; `?reprendre=reference` begins with a past one."""
    groupe = get_object_or_404(Groupe, slug=slug)
    exiger(permissions.peut_animer(request.user, groupe))
    reference = request.GET.get("reprendre", "")
    reprise = canevas.seance_a_reprendre(reference, groupe, request.user) if reference else None
    if reprise is None:
        return _editer(
            request, groupe, Seance(), canevas.points_de(canevas.premier(groupe), groupe, request.user)
        )
    depart = {champ: getattr(reprise, champ) for champ in canevas.REPRIS}
    depart["noeuds"] = list(reprise.noeuds.all())
    return _editer(request, groupe, Seance(), canevas.points_repris(reprise), depart)


def seance_modifier(request, reference):
    seance = seance_visible(request.user, reference, "points")
    exiger(permissions.peut_animer(request.user, seance.groupe))
    points = [model_to_dict(point) for point in seance.points.all()]
    if not points and not seance.a_commence:
        points = canevas.points_de(canevas.premier(seance.groupe), seance.groupe, request.user)
    return _editer(request, seance.groupe, seance, points)


def _editer(request, groupe, seance, points, depart=None):
    """The session and its agenda. A `geste` on the agenda shows the page again, nothing judged nor lost."""
    user, geste = request.user, request.POST.get("geste", "")
    form = SeanceForm(request.POST or None, instance=seance, groupe=groupe, user=user, initial=depart)
    chemin = ancetres(groupe, seance if seance.pk else None)
    autour = _autour(user, groupe, seance, form)
    saisie = _apres_le_geste(request, groupe, autour["offres"], geste)
    formset = _ordre_du_jour(saisie, points, groupe, seance, autour["a_lier"])
    if geste:
        form.a_juger = False
        formset.sans_jugement()
    elif form.is_bound and all([form.is_valid(), formset.is_valid()]):
        revenue = _enregistrer(user, groupe, form, formset.points())
        _dire_ce_qu_elle_devient(request, seance, revenue)
        return redirect(seance)
    contexte = {
        "groupe": groupe,
        "seance": seance,
        "form": form,
        "formset": formset,
        "lignes": formset.lignes(heure_de_debut(form["heure"].value())),
        "minutes": formset.minutes(),
        "duree": form["duree_minutes"].value(),
        "geste": geste,
        "ancetres": chemin,
        **autour,
    }
    return render(request, "cdp/seance_form.html", contexte)


def _ordre_du_jour(saisie, points, groupe, seance, a_lier):
    """Its form; a line that was there keeps what it linked to, also what this reader may no longer choose."""
    return formulaire_ordre_du_jour(
        saisie,
        points,
        porteurs=list(_porteurs(groupe, seance)),
        a_lier=a_lier,
        anciens={point.pk: point for point in seance.points.all()} if seance.pk else {},
    )


def _autour(user, groupe, seance, form):
    """What an agenda can be made of."""
    questions = questions_pour(seance, user) if seance.pk else questions_en_attente(groupe, user)
    a_lier = choses_a_lier(user, cast(ModelMultipleChoiceField, form.fields["noeuds"]).choices, form.langues)
    cycle = user.adhesion_dans(groupe.pk).cycle
    return {
        "a_lier": a_lier,
        "offres": offres(_noeuds_deja(form), cycle, user, a_lier, questions),
        "questions": questions,
        "canevas": canevas.CANEVAS,
        "a_reprendre": canevas.seances_a_reprendre(groupe, user),
    }


def _noeuds_deja(form):
    """The keys of the nœuds of this session before anything is typed."""
    return [noeud.pk for noeud in form.initial.get("noeuds", ())]


def _apres_le_geste(request, groupe, offertes, geste):
    """What was typed, once the button of the agenda did its work; blank lines follow, to go on."""
    if request.method != "POST":
        return None
    saisie = Saisie.lire(request.POST)
    if saisie is None:
        return request.POST
    if geste == "partir":
        points = canevas.points_de(request.POST.get("depart", ""), groupe, request.user)
        if points is not None:
            saisie.poser(points)
    elif geste.startswith("offrir:"):
        for offre in offertes:
            if offre.cle == geste.removeprefix("offrir:"):
                saisie.ajouter(offre.champs)
    else:
        saisie.faire(geste)
    return saisie.ecrire(RANGEES_VIDES if geste else 0)


def _porteurs(groupe, seance):
    """The people who can lead a point: those of the group today, and those who already lead one."""
    du_groupe = Adhesion.objects.actives().filter(cycle__groupe=groupe).values("personne")
    deja = PointOrdreDuJour.objects.filter(seance=seance.pk).values("porteur")
    return Personne.objects.filter(Q(pk__in=du_groupe) | Q(pk__in=deja)).order_by("first_name", "last_name")


@transaction.atomic
def _enregistrer(user, groupe, form, points):
    """Whether the session came back to its group."""
    seance = form.instance
    if seance.pk is None:
        actions.creer_seance(seance, groupe, user, points, form.noeuds_choisis())
        return False
    revenue = actions.changer_seance(seance, user, points, form.noeuds_choisis())
    if form.cleaned_data.get("prevenir"):
        _prevenir(user, seance)
    return revenue


def _prevenir(user, seance):
    """The box was ticked: who was invited reads what is true now."""
    fraiche = Seance.objects.select_related("groupe", "cycle").get(pk=seance.pk)
    if envoi.a_prevenir(fraiche):
        envoi.inviter(fraiche, user)


def _dire_ce_qu_elle_devient(request, seance, revenue):
    """The agenda may be longer than the session: it is said, not refused."""
    messages.success(request, _("La séance est enregistrée."))
    if revenue:
        messages.info(request, revenue_dans_son_groupe())
    trop = Seance.objects.get(pk=seance.pk).minutes_de_trop
    if trop:
        messages.warning(
            request,
            _("L’ordre du jour dépasse la séance de %(minutes)s minutes.") % {"minutes": trop},
        )
