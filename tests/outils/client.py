"""A test client that refuses what no page of ours may do: write on GET, or carry inline style or script."""

import gzip
import re
from html.parser import HTMLParser

from django.db import connections
from django.test import Client

_ECRITURE = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+[\"`]?(\w+)", re.IGNORECASE)
#: The session slides (one write a day); a resized image is a cache that Wagtail keeps in a table.
_TABLES_PERMISES = {"django_session", "wagtailimages_rendition"}
#: Wagtail's own pages: they note who edits what on GET, and need inline scripts (socle/securite.py).
_HORS_DE_NOUS = ("/admin/",)
_TYPES_INERTES = {"application/json", "application/ld+json"}


class EcritureEnLecture(AssertionError):
    """A GET or HEAD wrote to the database."""


class ClientHostile(Client):
    """Django's client, with the house rules asserted on every request."""

    def request(self, **requete):
        surveille = not requete.get("PATH_INFO", "/").startswith(_HORS_DE_NOUS)
        if not surveille:
            return super().request(**requete)
        if requete["REQUEST_METHOD"] in ("GET", "HEAD", "OPTIONS"):
            with connections["default"].execute_wrapper(_refuser_l_ecriture):
                reponse = super().request(**requete)
        else:
            reponse = super().request(**requete)
        if reponse.get("Content-Type", "").startswith("text/html") and not reponse.streaming:
            refuser_l_inline(_html(reponse), requete["PATH_INFO"])
        return reponse


def _html(reponse):
    compresse = reponse.get("Content-Encoding") == "gzip"
    return (gzip.decompress(reponse.content) if compresse else reponse.content).decode(reponse.charset)


def connecter(client, personne):
    """Enter as this person; gives the client back, to write `connecter(client, membre()).get(…)`."""
    client.force_login(personne)
    return client


def refuser_l_inline(html, adresse=""):
    """Our Content-Security-Policy would refuse it silently: style, handlers and scripts belong to files."""
    lecteur = _Lecteur()
    lecteur.feed(html)
    assert not lecteur.fautes, f"{adresse}: {', '.join(lecteur.fautes)} in the page (style.md rule 14)"


def _refuser_l_ecriture(execute, sql, params, many, context):
    ecriture = _ECRITURE.match(sql)
    if ecriture and ecriture[1] not in _TABLES_PERMISES:
        raise EcritureEnLecture(f"a GET wrote to {ecriture[1]}: {sql[:300]}")
    return execute(sql, params, many, context)


class _Lecteur(HTMLParser):
    def __init__(self):
        super().__init__()
        self.fautes = []

    def handle_starttag(self, tag, attrs):
        attributs = dict(attrs)
        if tag == "style":
            self.fautes.append("<style>")
        if tag == "script" and "src" not in attributs and attributs.get("type") not in _TYPES_INERTES:
            self.fautes.append("inline <script>")
        for nom, valeur in attrs:
            if nom == "style" or nom.startswith("on"):
                self.fautes.append(f"<{tag} {nom}=…>")
            if (valeur or "").strip().lower().startswith("javascript:"):
                self.fautes.append(f"<{tag} {nom}=javascript:…>")
