"""The list of the analyses: the latest, a year, a label."""

from django.core.paginator import Paginator

from socle.cercles.traductions import dans_la_langue
from socle.etiquettes.models import Etiquette

from ..models import SynthesePage

PAR_PAGE = 24
ETIQUETTES_MAX = 16


def contexte_de_la_liste(request):
    """Years and labels are those of what this reader sees."""
    visibles = SynthesePage.objects.visibles_pour(request.user).sources()
    annee, etiquette = _annee(request), _etiquette(request)
    choisies = visibles.par_date()
    if annee:
        choisies = choisies.filter(date__year=annee)
    if etiquette is not None:
        choisies = choisies.filter(etiquettes=etiquette)
    page = Paginator(choisies, PAR_PAGE).get_page(request.GET.get("page", ""))
    page.object_list = dans_la_langue(page.object_list, request.user)
    return {
        "page_de_syntheses": page,
        "annee": annee,
        "etiquette": etiquette,
        "annees": [jour.year for jour in visibles.order_by().dates("date", "year", order="DESC")],
        "etiquettes": _etiquettes(visibles),
    }


def _annee(request):
    demandee = request.GET.get("annee", "")
    return int(demandee) if demandee.isascii() and demandee.isdigit() and len(demandee) == 4 else None


def _etiquette(request):
    # An address is typed by anybody: PostgreSQL refuses NUL.
    demandee = request.GET.get("etiquette", "").replace("\x00", "")
    return Etiquette.objects.filter(slug=demandee).first() if demandee else None


def _etiquettes(visibles):
    """The labels of what she sees, in the order of the alphabet."""
    cles = visibles.order_by().values("pk")
    liees = Etiquette.objects.filter(syntheses_etiquetees__content_object__in=cles)
    return list(liees.distinct().order_by("name")[:ETIQUETTES_MAX])
