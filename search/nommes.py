"""What bears as its title what was asked is what was meant, whatever answers at more length."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from .analyse import nomme

#: Of so many first ones the title is read: it has all the words, so it is among them.
PREMIERS = 20
_Trouve = TypeVar("_Trouve")


def nommes_d_abord(
    trouves: Sequence[_Trouve], question: str, titre_de: Callable[[_Trouve], tuple[str, str]]
) -> list[_Trouve]:
    """`trouves`, best first; `titre_de` gives the title of one of them and its language."""
    nommes = [rang for rang, trouve in enumerate(trouves[:PREMIERS]) if nomme(question, *titre_de(trouve))]
    autres = (trouve for rang, trouve in enumerate(trouves) if rang not in nommes)
    return [*(trouves[rang] for rang in nommes), *autres]
