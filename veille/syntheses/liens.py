"""Links to a page from words typed in the admin: an address carries a title, so it follows its page's cercle."""

import re

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import Page, get_page_models

from socle.cercles.pages import PageACercle

_LIEN = re.compile(r'<a\b(?=[^>]*\blinktype="page")(?=[^>]*\bid="(\d+)")[^>]*>(.*?)</a>', re.DOTALL)


def sans_liens_fermes(valeur, user):
    """The same words; a link to what this reader may not see has its words alone. One query a kind of page."""
    cles = {int(m[1]) for texte in _textes(valeur) for m in _LIEN.finditer(texte)}
    return _remplacer(valeur, _adresses(cles, user) if cles else {})


def _textes(valeur):
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, dict):
        for autre in valeur.values():
            yield from _textes(autre)
    elif isinstance(valeur, list):
        for autre in valeur:
            yield from _textes(autre)


def _remplacer(valeur, adresses):
    if isinstance(valeur, str):
        return (
            _LIEN.sub(lambda m: _lien(adresses.get(int(m[1])), m[2]), valeur)
            if "linktype" in valeur
            else valeur
        )
    if isinstance(valeur, dict):
        return {cle: _remplacer(autre, adresses) for cle, autre in valeur.items()}
    if isinstance(valeur, list):
        return [_remplacer(autre, adresses) for autre in valeur]
    return valeur


def _lien(adresse, mots):
    return f'<a href="{escape(adresse)}">{mots}</a>' if adresse else mots


def _adresses(cles, user):
    """One query: what has a cercle, if she sees it; what has none is public."""
    ouvertes = ~Q(pk__in=[])
    for modele in get_page_models():
        if issubclass(modele, PageACercle):
            visibles = modele.objects.visibles_pour(user).order_by().values("pk")
            ouvertes &= Q(pk__in=visibles) | ~Q(content_type=ContentType.objects.get_for_model(modele))
    chemins = Page.objects.filter(ouvertes, pk__in=cles, live=True).values_list("pk", "url_path")
    return {cle: reverse("wagtail_serve", args=[chemin.split("/", 2)[2]]) for cle, chemin in chemins}
