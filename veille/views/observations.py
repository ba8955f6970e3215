from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles.permissions import peut_modifier

from .. import actions
from ..carnet.actions import ce_qui_part, supprimer
from ..codage.correction import TexteChange
from ..codage.marge import en_paragraphes
from ..forms import FiltreObservationsForm, ObservationForm
from ..grille.seconds import demandes_a
from ..models import Observation
from ..permissions import (
    peut_coder,
    peut_lire_les_observations,
    peut_noter,
    peut_partager,
    peut_supprimer,
    peut_veiller,
)

PAR_PAGE = 24


def _ancetres(user, dans_la_liste=False):
    """The table for the veilleuse; the others come from the list."""
    table = [{"titre": _("Ma table"), "url": reverse("veille")}] if peut_veiller(user) else []
    liste = [{"titre": _("Observations"), "url": reverse("observations")}] if dans_la_liste else []
    return table + liste


def observations(request):
    """What this person may read of the sessions, newest session first, by code and by group."""
    if not peut_lire_les_observations(request.user):
        raise Http404
    filtre = FiltreObservationsForm(request.GET, user=request.user)
    trouvees = filtre.appliquer(Observation.objects.visibles_pour(request.user)).pour_liste(request.user)
    page = Paginator(trouvees, PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "filtre": filtre,
        "page": page,
        "demandes": demandes_a(request.user),
        "peut_veiller": peut_veiller(request.user),
        "ancetres": _ancetres(request.user),
    }
    return render(request, "veille/observations.html", contexte)


def observation(request, reference):
    """One note or transcript, to be read; its author may also read what it was before (`?version=`)."""
    objet = _lisible_ou_404(request.user, reference)
    siennes = objet.auteur_id == request.user.pk
    ancienne = _version_demandee(request, objet) if siennes else None
    contexte = {
        "observation": objet,
        "ancienne": ancienne,
        "paragraphes": en_paragraphes(objet, ancienne.texte if ancienne else objet.texte),
        "versions": list(objet.revisions.select_related("par").defer("texte")) if siennes else [],
        "peut_coder": peut_coder(request.user, objet),
        "peut_modifier": peut_modifier(request.user, objet),
        "peut_partager": peut_partager(request.user, objet),
        "peut_supprimer": peut_supprimer(request.user, objet),
        "ancetres": _ancetres(request.user, dans_la_liste=True),
    }
    return render(request, "veille/observation.html", contexte)


def _version_demandee(request, observation):
    numero = request.GET.get("version", "")
    if not numero.isdecimal() or len(numero) > 6 or int(numero) == observation.version:
        return None
    return get_object_or_404(observation.revisions, version=int(numero))


def observation_modifier(request, reference):
    objet = _lisible_ou_404(request.user, reference)
    if not peut_modifier(request.user, objet):
        raise Http404
    form = ObservationForm(request.POST or None, seance=objet.seance, instance=objet)
    if request.method == "POST" and form.is_valid():
        donnees = form.cleaned_data
        try:
            actions.corriger(form.instance, request.user, donnees["codes"], donnees["version_du_texte"])
        except TexteChange as refus:
            form.reunir(refus.observation)
            form.add_error(None, _("Le texte a changé ailleurs. Relisez, puis gardez."))
        else:
            messages.success(request, _("C’est gardé."))
            return redirect(_retour(request, objet) or objet)
    return _formulaire(request, form, objet.seance, objet)


def _formulaire(request, form, seance, observation):
    contexte = {
        "form": form,
        "seance": seance,
        "observation": observation,
        "retour": _retour(request, observation) or observation.get_absolute_url(),
        "ancetres": [*_ancetres(request.user, dans_la_liste=True), _de(observation)],
    }
    return render(request, "veille/observation_form.html", contexte)


def _de(observation):
    nomme = observation if observation.titre else observation.seance
    return {"titre": nomme.titre, "langue": nomme.langue, "url": observation.get_absolute_url()}


def _retour(request, observation):
    """Back to the notebook for who came from it."""
    if request.GET.get("retour") != "carnet" or not peut_noter(request.user, observation.seance):
        return ""
    return f"{reverse('carnet', args=[observation.seance.reference])}#note-{observation.reference}"


def observation_supprimer(request, reference):
    """What goes with it is said first."""
    objet = _lisible_ou_404(request.user, reference)
    if not peut_supprimer(request.user, objet):
        raise Http404
    retour = _retour(request, objet)
    if request.method == "POST":
        supprimer(objet, request.user)
        messages.success(request, _("C’est supprimé."))
        return redirect(retour.partition("#")[0] or "observations")
    contexte = {
        "observation": objet,
        "emporte": ce_qui_part(objet),
        "retour": retour or objet.get_absolute_url(),
        "ancetres": [*_ancetres(request.user, dans_la_liste=True), _de(objet)],
    }
    return render(request, "veille/observation_supprimer.html", contexte)


@require_POST
def observation_partager(request, reference):
    objet = _lisible_ou_404(request.user, reference)
    actions.partager(objet, request.user)
    messages.success(request, _("La modération du groupe et la coordination peuvent maintenant la lire."))
    return redirect(objet)


@require_POST
def observation_reprendre(request, reference):
    objet = _lisible_ou_404(request.user, reference)
    actions.ne_plus_partager(objet, request.user)
    messages.success(request, _("C’est repris : vous seule pouvez de nouveau la lire."))
    return redirect(objet)


def _lisible_ou_404(user, reference):
    return get_object_or_404(Observation.objects.visibles_pour(user).pour_liste(user), reference=reference)
