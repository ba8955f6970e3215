"""Paroles: what people said, kept without what would say who."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from noeuds.views.attaches import gardes_a_lire
from noeuds.views.ecriture import ecrire, reecrire
from socle.cercles import permissions as cercles
from socle.cercles.traductions import dans_la_langue

from .. import permissions
from ..models import Passage, Verbatim
from ..verbatims import actions
from ..verbatims.bibliotheque import FiltreVerbatims, usages
from ..verbatims.forms import FormulaireAccord, FormulaireVerbatim

PAR_PAGE = 24
GABARIT = "veille/verbatims/formulaire.html"


def _ancetres(user, dans_la_liste=True):
    table = [{"titre": _("Ma table"), "url": reverse("veille")}] if permissions.peut_veiller(user) else []
    return table + ([{"titre": _("Paroles"), "url": reverse("verbatims")}] if dans_la_liste else [])


@login_not_required
def verbatims(request):
    """The library, as this reader may see it; what each is used in, as far as she may see that too."""
    filtre = FiltreVerbatims(request.GET, user=request.user)
    trouves = filtre.appliquer().select_related("groupe", "auteur")
    page = Paginator(trouves, PAR_PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    ou = usages(page.object_list, request.user)
    contexte = {
        "filtre": filtre,
        "page": page,
        "cartes": [{"verbatim": v, "usages": ou.get(v.pk, [])} for v in page.object_list],
        "peut_garder": permissions.peut_garder_un_verbatim(request.user),
        "ancetres": _ancetres(request.user, dans_la_liste=False),
    }
    return render(request, "veille/verbatims/verbatims.html", contexte)


@login_not_required
def verbatim(request, reference):
    objet = _visible_ou_404(request.user, reference)
    return _page(request, objet)


def _page(request, objet, form_accord=None, statut=200):
    user = request.user
    noeuds = [noeud for noeud in objet.noeuds.all() if cercles.peut_voir(user, noeud)]
    peut_dire = permissions.peut_dire_l_accord(user, objet)
    initial = {"accord": objet.accord, "accord_le": objet.accord_le}
    contexte = {
        "objet": objet,
        "noeuds": dans_la_langue(noeuds, user),
        "codes": objet.codes.all() if permissions.peut_lire_les_observations(user) else [],
        "usages": usages([objet], user).get(objet.pk, []),
        "source": _source(objet, user),
        "gardes": gardes_a_lire(objet, user),
        "lit_l_accord": permissions.peut_lire_l_accord(user, objet),
        "form_accord": (form_accord or FormulaireAccord(initial=initial)) if peut_dire else None,
        "peut_modifier": cercles.peut_modifier(user, objet),
        "ancetres": _ancetres(user),
    }
    return render(request, "veille/verbatims/verbatim.html", contexte, status=statut)


def _source(objet, user):
    """The observation it comes from, for whoever may read that; nobody else learns that there is one."""
    if objet.passage_id is None or not permissions.peut_lire_les_observations(user):
        return None
    observation = objet.passage.observation
    return observation if cercles.peut_voir(user, observation) else None


def verbatim_nouveau(request):
    """Typed, or from `?passage=key`: words of a text of hers, copied and then looked at."""
    if not permissions.peut_garder_un_verbatim(request.user):
        raise Http404
    passage = _passage_demande(request)
    contexte = {"passage": passage, "ancetres": _ancetres(request.user)}
    return ecrire(request, partial(FormulaireVerbatim, passage=passage), GABARIT, contexte=contexte)


def _passage_demande(request):
    """A passage of a text that she wrote herself: what was given to her to code is not hers to quote."""
    cle = request.GET.get("passage", "")
    if not cle:
        return None
    siens = Passage.objects.visibles_pour(request.user).filter(
        observation__auteur=request.user.pk, observation__groupe__in=request.user.groupes_ids
    )
    try:
        return get_object_or_404(siens.select_related("observation__seance", "observation__groupe"), cle=cle)
    except ValidationError as erreur:  # not a key at all
        raise Http404 from erreur


def verbatim_modifier(request, reference):
    return reecrire(
        request,
        FormulaireVerbatim,
        GABARIT,
        reference,
        {"passage": None, "ancetres": _ancetres(request.user)},
    )


@require_POST
def verbatim_accord(request, reference):
    """What the person who spoke says of it, now."""
    objet = _visible_ou_404(request.user, reference)
    if not permissions.peut_dire_l_accord(request.user, objet):
        raise Http404
    form = FormulaireAccord(request.POST)
    if not form.is_valid():
        return _page(request, objet, form, 422)
    actions.dire_l_accord(objet, request.user, form.cleaned_data["accord"], form.cleaned_data["accord_le"])
    messages.success(request, _("C’est noté. Ce que la personne ne permet plus n’est plus montré."))
    return redirect(objet if cercles.peut_voir(request.user, objet) else "verbatims")


@require_POST
def verbatim_effacer(request, reference):
    objet = _visible_ou_404(request.user, reference)
    actions.effacer(objet, request.user)
    messages.success(request, _("C’est effacé."))
    return redirect("verbatims")


def _visible_ou_404(user, reference):
    visibles = Verbatim.objects.visibles_pour(user)
    avec = visibles.select_related("auteur", "groupe", "passage__observation__seance")
    return get_object_or_404(avec.prefetch_related("noeuds"), reference=reference)
