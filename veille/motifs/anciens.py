"""What earlier readings tell, so that a new one beside them tells no small number more (docs/motifs.md)."""

from collections.abc import Iterable
from itertools import product
from typing import Any

from socle.seuils import SEUIL

from .suppression import ENSEMBLE, Conjonction


class AncienneLecture:
    """`montres`: [(conjunction, n)] of one reading, as `Releve.montres` keeps them."""

    def __init__(self, montres: Iterable[Any]):
        self._nombres: dict[tuple, int] = {tuple(map(tuple, cles)): nombre for cles, nombre in montres}
        self._valeurs: dict[str, dict[str, set[str]]] = {}
        for conjonction in self._nombres:
            if len(conjonction) == 1:
                ((nom, valeur),) = conjonction
                self._valeurs.setdefault(nom, {})[valeur] = set(valeur.split(ENSEMBLE))

    def nombre(self, conjonction: Conjonction) -> int | None:
        """How many it told of these values, a group being what it had of each; None if it does not add up."""
        parts = [self._parts(nom, valeur) for nom, valeur in conjonction]
        if any(part is None for part in parts):
            return None
        cellules = list(product(*parts))
        return sum(self._nombres[c] for c in cellules) if self._nombres.keys() >= set(cellules) else None

    def _parts(self, nom, valeur) -> Any:
        """The values under which it counted these, if it counted nothing else under them."""
        membres = set(valeur.split(ENSEMBLE))
        valeurs = self._valeurs.get(nom, {})
        touchees = {ancienne: noms for ancienne, noms in valeurs.items() if noms & membres}
        if not valeurs or any(not noms <= membres for noms in touchees.values()):
            return None
        return [(nom, ancienne) for ancienne in touchees]


def trahit(lectures: Iterable[Iterable[Any]]):
    """The test that a protection asks: whether this count, beside an earlier one, tells one to four."""
    anciennes = [AncienneLecture(montres) for montres in lectures]

    def moins_de_cinq_d_ecart(conjonction: Conjonction, nombre: int) -> bool:
        dits = (ancienne.nombre(conjonction) for ancienne in anciennes)
        return any(dit is not None and 0 < abs(nombre - dit) < SEUIL for dit in dits)

    return moins_de_cinq_d_ecart
