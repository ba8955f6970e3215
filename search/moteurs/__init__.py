"""What answers a question: Whoosh on one machine, PostgreSQL or another server beyond (docs/choix.md).

A motor ranks entries among those it is given, `visibles` (`Entree.objects.visibles_pour(user)`), and knows of nobody:
whatever it says (order, number, correction, likeness, word) is drawn from them alone (produit.md §4.5).
"""

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from search.querysets import EntreeQuerySet


class Ligne(NamedTuple):
    """One entry that answers, with what counts and facets are made of; `score` falls with the rank."""

    pk: int
    genre: str
    cercle: str
    groupe_id: int | None
    langue: str
    famille: str
    utilite: int
    fraicheur: int
    score: float

    @classmethod
    def de(cls, entree, score):
        return cls._make([*(getattr(entree, nom) for nom in COLONNES), score])


#: The columns of `Ligne`, for `visibles.values_list(*COLONNES)`.
COLONNES = ("pk", "genre", "cercle", "groupe_id", "langue", "famille", "utilite", "fraicheur")


@dataclass(frozen=True, slots=True)
class Reponse:
    """`lignes`, best first. `corrige`: the question as it was likely meant, empty when its words are all found.

    `termes`: what to mark in a text, as `search.analyse` writes it (`Jeton.terme`).
    """

    lignes: list[Ligne] = field(default_factory=list)
    corrige: str = ""
    termes: frozenset[str] = frozenset()


class Moteur(Protocol):
    def chercher(self, question: str, visibles: EntreeQuerySet, langue: str) -> Reponse:
        """Everything visible that holds any of the words, or what else leads there; `langue` of the interface."""

    def semblables(self, entree, visibles: EntreeQuerySet) -> list[Ligne]:
        """The nearest, itself left out; at most 20."""

    def titres(self, debut: str, visibles: EntreeQuerySet) -> list[int]:
        """Keys of the entries whose title has words that begin so, in the order of the kinds; at most 24."""

    def mots(self, debut: str, visibles: EntreeQuerySet) -> list[str]:
        """Words of visible texts that begin so, the most used first; at most 8."""

    def etat(self) -> dict[str, object]:
        """For `/sante/pret/`: nothing about what is there or about anybody."""


@cache
def moteur() -> Moteur:
    """The one of the settings."""
    return import_string(settings.RECHERCHE_MOTEUR)()
