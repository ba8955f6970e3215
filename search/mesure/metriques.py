"""How well ranked answers serve those who asked, in the figures that others publish too."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import ceil

RANGS, PREMIERS = 10, 5


def inverse_du_rang(rendus: Sequence[str], attendus: Set[str]) -> float:
    """1 when the first answer is a good one, 1/2 when the second is; 0 when none of the first ten is."""
    for rang, identifiant in enumerate(rendus[:RANGS], start=1):
        if identifiant in attendus:
            return 1 / rang
    return 0.0


def rappel(rendus: Sequence[str], attendus: Set[str]) -> float:
    """What part of the good answers the first five hold."""
    return len(attendus & set(rendus[:PREMIERS])) / len(attendus)


def centile(valeurs: Iterable[float], part: float) -> float:
    """The value under which this part of them lies, by nearest rank."""
    rangees = sorted(valeurs)
    return rangees[max(ceil(part * len(rangees)) - 1, 0)] if rangees else 0.0


@dataclass(frozen=True, slots=True)
class Mesure:
    """What one engine did of some questions; durations in milliseconds."""

    nombre: int
    mrr: float
    rappel: float
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Reponse:
    """What one engine gave to one question."""

    sorte: str
    inverse_du_rang: float
    rappel: float
    duree: float


def resumer(reponses: Sequence[Reponse]) -> Mesure:
    nombre = len(reponses) or 1
    durees = [reponse.duree for reponse in reponses]
    return Mesure(
        len(reponses),
        sum(reponse.inverse_du_rang for reponse in reponses) / nombre,
        sum(reponse.rappel for reponse in reponses) / nombre,
        centile(durees, 0.5),
        centile(durees, 0.95),
    )
