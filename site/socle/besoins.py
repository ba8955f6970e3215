"""What the network needs and does not find: apps bring their kinds of needs to one public register.

`@besoins("manques", …)` registers `fonction(au)`, which gives the `Etat` of its kind as it stood before the day `au`,
for a visitor without account: providers apply the threshold themselves (`seuils.au_moins`), so that no reader of the
registry ever holds a number that may not be shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Besoin:
    """One need in words; `cle` names it from a month to the next, `nombre` is None when it may not be shown."""

    cle: str
    mots: str
    nombre: int | None
    langue: str = ""
    lien: str = ""
    base: int | None = None
    #: Whether `nombre` is rounded down (`seuils.au_moins`).
    au_moins: bool = False
    depuis: date | None = None
    #: Governed facts that a page of its kind may show: weeks of waiting…
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """What a kind comes to for one theme or one municipality (`cle` is its NIS code)."""

    cle: str
    mots: str
    nombre: int


@dataclass(frozen=True)
class Etat:
    """`total` out of `base`, both None when they may not be shown."""

    total: int | None
    base: int | None = None
    au_moins: bool = False
    besoins: Sequence[Besoin] = ()
    themes: Sequence[Part] = ()
    communes: Sequence[Part] = ()


@dataclass(frozen=True)
class Sorte:
    cle: str
    titre: Any
    #: What the number of one need counts: « demandes », « l’ont vécu ».
    colonne: Any
    #: What its total counts, after the number: « demandes ».
    unite: Any
    #: How it is counted, in a few words.
    definition: Any
    etat: Callable[[date], Etat]
    rang: int


_SORTES: dict[str, Sorte] = {}


def besoins(cle, titre, colonne, unite, definition, rang=50):
    def inscrire(fonction):
        _SORTES[cle] = Sorte(cle, titre, colonne, unite, definition, fonction, rang)
        return fonction

    return inscrire


def sortes():
    return sorted(_SORTES.values(), key=lambda sorte: sorte.rang)
