"""What exists only on a demonstration: entering as one of its people, and reading the mail it sent."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .. import boite, portes
from ..demonstrateurs import en_demonstration_seulement, personnages


@en_demonstration_seulement
@require_POST
@never_cache
def entrer_en_demonstration(request):
    personne = get_object_or_404(personnages(), email=request.POST.get("email", ""))
    # One looks around in the language of the page, whoever one plays.
    portes.retenir(request, request.POST.get("next") or reverse(settings.LOGIN_REDIRECT_URL))
    return portes.faire_entrer(request, personne, "demonstration")


@en_demonstration_seulement
@never_cache
def boite_aux_lettres(request):
    page = Paginator(boite.cles(), 24).get_page(request.GET.get("page"))
    courriels = [courriel for cle in page if (courriel := boite.lire(cle))]
    return render(request, "comptes/boite_aux_lettres.html", {"page": page, "courriels": courriels})


@en_demonstration_seulement
@never_cache
def courriel(request, cle):
    courriel = boite.lire(cle)
    if courriel is None:
        raise Http404
    contexte = {
        "courriel": courriel,
        "texte": boite.texte_cliquable(courriel),
        "html": boite.html_sur(courriel),
        "ancetres": [{"titre": _("Boîte aux lettres"), "url": reverse("boite_aux_lettres")}],
    }
    return render(request, "comptes/courriel.html", contexte)
