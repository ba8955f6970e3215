"""The text that is coded, as everybody must write it: offsets count its code points, from its first sign."""

import re
from dataclasses import dataclass

_FINS_DE_LIGNE = re.compile("\r\n?|\u2028|\u2029")
_PHRASE = re.compile(r"[^.!?…]+(?:[.!?…]+[»\"”’)\]]*|$)(?:\s+|$)|[.!?…]+\s*")


@dataclass(frozen=True)
class Morceau:
    """A paragraph or a sentence: where it begins and ends (excluded) in the whole text, its rank from 1."""

    rang: int
    debut: int
    fin: int
    texte: str


def normaliser(texte) -> str:
    r"""The text as it is kept: "\n" line ends only, no NUL (PostgreSQL), no line end at its ends."""
    return _FINS_DE_LIGNE.sub("\n", texte.replace("\x00", "")).strip("\n")


def paragraphes(texte):
    """The lines that say something, in order."""
    trouves, debut = [], 0
    for ligne in texte.split("\n"):
        if ligne.strip():
            trouves.append(Morceau(len(trouves) + 1, debut, debut + len(ligne), ligne))
        debut += len(ligne) + 1
    return trouves


def phrases(paragraphe):
    """The sentences of a paragraph, as a reader would cut them: nothing of it is left out but spaces."""
    trouvees = []
    for trouvee in _PHRASE.finditer(paragraphe.texte):
        mots = trouvee.group().strip()
        if not mots:
            continue
        debut = paragraphe.debut + trouvee.start() + len(trouvee.group()) - len(trouvee.group().lstrip())
        trouvees.append(Morceau(len(trouvees) + 1, debut, debut + len(mots), mots))
    return trouvees
