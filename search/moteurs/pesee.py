"""What an answer is worth: BM25 in which what is visible, and nothing else, says which words are rare."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Literal

from search.bm25 import K1, frein
from search.classement import POIDS_D_UN_SYNONYME

from . import COLONNES, Ligne

_FIXES = len(COLONNES)


@dataclass(frozen=True, slots=True)
class Piste:
    """One way to meet the words of this rank: the person's own, what else leads there, or two words together.

    The own words come first. `requete` is what the motor asks its server.
    """

    rang: int
    sorte: Literal["sien", "autre", "paire"]
    requete: Any
    poids: float = 1.0


def noter(pistes: Sequence[Piste], lues: Sequence[tuple], parmi: int) -> tuple[list[Ligne], set[int]]:
    """Best first, and the ranks of the words that no entry holds.

    `lues`: the columns of each entry, its length, then how often it has each piste; `parmi`: how many are visible.
    """
    nombres = [sum(lue[_FIXES + 1 + rang] > 0 for lue in lues) for rang in range(len(pistes))]
    siennes = {
        piste.rang: nombre for piste, nombre in zip(pistes, nombres, strict=True) if piste.sorte == "sien"
    }
    inconnus = {rang for rang, nombre in siennes.items() if not nombre}
    valeurs = [
        _poids(piste, siennes) * _rarete(parmi, nombre) for piste, nombre in zip(pistes, nombres, strict=True)
    ]
    moyenne = sum(lue[_FIXES] for lue in lues) / len(lues) if lues else 1.0
    etapes = [
        (colonne, piste.rang if piste.sorte != "paire" else None, valeur)
        for colonne, (piste, valeur) in enumerate(zip(pistes, valeurs, strict=True), start=_FIXES + 1)
    ]
    lignes = [Ligne(*(*lue[:_FIXES], _score(etapes, lue, moyenne or 1.0))) for lue in lues]
    return sorted(lignes, key=lambda ligne: (-ligne.score, ligne.pk)), inconnus


def _poids(piste, siennes) -> float:
    """What else leads there does not outrank the words of the person, unless nothing holds them."""
    seule = piste.sorte != "autre" or not siennes.get(piste.rang)
    return piste.poids if seule else POIDS_D_UN_SYNONYME


def _rarete(parmi, nombre) -> float:
    """The idf of BM25, never negative."""
    return log(1 + (max(parmi, nombre) - nombre + 0.5) / (nombre + 0.5))


def _score(etapes, lue, moyenne) -> float:
    """Each word counts; what else leads there counts where it says more than the word does."""
    fixe, pente, court = frein(moyenne)
    attenue = fixe + pente * max(lue[_FIXES], court)
    total, siens = 0.0, {}
    for colonne, rang, valeur in etapes:
        nombre = lue[colonne]
        if nombre <= 0:
            continue
        if rang is None:
            total += valeur * min(nombre, 1.0)
            continue
        vaut = valeur * nombre * (K1 + 1) / (nombre + attenue)
        deja = siens.setdefault(rang, 0.0)
        if vaut > deja:
            total += vaut - deja
            siens[rang] = vaut
    return total
