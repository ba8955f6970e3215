"""What goes out of the directory as a file: of a search, what this reader may see, and of one record."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from socle.comptes.portes import dans_les_limites

from ..echanges.colonnes import pour_colonnes
from ..echanges.lots import en_ordre
from ..echanges.tableur import csv_de, xlsx_de
from ..echanges.vcards import a_un_contact, vcard_de, vcards_de
from ..facettes import Recherche
from ..models import Ressource


@login_not_required
def ressources_export(request, format):
    """The rows of the same search, by the same address, in the same order."""
    if not dans_les_limites(request, "exporter", lecture=True):
        return trop_vite()
    pks = Recherche(request.GET, request.user).resultats().pks
    fiches = en_ordre(pour_colonnes(Ressource.objects.visibles_pour(request.user)), pks)
    if format == "csv":
        return csv_de(fiches)
    return xlsx_de(fiches) if format == "xlsx" else vcards_de(fiches, adresse_absolue(request))


@login_not_required
def ressource_contact(request, reference):
    """« Ajouter à mes contacts »."""
    fiche = get_object_or_404(
        Ressource.objects.visibles_pour(request.user).select_related("commune"), reference=reference
    )
    if not a_un_contact(fiche):
        raise Http404
    return vcard_de(fiche, adresse_absolue(request))


def adresse_absolue(request):
    return lambda objet: request.build_absolute_uri(objet.get_absolute_url())


def trop_vite():
    """Too many files at once from one place: in words, and for how long."""
    texte = _("Beaucoup de demandes à la fois. Attendez une minute, puis recommencez.")
    return HttpResponse(
        texte, status=429, content_type="text/plain; charset=utf-8", headers={"Retry-After": "60"}
    )
