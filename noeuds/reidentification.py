"""How many residents of Brussels share the traits that a situation shows: coarse, rounded down, never a promise.

Pure functions over `donnees/reidentification.toml`, where the sources stand. Age, place and way of living (a household,
the street, an institution) cut the population; the other traits multiply as shares of it. Income, household and illness
often go together: the rarest counts whole, the next by its square root, its cube root… and one trait more never raises
the number.
"""

import tomllib
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from math import prod
from pathlib import Path

#: Fewer residents than this: the situation stays in its group.
BLOQUE = 5
#: Fewer than this: the moderator says in writing why it may go further.
RARE = 20
#: Fewer than this, and none like it among the situations of the network: rare too.
RARE_SI_UNIQUE = 50

BANDES = ("tranche_age", "menage", "revenu", "bassin")
_HORS_MENAGE = ("rue", "institution")


class Risque(Enum):
    BLOQUE = "bloque"
    RARE = "rare"
    ORDINAIRE = "ordinaire"


@dataclass(frozen=True)
class Traits:
    """What is told of a person; empty is not told, and narrows nothing. `termes`: keys of both governed lists."""

    tranche_age: str = ""
    menage: str = ""
    revenu: str = ""
    bassin: str = ""
    termes: frozenset[str] = frozenset()

    def sans(self):
        """Each trait told, and the same person without it: [(name, value, Traits)]."""
        dites = {nom: getattr(self, nom) for nom in BANDES if getattr(self, nom)}
        moins = [(nom, dites[nom], Traits(**(dites | {nom: ""}), termes=self.termes)) for nom in dites]
        return moins + [
            ("termes", cle, replace(self, termes=self.termes - {cle})) for cle in sorted(self.termes)
        ]


@cache
def _donnees():
    chemin = Path(__file__).parent / "donnees" / "reidentification.toml"
    return tomllib.loads(chemin.read_text(encoding="utf-8"))


def effectif(traits: Traits) -> float:
    """The expected number of residents with all these traits."""
    return sum(
        nombre * _part(traits, milieu, age)
        for milieu, ages in _donnees()["population"].items()
        for age, nombre in ages.items()
        if traits.tranche_age in ("", age) and _du_milieu(traits.menage, milieu)
    )


def _du_milieu(menage, milieu):
    if menage in _HORS_MENAGE:
        return milieu == menage
    return not menage or milieu == "ordinaire"


def _part(traits, milieu, age):
    donnees = _donnees()
    profil = donnees["profil"][age] if milieu == "ordinaire" else milieu
    colonne = donnees["colonnes"]["profils"].index(profil)
    bassin = donnees["bassin"].get(traits.bassin, donnees["inconnu"]["part"]) if traits.bassin else 1
    parts = [
        _dans(donnees["menage"], traits.menage if milieu == "ordinaire" else "", colonne),
        _dans(donnees["revenu"], traits.revenu, colonne),
        *(_dans(donnees["traits"], cle, colonne) for cle in traits.termes),
    ]
    return bassin * prod(part ** (1 / rang) for rang, part in enumerate(sorted(parts), 1))


def _dans(tableau, cle, colonne):
    if not cle:
        return 1
    return tableau[cle][colonne] if cle in tableau else _donnees()["inconnu"]["part"]


def risque(traits: Traits, unique: bool = False) -> Risque:
    """What to do about it; `unique` when no other situation of the network shows the same traits."""
    nombre = effectif(traits)
    if nombre < BLOQUE:
        return Risque.BLOQUE
    if nombre < RARE or (unique and nombre < RARE_SI_UNIQUE):
        return Risque.RARE
    return Risque.ORDINAIRE


def a_elargir(traits: Traits, combien: int = 3) -> list[tuple[str, str]]:
    """The traits whose absence would widen most, first the best: [(name, value)]."""
    moins = sorted(traits.sans(), key=lambda trait: -effectif(trait[2]))
    return [(nom, valeur) for nom, valeur, _reste in moins[:combien]]
