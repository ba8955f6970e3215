"""The index of a corpus: two fields that are given their words, already analysed."""

from collections.abc import Iterator

from whoosh import fields

from search.analyse import analyser
from search.backends.whoosh_fr import schema as du_site
from search.classement import POIDS_DU_TITRE

from .jeux import Document

#: Titles stand before, texts after: a position tells which, and no passage spans both.
DEBUT_DU_TEXTE = 1 << 16
#: What keeps the end of a shared title away from the text.
_ECART = 100


def schema() -> fields.Schema:
    """That of the site, without the beginnings of words: nobody types here."""
    sien = du_site.schema()
    sien.remove("debuts")
    return sien


def mots_places(document: Document, titre_propre: bool) -> Iterator[tuple[str, int, float]]:
    """The stems of a document; a title of its own weighs, one that others share is text."""
    debut, poids = (0, POIDS_DU_TITRE) if titre_propre else (DEBUT_DU_TEXTE, 1.0)
    fin = debut
    for jeton in analyser(document.titre, document.langue):
        fin = min(debut + jeton.position, DEBUT_DU_TEXTE - 1) if titre_propre else debut + jeton.position
        yield jeton.terme, fin, poids
    suite = max(fin + _ECART, DEBUT_DU_TEXTE)
    for jeton in analyser(document.texte, document.langue):
        yield jeton.terme, suite + jeton.position, 1.0
