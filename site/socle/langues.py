"""The two languages of the platform: the address says in which one it answers, and nothing else does."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language


class LangueDeLAdresseMiddleware(LocaleMiddleware):
    """`/nl/…` answers in Dutch, every other address in French (docs/choix.md).

    Django, which reads neither browser nor cookie once the first language has no prefix, still tells caches that the
    answer depends on the browser: it does not.
    """

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", get_language())
        return response


def en(langue, adresse):
    """The same address of this site in another language: `/noeuds/?famille=patient` → `/nl/noeuds/?famille=patient`."""
    codes = "|".join(code for code, _nom in settings.LANGUAGES)
    adresse = re.sub(rf"^/({codes})(?=/)", "", adresse)
    return adresse if langue == settings.LANGUAGE_CODE else f"/{langue}{adresse}"


def autres_langues(request):
    """The other languages, each with its code, its own name and the address of this page there."""
    return [
        {"code": code, "nom": nom, "url": en(code, _adresse_lue(request))}
        for code, nom in settings.LANGUAGES
        if code != get_language()
    ]


def _adresse_lue(request):
    """Where this page is read: a form shown again with its errors is read where it was opened."""
    provenance = request.META.get("HTTP_REFERER", "")
    if request.method == "POST" and url_has_allowed_host_and_scheme(provenance, {request.get_host()}):
        lue = urlsplit(provenance)
        return lue.path + (f"?{lue.query}" if lue.query else "")
    return request.get_full_path()
