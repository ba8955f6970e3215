"""The public catalogue of meetings between professionals."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Dispositif
from ..rencontres.catalogue import Catalogue

PAR_PAGE = 24
PASSES = 24


@login_not_required
def agenda(request):
    """What is coming, soonest first, or month by month; what is over, folded below."""
    catalogue = Catalogue(request.GET, request.user)
    visibles = Dispositif.objects.visibles_pour(request.user).pour_cartes()
    contexte = {
        "catalogue": catalogue,
        "page": Paginator(catalogue.resultats(), PAR_PAGE).get_page(request.GET.get("page")),
        "mois": catalogue.par_mois() if catalogue.vue else [],
        "onglets": [
            _onglet(catalogue, "", _("Par rencontre")),
            _onglet(catalogue, "mois", _("Mois par mois")),
        ],
        "garde": [("vue", catalogue.vue)] if catalogue.vue else [],
        "passes": visibles.passes().order_by("-derniere", "pk")[:PASSES],
    }
    return render(request, "ressources/dispositifs.html", contexte)


def _onglet(catalogue, vue, libelle):
    suite = urlencode(catalogue.parametres(vue=vue))
    return {
        "url": reverse("dispositifs") + (f"?{suite}" if suite else ""),
        "libelle": libelle,
        "courant": catalogue.vue == vue,
    }
