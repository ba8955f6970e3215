"""The HSDS interface: public records only, read only, for any program."""

import hashlib
import json
import tempfile

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from socle.comptes.portes import dans_les_limites

from ..echanges.hsds import VERSION
from ..echanges.hsds.demandes import Demande, DemandeRefusee, publiques
from ..echanges.hsds.fiches import pour_fiches
from ..echanges.hsds.listes import Reponses
from ..echanges.hsds.openapi import description
from ..echanges.hsds.tableaux import ecrire_le_paquet
from ..echanges.hsds.taxonomies import Taxonomies
from ..echanges.lots import en_ordre
from ..echanges.publication import publication
from .sorties import trop_vite

_MORCEAU = 64 * 1024


def _interface(vue):
    """Whatever is asked, an answer in JSON that any site may read, and that says when it did not change."""

    @login_not_required
    def repondre(request, *args, **kwargs):
        try:
            if request.method not in ("GET", "HEAD"):
                raise DemandeRefusee(_("Cette interface se lit seulement : utilisez GET."), 405)
            if not dans_les_limites(request, "hsds", lecture=True):
                raise DemandeRefusee(_("Beaucoup de demandes à la fois. Attendez une minute."), 429)
            reponse = vue(request, *args, **kwargs)
        except DemandeRefusee as refus:
            reponse = _refus(refus)
        reponse.headers["Access-Control-Allow-Origin"] = "*"
        reponse.headers["X-Robots-Tag"] = "noindex"
        # Kept by whoever asks, asked again each time: what is taken back is gone at once.
        reponse.headers["Cache-Control"] = "no-cache"
        return reponse

    return repondre


def _refus(refus):
    entetes = {405: {"Allow": "GET, HEAD"}, 429: {"Retry-After": "60"}}.get(refus.statut)
    return JsonResponse(
        {"status": refus.statut, "message": refus.message}, status=refus.statut, headers=entetes
    )


def _json(request, objet):
    corps = json.dumps(objet, ensure_ascii=False).encode()
    etag = f'"{hashlib.sha256(corps).hexdigest()[:32]}"'
    reponse = JsonResponse({})
    reponse.content = corps
    reponse.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=reponse)


@_interface
def hsds(request):
    """What this interface is, and where it is described."""
    qui = publication()
    editeur = {"name": qui["nom"], "website": request.build_absolute_uri("/")}
    if qui["contact"]:
        editeur["email"] = qui["contact"]
    return _json(
        request,
        {
            "version": VERSION,
            "profile": request.build_absolute_uri(reverse("donnees")),
            "openapi_url": request.build_absolute_uri(reverse("hsds_openapi")),
            "description": qui["description"],
            "publisher": editeur,
        },
    )


@_interface
def hsds_openapi(request):
    return _json(request, description(request.build_absolute_uri(reverse("hsds")), publication()))


@_interface
def hsds_liste(request, liste):
    reponses = _reponses(request)
    if not reponses.demande.en_flux:
        return _json(request, reponses.page(liste))
    lignes = (json.dumps(objet, ensure_ascii=False) + "\n" for objet in reponses.tout(liste))
    return StreamingHttpResponse(lignes, content_type="application/x-ndjson")


@_interface
def hsds_un(request, liste, identifiant):
    return _json(request, _reponses(request).un(liste, identifiant.lower()))


@login_not_required
def hsds_paquet(request):
    """Everything at once: the tabular data package."""
    if not dans_les_limites(request, "exporter", lecture=True):
        return trop_vite()
    reponse = StreamingHttpResponse(_paquet(request.build_absolute_uri), content_type="application/zip")
    reponse["Content-Disposition"] = content_disposition_header(True, "hsds.zip") or "attachment"
    reponse["Cache-Control"] = "no-cache"
    reponse["X-Robots-Tag"] = "noindex"
    return reponse


def _paquet(absolue):
    pks = list(publiques().order_by("nom_plie", "pk").values_list("pk", flat=True))
    fiches = en_ordre(pour_fiches(publiques()), pks)
    with tempfile.TemporaryFile() as paquet:
        ecrire_le_paquet(paquet, fiches, absolue, Taxonomies(absolue), publication())
        paquet.seek(0)
        while morceau := paquet.read(_MORCEAU):
            yield morceau


def _reponses(request):
    absolue = request.build_absolute_uri
    return Reponses(Demande(request.GET.dict()), absolue, Taxonomies(absolue))
