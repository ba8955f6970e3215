"""Papers: one template gives a tagged PDF, or a page to print where the machine cannot make one.

The engine reads our static files and what the template carries (data:), nothing else: neither the network nor a file
of the machine, whatever somebody typed.
"""

import logging
from base64 import b64encode
from functools import cache
from mimetypes import guess_type
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override

from .identite.lecture import identite, logo_png

journal = logging.getLogger(__name__)


def pdf(gabarit, contexte, langue=None) -> bytes:
    """A PDF/UA-1 of this template, which extends papiers/base.html; RuntimeError where none can be made."""
    weasyprint = _moteur()
    if weasyprint is None:
        raise RuntimeError("WeasyPrint found no Pango on this machine: see docs/exploitation.md.")
    with override(langue or get_language()):
        html = render_to_string(gabarit, _contexte(contexte, ecran=False))
    document = weasyprint.HTML(
        string=html, base_url=settings.WAGTAILADMIN_BASE_URL, url_fetcher=_fournisseur()
    )
    couleurs = weasyprint.CSS(string=f":root {{ --fil: {identite().jetons['clair']['fil']} }}")
    return document.write_pdf(pdf_variant="pdf/ua-1", stylesheets=[couleurs])


def possible():
    """Whether this machine makes PDF; otherwise papers are pages to print."""
    return _moteur() is not None


def reponse_papier(request, gabarit, contexte, nom, langue=None):
    """The PDF called `nom`; with ?format=html, or where none can be made, the same as a page to print."""
    if request.GET.get("format") == "html" or _moteur() is None:
        with override(langue or get_language()):
            html = render_to_string(gabarit, _contexte(contexte, ecran=True, adresse=request.path))
        reponse = HttpResponse(html, headers={"Content-Language": langue or get_language()})
    else:
        entete = content_disposition_header(False, f"{nom}.pdf")
        reponse = HttpResponse(pdf(gabarit, contexte, langue), content_type="application/pdf")
        reponse["Content-Disposition"] = entete or "inline"
    return sans_copie(reponse)


def sans_copie(reponse):
    """Nothing of a paper stays on a shared computer, nor in a search engine."""
    reponse["Cache-Control"] = "private, no-store"
    reponse["X-Robots-Tag"] = "noindex"
    return reponse


def image_de(octets):
    """A PNG as an address that the template can carry."""
    return f"data:image/png;base64,{b64encode(octets).decode()}"


def _contexte(contexte, ecran, adresse=""):
    """`logo` may be that of a group; the network's otherwise."""
    octets = logo_png()
    return {
        "logo": image_de(octets) if octets else static("socle/img/fil.svg"),
        **contexte,
        "identite": identite(),
        "ecran": ecran,
        "adresse_du_pdf": adresse if _moteur() else "",
        "imprime_le": timezone.localdate(),
    }


@cache
def _moteur():
    """WeasyPrint, or None: it is found at import that the machine has no Pango."""
    try:
        import weasyprint
    except OSError as erreur:
        journal.warning("No PDF, pages to print instead: %s", erreur)
        return None
    return weasyprint


@cache
def _fournisseur():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fournisseur(URLFetcher):
        """Our static files, by their address; data:, which is in the page already; nothing else."""

        def fetch(self, url, headers=None):
            if url.startswith("data:"):
                return super().fetch(url, headers)
            genre, _ = guess_type(urlsplit(url).path)
            return URLFetcherResponse(url, _fichier_statique(url), {"Content-Type": genre})

    return Fournisseur(allowed_protocols={"data"})


def _fichier_statique(url):
    """Its bytes. Django's own finders refuse a path that leaves their folders."""
    racine = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + settings.STATIC_URL
    if not url.startswith(racine):
        raise ValueError("a paper reads static files only")
    nom = unquote(urlsplit(url).path.removeprefix(settings.STATIC_URL))
    if staticfiles_storage.exists(nom):
        with staticfiles_storage.open(nom) as fichier:
            return fichier.read()
    chemin = finders.find(nom)
    if chemin is None:
        raise ValueError("no such static file")
    with open(chemin, "rb") as fichier:
        return fichier.read()
