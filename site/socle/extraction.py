"""Every sentence of the interface, read from the code and the templates; gettext's own tools are not needed."""

import ast
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.utils.translation.template import templatize

from .catalogues import FICHIER, SOURCES

RACINE = Path(__file__).resolve().parents[2]
_MOTS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_ENTETE = "# Le fil : les phrases de l’interface. « make messages » relève les nouvelles."
#: What gettext knows of a file besides: nobody reads it, and some of it changes at each run.
_GARDES = ('"Language:', '"Plural-Forms:', '"MIME-Version:', '"Content-')


def modele():
    """A catalogue of every sentence to translate, with the files where it stands."""
    catalogue = Catalog(charset="utf-8")
    for chemin in _fichiers():
        source = chemin.read_text(encoding="utf-8")
        lire = _du_code if chemin.suffix == ".py" else _du_gabarit
        for message, contexte in lire(source):
            catalogue.add(message, locations=[(str(chemin.relative_to(RACINE)), 0)], context=contexte)
    return catalogue


def _fichiers():
    dossiers = {Path(app.path) for app in apps.get_app_configs()}
    # Neither .venv nor its neighbours: what is installed brings its own catalogues.
    notres = [
        d for d in dossiers if RACINE in d.parents and "site-packages" not in d.relative_to(RACINE).parts
    ]
    trouves = {f for d in notres for f in [*d.rglob("*.py"), *d.glob("templates/**/*.*")]}
    return sorted(f for f in trouves if "migrations" not in f.parts)


def _du_code(source):
    return _extraire(source, _MOTS | _surnoms(source))


def _surnoms(source):
    """`from django.utils.translation import gettext as _now` makes `_now` a word that announces a sentence."""
    return {
        alias.asname: _MOTS[alias.name]
        for noeud in ast.walk(ast.parse(source))
        if isinstance(noeud, ast.ImportFrom) and noeud.module == "django.utils.translation"
        for alias in noeud.names
        if alias.asname and alias.name in _MOTS
    }


def _du_gabarit(source):
    """Django makes calls of its tags; their lines, taken out of the page, have no indentation to speak of."""
    lignes = (ligne.strip() for ligne in templatize(source).splitlines())
    return _extraire("\n".join(lignes), _MOTS)


def _extraire(source, mots):
    for _ligne, message, _commentaires, contexte in extract("python", BytesIO(source.encode()), mots):
        yield message, contexte


def lire(langue, sources=SOURCES):
    """The catalogue of a language as it is kept; an empty one the first time."""
    chemin = sources / langue / FICHIER
    if not chemin.exists():
        return Catalog(locale=langue, charset="utf-8")
    with chemin.open("rb") as fichier:
        return read_po(fichier, locale=langue)


def rafraichir(langue, source, sources=SOURCES):
    """Bring the catalogue of a language up to date: new sentences enter, those that are gone leave; its size.

    The source language only needs what gettext could not guess: its plurals, and what was put there by hand.
    """
    catalogue = lire(langue, sources)
    voulu = modele()
    if langue == source:
        for message in [m for m in voulu if m.id and not m.pluralizable and m.id not in catalogue]:
            voulu.delete(message.id, message.context)
    catalogue.update(voulu, no_fuzzy_matching=True, update_creation_date=False)
    if langue == source:
        for message in catalogue:
            message.string = message.string if not message.id or any(message.string or ()) else message.id
    ecrire(catalogue, sources / langue / FICHIER)
    return len(catalogue)


def ecrire(catalogue, chemin):
    """As short as gettext allows, and the same whoever writes it, when and where."""
    octets = BytesIO()
    catalogue.fuzzy, catalogue.header_comment = False, _ENTETE
    write_po(octets, catalogue, width=110, ignore_obsolete=True, include_lineno=False)
    entete, *messages = octets.getvalue().decode().split("\n\n")
    lignes = [
        ligne for ligne in entete.splitlines() if not ligne.startswith('"') or ligne.startswith(_GARDES)
    ]
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text("\n\n".join(["\n".join(lignes), *messages]), encoding="utf-8")
