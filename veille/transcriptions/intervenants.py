"""Who speaks in a transcript, and what would say who somebody is; replaced through the whole text, if she wants.

Pure functions: nothing is changed but what was chosen.
"""

import re
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from noeuds.anonymat import Niveau, analyser
from noeuds.protection import LIBELLES

#: « Nadia : », « Mme Claes (santé) : », « [00:12:04] Intervenante 2 – »: a short name, then a colon or a dash.
TOUR = re.compile(
    r"^[ \t]*(?:[\[(]?\d{1,2}[:h.]\d{2}(?:[:.]\d{2})?[\])]?[ \t]*[-–]?[ \t]*)?"
    r"(?P<nom>[^\W\d_][^:\n\[\]]{0,39}?)[ \t\u00a0\u202f]*:(?=\s|$)",
    re.MULTILINE,
)
_MOTS_AU_PLUS = 6
INTERVENANTS_AU_PLUS = 30
RAPPELS_AU_PLUS = 60
#: What the anonymity helper reads of a long transcript, while somebody waits (about five seconds).
SIGNES_RELUS = 100_000
_MORCEAU = 8_000
#: Who is named by a role already is not to be renamed.
_ROLE = re.compile(
    r"(?:participant|intervenant|anima|modérat|moderat|veilleu|deelne|membre|inconnu|voix)", re.IGNORECASE
)
#: What announces something else than a person who speaks.
_ANNONCES = {
    "note", "notes", "date", "lieu", "objet", "titre", "présents", "présentes", "présent·es", "excusés",
    "question", "réponse", "exemple", "remarque", "attention", "début", "fin", "durée", "ordre du jour",
}  # fmt: skip


@dataclass(frozen=True)
class Remplacement:
    """These words, everywhere in the text, become those."""

    mots: str
    par: str


@dataclass(frozen=True)
class Repere:
    """What the page proposes to replace: a speaker, or a passage that the anonymity helper is sure of."""

    mots: str
    proposition: str = ""
    genre: str = ""
    tours: int = 0


def intervenants(texte):
    """Those who speak at least twice, by their first turn, each with a role to be completed."""
    tours = Counter(_nom(trouve["nom"]) for trouve in TOUR.finditer(texte))
    noms = [nom for nom, fois in tours.items() if nom and fois > 1][:INTERVENANTS_AU_PLUS]
    a_nommer = [nom for nom in noms if not _ROLE.match(nom)]
    roles = {
        nom: _("Participant·e %(rang)s") % {"rang": rang}
        for rang, nom in enumerate(a_nommer, len(noms) - len(a_nommer) + 1)
    }
    return [Repere(nom, roles.get(nom, ""), tours=tours[nom]) for nom in noms]


def _nom(mots):
    mots = mots.strip()
    trop = len(mots.split()) > _MOTS_AU_PLUS or mots.lower() in _ANNONCES or not mots[0].isupper()
    return "" if trop else mots


def rappels(texte, langue, connus=()):
    """What could say who somebody is, once each: she decides, since the text stays hers alone."""
    trouves = {}
    for constat in _constats(texte[:SIGNES_RELUS], langue):
        if len(trouves) == RAPPELS_AU_PLUS:
            break
        if constat.niveau == Niveau.SUR and constat.texte not in connus and constat.texte not in trouves:
            trouves[constat.texte] = Repere(
                constat.texte,
                next(iter(constat.propositions), ""),
                str(LIBELLES.get(constat.genre, constat.genre)),
            )
    return list(trouves.values())


def _constats(texte, langue):
    """Piece by piece, cut between lines: a long text must not keep the page waiting for what is not shown."""
    while texte:
        coupe = texte.rfind("\n", 0, _MORCEAU) + 1 if len(texte) > _MORCEAU else len(texte)
        coupe = coupe or _MORCEAU
        yield from analyser(texte[:coupe], langue)
        texte = texte[coupe:]


def remplacer(texte, remplacements):
    """All in one pass, the longest words first: what one puts is not looked at again."""
    par = {r.mots: r.par for r in remplacements if r.mots.strip() and r.par.strip()}
    if not par:
        return texte
    choix = "|".join(re.escape(mots) for mots in sorted(par, key=len, reverse=True))
    return re.sub(rf"(?<!\w)(?:{choix})(?!\w)", lambda trouve: par[trouve[0]].strip(), texte)


def nombre_de_mots(texte):
    return len(texte.split())
