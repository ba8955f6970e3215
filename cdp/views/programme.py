from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from noeuds.models import Noeud
from socle.comptes.models import Groupe

from .. import permissions
from ..cycle.programmation import (
    cycle_du_jour,
    liberer,
    placer_au_programme,
    proposer_au_programme,
    retirer_la_proposition,
    soutenir,
)
from ..cycle.programme import Programme
from ..forms.programme import PropositionForm
from ..models import PropositionAuProgramme, Seance
from .acces import ancetres, exiger, seance_visible


def programme(request, slug):
    """What the group works on and when, what is asked for next; for its members."""
    groupe = get_object_or_404(Groupe, slug=slug)
    exiger(permissions.est_membre(request.user, groupe))
    cycle = cycle_du_jour(groupe)
    contexte = {
        "groupe": groupe,
        "cycle": cycle,
        "programme": Programme(groupe, cycle, request.user),
        "peut_animer": permissions.peut_animer(request.user, groupe),
        "ancetres": ancetres(groupe),
    }
    return render(request, "cdp/programme.html", contexte)


@sensitive_post_parameters()
def programme_proposer(request):
    """Ask one of my groups to work on a nœud; `?noeud=slug` when one comes from its page."""
    cycles = list({a.cycle.groupe_id: a.cycle for a in request.user.adhesions_actives}.values())
    exiger(cycles)
    depart = {"noeud": _noeud_demande(request), "groupe": _groupe_demande(request, cycles)}
    form = PropositionForm(request.POST or None, cycles=cycles, user=request.user, initial=depart)
    if request.method == "POST" and form.is_valid():
        try:
            proposer_au_programme(form.instance, request.user)
        except IntegrityError:
            messages.info(request, _("Ce nœud vient d’être proposé par quelqu’un d’autre."))
        else:
            messages.success(request, _("C’est proposé. Votre groupe le voit au programme."))
        return redirect("programme", form.instance.cycle.groupe.slug)
    seul = cycles[0].groupe if len(cycles) == 1 else None
    contexte = {"form": form, "groupe": seul, "ancetres": ancetres(seul)}
    return render(request, "cdp/programme_proposer.html", contexte)


def _noeud_demande(request):
    slug = request.GET.get("noeud", "").replace("\x00", "")
    visibles = Noeud.objects.visibles_pour(request.user).sources()
    return visibles.filter(slug=slug).first() if slug else None


def _groupe_demande(request, cycles):
    slug = request.GET.get("groupe", "")
    return next((str(cycle.groupe_id) for cycle in cycles if cycle.groupe.slug == slug), None)


def _proposition(request, reference):
    visibles = PropositionAuProgramme.objects.visibles_pour(request.user)
    return get_object_or_404(visibles.select_related("cycle__groupe", "noeud"), reference=reference)


@require_POST
def programme_soutenir(request, reference):
    proposition = _proposition(request, reference)
    soutenir(proposition, request.user, request.POST.get("concerne") == "oui")
    return _au_programme(proposition)


@require_POST
def programme_placer(request, reference):
    proposition = _proposition(request, reference)
    exiger(permissions.peut_animer(request.user, proposition.cycle.groupe))
    seances = Seance.objects.visibles_pour(request.user).filter(cycle=proposition.cycle_id, annulee=False)
    cle = request.POST.get("seance", "").replace("\x00", "")
    seance = seances.filter(groupe=proposition.cycle.groupe, reference=cle).first()
    if seance is None or seance.a_commence:
        messages.error(request, _("Choisissez une séance à venir."))
    else:
        placer_au_programme(proposition, seance, request.user)
        messages.success(request, _("C’est placé au programme."))
    return _au_programme(proposition)


@require_POST
def programme_retirer(request, reference):
    proposition = _proposition(request, reference)
    exiger(permissions.peut_oter_du_programme(request.user, proposition))
    retirer_la_proposition(proposition, request.user)
    messages.success(request, _("La proposition est retirée."))
    return redirect("programme", proposition.cycle.groupe.slug)


@require_POST
def programme_liberer(request, reference, noeud):
    """A moderator: this session will not work on that nœud after all."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_animer(request.user, seance.groupe))
    if seance.a_commence:
        raise Http404
    visibles = Noeud.objects.visibles_pour(request.user).sources()
    liberer(seance, get_object_or_404(visibles, reference=noeud), request.user)
    messages.success(request, _("Ce nœud n’est plus à cette séance."))
    return redirect("programme", seance.groupe.slug)


def _au_programme(proposition):
    adresse = redirect("programme", proposition.cycle.groupe.slug)
    adresse["Location"] += f"#proposition-{proposition.reference}"
    return adresse
