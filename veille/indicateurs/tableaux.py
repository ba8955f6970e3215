"""What every figure comes in: a table with its definition and its base; a page, a sheet or a paper shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from socle.seuils import SEUIL

from ..motifs.suppression import ENSEMBLE, Protection

#: A cell that does not apply, where None is one that may not be shown.
VIDE = ""


@dataclass(frozen=True)
class Tableau:
    cle: str
    titre: Any
    definition: Any
    base: Any
    colonnes: Sequence[Any]
    #: [(label, cells)]
    lignes: Sequence[tuple[Any, Sequence[Any]]]
    #: Small bars beside it.
    series: Sequence[Any] = field(default_factory=list)
    #: Whether it speaks of the whole network: moderators do not read it.
    du_reseau: bool = False

    @property
    def rangees(self):
        """As the pages show it: [(label, [(heading, cell)])]."""
        entetes = list(self.colonnes)[1:]
        return [(nom, list(zip(entetes, cases, strict=True))) for nom, cases in self.lignes]

    @property
    def a_des_cellules_cachees(self):
        return any(case is None for _nom, cases in self.lignes for case in cases)


def proteger(comptes):
    """A protection over records counted by conjunction: {(value of each variable): number} and names of variables."""
    noms, nombres = comptes
    variables: dict[str, dict[str, int]] = {nom: {} for nom in noms}
    rang = 0
    for cle, nombre in nombres.items():
        masque = ((1 << nombre) - 1) << rang
        rang += nombre
        for nom, valeur in zip(noms, cle, strict=True):
            variables[nom][valeur] = variables[nom].get(valeur, 0) | masque
    return Protection(variables, rang)


def montrable(nombre):
    """A lone number of people or of things: 0, or five and more."""
    return nombre if nombre == 0 or nombre >= SEUIL else None


def repartition(protection, variable, total):
    """{values as they may be shown, together where they must: number}; nothing under five in all."""
    if total < SEUIL:
        return {}
    return {
        tuple(nom.split(ENSEMBLE)): masque.bit_count() for nom, masque in protection.valeurs(variable).items()
    }


def ensemble(noms):
    """« Nord-Est et Sud, réunis »."""
    if len(noms) == 1:
        return noms[0]
    return format_lazy(_("{noms}, réunis"), noms=" + ".join(sorted(str(nom) for nom in noms)))
