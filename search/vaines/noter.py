"""A search that found nothing, put down without anybody: a file a day for the same words, and no time.

A search is a GET, and a GET does not write to the database; a file written once a day says no more than it must. The
name of the file is the day and the words: asked again by her or by somebody else, they are there already, so that
nobody need be known for nobody to count twice. The round of the next days counts the file and removes it.
"""

import contextlib
import hashlib
import json
import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from socle.modeles import langue_active
from socle.protection import peut_designer
from socle.texte import plier

from ..analyse import citations, formes
from ..permissions import peut_suivre

LONGUEUR, MOTS = 80, 6
#: Somebody follows, even where her name is a word (« madame rose », « monsieur b »).
_CIVILITES = frozenset(
    (
        "m",
        "mr",
        "mme",
        "mlle",
        "madame",
        "monsieur",
        "mademoiselle",
        "dhr",
        "mevr",
        "meneer",
        "mijnheer",
        "mevrouw",
    )
)
#: Two digits are a street of none, three are a number of somebody.
CHIFFRES = 2
#: Files of one day: a member who types at random does not fill the disk, nor the page.
PAR_JOUR = 200


def noter_vaine(request, recherche):
    """A member's question that has no answer, whole: no filter, no other page, no slip that was seen as one.

    Words that she wants between quotes may well be somewhere, apart. A visitor and a robot look the same without being
    watched: neither is noted.
    """
    if recherche.question and _est_un_besoin(request, recherche) and se_garde(recherche.question):
        # A full disk, or one that is read only: people search all the same.
        with contextlib.suppress(OSError):
            _deposer(recherche.question, langue_active(), timezone.localdate())


def _est_un_besoin(request, recherche):
    entiere = request.method == "GET" and not recherche.filtres and recherche.numero == 1
    entiere = entiere and not citations(recherche.question)
    return entiere and peut_suivre(request.user) and not recherche.nombre and not recherche.reponse.corrige


def se_garde(question):
    """A few words, no number of somebody, and nothing that the anonymity helper finds, sure or only likely."""
    if len(question) > LONGUEUR or len(question.split()) > MOTS or len(plier(question)) > LONGUEUR:
        return False
    if "@" in question or sum(signe.isdigit() for signe in question) > CHIFFRES:
        return False
    if not _CIVILITES.isdisjoint(formes(question)):
        return False
    return any(signe.isalpha() for signe in question) and not peut_designer(question, langue_active())


def dossier() -> Path:
    return Path(settings.VAR) / "recherches-vaines"


def _deposer(question, langue, jour):
    ou = dossier()
    ou.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sum(1 for _fichier in ou.glob(f"{jour:%Y-%m-%d}-*.json")) >= PAR_JOUR:
        return
    empreinte = hashlib.sha256(f"{langue}:{plier(question)}".encode()).hexdigest()[:32]
    chemin = ou / f"{jour:%Y-%m-%d}-{empreinte}.json"
    with contextlib.suppress(FileExistsError), chemin.open("x", encoding="utf-8") as fichier:
        json.dump({"mots": question, "langue": langue}, fichier, ensure_ascii=False)
        fichier.flush()
        # Nor when in the day.
        os.utime(chemin, (0, 0))
