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
    """One entry that answers, with what counts, facets and order are made of; `score` falls with the rank."""

    pk: int
    genre: str
    cercle: str
    groupe_id: int | None
    langue: str
    famille: str
    utilite: int
    fraicheur: int
    titre: str
    score: float

    @classmethod
    def de(cls, entree, score):
        return cls._make([*(getattr(entree, nom) for nom in COLONNES), score])


#: What a title needs no more of: texts may be long.
SANS_TEXTE = ("texte", "mots")
#: The columns of `Ligne`, for `visibles.values_list(*COLONNES)`.
COLONNES = ("pk", "genre", "cercle", "groupe_id", "langue", "famille", "utilite", "fraicheur", "titre")


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
        """Everything visible that holds any of the words, or what else leads there; `langue` of the interface.

        What stands between quotes is held word after word, endings apart.
        """

    def semblables(self, entree, visibles: EntreeQuerySet) -> list[Ligne]:
        """The nearest, itself left out; at most 20."""

    def titres(self, debut: str, visibles: EntreeQuerySet) -> list:
        """The entries whose title has words that begin so, without texts, in the order of the kinds; at most 24."""

    def mots(self, debut: str, visibles: EntreeQuerySet) -> list[str]:
        """Words of visible texts that begin so, the most used first; at most 8."""

    def proposer(self, debut: str, visibles: EntreeQuerySet) -> tuple[list, list[str]]:
        """Both, for whoever types: what is visible is asked as few times as can be."""

    def etat(self) -> dict[str, object]:
        """For `/sante/pret/`: nothing about what is there or about anybody."""


@cache
def moteur() -> Moteur:
    """The one of the settings."""
    return import_string(settings.RECHERCHE_MOTEUR)()
