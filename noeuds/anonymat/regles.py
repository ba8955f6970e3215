"""The rules of regles.json, each a pattern, with a check and what must or must not stand around it."""

import re
from dataclasses import dataclass
from functools import cache

from .controles import CONTROLES
from .donnees import compiler, lire
from .modeles import Niveau, Passage

PORTEE_AVANT, PORTEE_APRES = 48, 24


@dataclass(frozen=True)
class Regle:
    genre: str
    niveau: Niveau
    rang: int
    motif: re.Pattern
    controle: str
    autour: tuple[tuple[str, re.Pattern], ...]

    def trouver(self, texte):
        for trouve in self.motif.finditer(texte):
            debut, fin = trouve.span(1 if self.motif.groups else 0)
            if debut < fin and self._tient(texte, debut, fin):
                yield Passage(debut, fin, self.genre, self.niveau, self.rang)

    def _tient(self, texte, debut, fin):
        if self.controle and not CONTROLES[self.controle](texte[debut:fin]):
            return False
        cotes = {
            "avant": texte[max(0, debut - PORTEE_AVANT) : debut],
            "apres": texte[fin : fin + PORTEE_APRES],
        }
        return all(
            bool(motif.search(cotes[cle.removeprefix("pas_")])) != cle.startswith("pas_")
            for cle, motif in self.autour
        )


@cache
def regles():
    return tuple(_regle(rang, **regle) for rang, regle in enumerate(lire("regles")["regles"]))


def _regle(rang, *, genre, motif, niveau="sur", casse=False, controle="", **autour):
    contextes = tuple((cle, compiler(contexte)) for cle, contexte in autour.items())
    return Regle(genre, Niveau(niveau), rang, compiler(motif, casse), controle, contextes)


def chercher(texte):
    return [passage for regle in regles() for passage in regle.trouver(texte)]
