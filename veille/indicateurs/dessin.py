"""Small bars, drawn by us: the same on screen, on paper, in light and dark. A table always says the same."""

from dataclasses import dataclass
from typing import Any

PAS, LARGEUR, HAUTEUR = 16, 12, 60


@dataclass(frozen=True)
class Barre:
    x: int
    y: int
    hauteur: int
    mois: Any
    #: None when it may not be shown: drawn as a dotted line at the foot.
    valeur: int | None


@dataclass(frozen=True)
class Serie:
    titre: Any
    barres: list[Barre]
    largeur: int
    maximum: int


def serie(titre, points):
    """`points`: [(month, number or None)]."""
    maximum = max((valeur or 0 for _mois, valeur in points), default=0)
    barres = [_barre(rang, mois, valeur, maximum) for rang, (mois, valeur) in enumerate(points)]
    return Serie(titre, barres, max(len(points) * PAS, PAS), maximum)


def _barre(rang, mois, valeur, maximum):
    hauteur = round(HAUTEUR * valeur / maximum) if valeur and maximum else 0
    return Barre(rang * PAS + 2, HAUTEUR - hauteur, hauteur, mois, valeur)
