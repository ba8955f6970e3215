"""The PDF of a synthesis, made for its reader of the very blocks of her page."""

from hashlib import sha256

from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override

from socle import papiers
from socle.cercles.permissions import peut_voir
from socle.comptes.portes import dans_les_limites

from .article import contexte_de_l_article

GABARIT = "veille/papiers/synthese.html"
UNE_HEURE = 3600


def reponse_pdf(request, page):
    """The same file for two readers only when every word of it is the same: a withdrawal makes another one at once.

    A file is passed on: that of a public page says to everybody « open to all », and holds what all may read.
    """
    lectrice = AnonymousUser() if peut_voir(AnonymousUser(), page) else request.user
    with override(page.langue):
        contexte = {"page": page, **contexte_de_l_article(page, lectrice)}
    if request.GET.get("format") == "html" or not papiers.possible():
        return papiers.reponse_papier(request, GABARIT, contexte, page.slug, page.langue)
    cle = _empreinte(contexte, page)
    octets = caches["papiers"].get(cle)
    if octets is None:
        if not dans_les_limites(request, "exporter", lecture=True):
            return HttpResponse(
                _("Trop de fichiers en une minute. Réessayez bientôt."), status=429, content_type="text/plain"
            )
        octets = papiers.pdf(GABARIT, contexte, page.langue)
        caches["papiers"].set(cle, octets, UNE_HEURE)
    reponse = HttpResponse(octets, content_type="application/pdf")
    reponse["Content-Disposition"] = content_disposition_header(False, f"{page.slug}.pdf") or "inline"
    return papiers.sans_copie(reponse)


def _empreinte(contexte, page):
    """Of all that it shows; today's date is printed too."""
    with override(page.langue):
        corps = render_to_string("veille/papiers/corps.html", contexte)
    return sha256(f"{page.langue} {timezone.localdate()} {corps}".encode()).hexdigest()
