"""The weights of BM25, for all that weighs words here."""

from typing import NamedTuple

#: Texts are short: repeating a word says less than it does elsewhere, and so does length.
K1, B = 1.2, 0.65
#: A text under half of the mean length is not the better for it: it has no room to repeat a word.
COURT = 0.5


class Frein(NamedTuple):
    """What holds a word back in a text: `fixe + pente * max(longueur, court)`, beside how often it is there."""

    fixe: float
    pente: float
    court: float


def frein(moyenne: float) -> Frein:
    """For texts of this mean length."""
    return Frein(K1 * (1 - B), K1 * B / moyenne, COURT * moyenne)


def saturer(nombre: float) -> float:
    """What so many occurrences count, whatever the length."""
    return nombre * (K1 + 1) / (nombre + K1)
