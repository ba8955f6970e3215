"""What the sheet says of one resource: only what anybody may read, and never an address that is confidential."""

import re
from dataclasses import dataclass
from typing import Any

import segno
from django.contrib.auth.models import AnonymousUser

from socle.texte import texte_seul

from ..models import Ressource
from .libelles import Libelles, toutes


@dataclass(frozen=True)
class Ligne:
    libelle: str
    repere: str
    """The same label in French, for whoever helps to read a sheet in another language."""
    valeur: str
    langue: str
    """Of the value: "" for a number or an address."""
    sens: str


@dataclass(frozen=True)
class Fiche:
    ressource: Ressource
    libelles: Libelles
    phrase: str
    """What it is: the first sentence of its description."""
    lignes: list[Ligne]
    adresse: str
    qr: str


def publiques():
    """A sheet is for anybody's eyes: only what anybody may read is printed on one (produit.md §4.1)."""
    return Ressource.objects.visibles_pour(AnonymousUser())


def fiche(ressource, langue, adresse):
    """`adresse` is the whole address of its public page."""
    libelles = toutes()[langue]
    # An image, not drawn in the page: a PDF reader then says its words.
    qr = segno.make(adresse, micro=False, error="m").svg_data_uri(border=2)
    phrase = re.split(r"(?<=[.!?…])\s", texte_seul(ressource.description), maxsplit=1)[0]
    return Fiche(ressource, libelles, phrase, list(_lignes(ressource, libelles)), adresse, qr)


def _lignes(ressource, libelles):
    ecrit, ltr = ressource.langue, "ltr"
    ici = (libelles.code, libelles.sens)
    codes = [libelles.codes[code] for code in ressource.acces]
    adresse = ressource.adresse_publique
    contenu: list[tuple[str, Any, tuple[str, str]]] = [
        ("adresse", adresse, ("", ltr)),
        (
            "adresse",
            libelles.mots["secrete"] if ressource.adresse_confidentielle and ressource.telephone else "",
            ici,
        ),
        ("telephone", ressource.telephone, ("", ltr)),
        ("courriel", ressource.courriel if not ressource.telephone else "", ("", ltr)),
        ("horaires", ressource.horaires, (ecrit, ltr)),
        ("entrer", _joints(codes, libelles), ici),
        ("publics", ressource.publics, (ecrit, ltr)),
        ("conditions", ressource.conditions, (ecrit, ltr)),
        ("cout", libelles.codes.get(ressource.cout, ""), ici),
        ("langues", _joints([libelles.langue(c) for c in ressource.langues], libelles), ici),
    ]
    francais = toutes()["fr"].mots
    for cle, valeur, (langue, sens) in contenu:
        if valeur:
            repere = francais[cle] if libelles.code not in ("fr", "nl") else ""
            yield Ligne(libelles.mots[cle], repere, valeur, langue, sens)


def _joints(mots, libelles):
    """With the comma of the language."""
    return ("، " if libelles.code == "ar" else ", ").join(mots)
