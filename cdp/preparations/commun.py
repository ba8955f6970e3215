"""What comes back in at least two preparations: pure functions on what a moderator may read."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from noeuds.suggestions import termes_du_texte
from socle.texte import plier

FOIS = 2
MOTS_AU_PLUS = 12
_LETTRES = 5
#: Words of every text, folded, French then Dutch: they say nothing of what a group has in common.
_PARTOUT = frozenset((Path(__file__).parent / "mots_de_partout.txt").read_text("utf-8").split())


@dataclass(frozen=True)
class Dit:
    """What somebody wrote, and in which language."""

    texte: str
    langue: str = ""


@dataclass
class Retour:
    """One thing that comes back: how many preparations hold it, and the questions that do."""

    genre: str
    libelle: str
    fois: int
    objet: object = None
    questions: list[Dit] = field(default_factory=list)
    #: Of a word: that in which it was written first.
    langue: str = ""


@dataclass
class Commun:
    retours: list[Retour]
    autres_questions: list[Dit]


def ce_qui_revient(textes, questions, noeuds, termes) -> Commun:
    """Nœuds, terms, then words, met in at least two of `textes` (one a preparation), with the questions that hold them.

    `textes` and `questions` are `Dit`. A question stands under the first thing that it holds; the others come after.
    """
    retours = [
        *_par_noeud([dit.texte for dit in textes], noeuds),
        *_par_terme([dit.texte for dit in textes], termes),
    ]
    deja = {mot for retour in retours for mot in _mots(retour.libelle)}
    retours += _par_mot(textes, deja)
    restantes = []
    for question in questions:
        retour = next((r for r in retours if _tient(question.texte, r)), None)
        (retour.questions if retour else restantes).append(question)
    return Commun(retours, restantes)


def questions_de(texte):
    """One a line or a mark: « Comment… ? Et la nuit ? » is two."""
    morceaux = re.split(r"(?<=\?)\s+|\n+", texte)
    return [propre for morceau in morceaux if (propre := morceau.strip(" -*•\t\r"))]


def _mots(texte):
    """The folded words that say something, without the plural."""
    mots = re.findall(r"[^\W\d_]+", plier(texte.replace("’", " ").replace("'", " ")))
    return {m.removesuffix("s").removesuffix("x") for m in mots if len(m) >= _LETTRES and m not in _PARTOUT}


def _parle_de(mots, noeud):
    """Two words of its question, or its only one."""
    siens = _mots(noeud.title)
    return bool(siens) and len(siens & mots) >= min(2, len(siens))


def _par_noeud(textes, noeuds):
    mots = [_mots(texte) for texte in textes]
    for noeud in noeuds:
        fois = sum(_parle_de(m, noeud) for m in mots)
        if fois >= FOIS:
            yield Retour("noeud", noeud.title, fois, noeud)


def _par_terme(textes, termes):
    comptes = defaultdict(int)
    for texte in textes:
        for terme in termes_du_texte(texte, termes):
            comptes[terme] += 1
    for terme, fois in sorted(comptes.items(), key=lambda paire: -paire[1]):
        if fois >= FOIS:
            yield Retour("terme", str(terme), fois, terme)


def _par_mot(textes, deja):
    """As they were first written; the words of the nœuds and terms already told are not told again."""
    comptes, formes = defaultdict(int), {}
    for dit in textes:
        for mot in _mots(dit.texte) - deja:
            comptes[mot] += 1
        for forme in re.findall(r"[^\W\d_]+", dit.texte):
            for mot in _mots(forme):
                formes.setdefault(mot, Dit(forme.lower(), dit.langue))
    communs = [(-fois, mot) for mot, fois in comptes.items() if fois >= FOIS]
    return [
        Retour("mot", formes[mot].texte, -fois, langue=formes[mot].langue)
        for fois, mot in sorted(communs)[:MOTS_AU_PLUS]
    ]


def _tient(question, retour):
    if retour.genre == "noeud":
        return _parle_de(_mots(question), retour.objet)
    if retour.genre == "terme":
        return bool(termes_du_texte(question, [retour.objet]))
    return bool(_mots(retour.libelle) & _mots(question))
