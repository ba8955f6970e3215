from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from cdp.models import Seance

from ..models import Code, IndexAnalyses, Observation, SynthesePage
from ..permissions import peut_veiller

#: Enough for the week; the rest is on the page of each group.
_SEANCES = 4


def veille(request):
    """The veilleuse's table: her sessions, her last notes, her code book, her drafts."""
    if not peut_veiller(request.user):
        raise Http404
    seances = _seances_de(request.user)
    observations = Observation.objects.filter(auteur=request.user)
    return render(
        request,
        "veille/table.html",
        {
            "a_venir": seances.a_venir()[:_SEANCES],
            "passees": seances.passees()[:_SEANCES],
            "observations": observations.pour_liste(request.user)[:4],
            "codes": codes_comptes(observations, request.user),
            "brouillons": _brouillons(request.user),
            "adresse_synthese": _adresse_nouvelle_synthese(),
        },
    )


def codes_comptes(observations, user):
    """The code book as a list, each code with its depth and its number of these observations."""
    nombres = observations.nombres_par_code(user)
    arbre = Code.objects.actifs().en_arbre()
    for code in arbre:
        code.nombre = nombres.get(code.pk, 0)
    return arbre


def _seances_de(user):
    miennes = Count("observations", filter=Q(observations__auteur=user))
    return (
        Seance.objects.visibles_pour(user)
        .filter(groupe__in=user.groupes_ids, annulee=False)
        .select_related("groupe")
        .annotate(nombre_d_observations=miennes)
    )


def _brouillons(user):
    pages = SynthesePage.objects.brouillons_de(user).order_by("-latest_revision_created_at", "-pk")[:5]
    return [
        {
            "titre": page.title,
            "langue": page.langue,
            "url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        }
        for page in pages
    ]


def _adresse_nouvelle_synthese():
    index = IndexAnalyses.dans(get_language())
    if index is None:
        return ""
    return reverse("wagtailadmin_pages:add", args=["veille", "synthesepage", index.pk])
