from dataclasses import dataclass
from enum import StrEnum


class Niveau(StrEnum):
    """`SUR` is to be replaced, or kept with a reason; `A_VERIFIER` asks for a look."""

    SUR = "sur"
    A_VERIFIER = "a_verifier"


@dataclass(frozen=True, order=True)
class Constat:
    """A passage that could say who somebody is; positions in code points, `fin` excluded."""

    debut: int
    fin: int
    genre: str
    niveau: Niveau
    texte: str
    propositions: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Reste:
    """A word that no rule took and that deserves eyes: `sorte` is "inconnu", "capitale" or "nombre"."""

    debut: int
    fin: int
    sorte: str


@dataclass(frozen=True)
class Passage:
    """A finding in the folded text, before its place in the typed one is known. A lower `rang` wins."""

    debut: int
    fin: int
    genre: str
    niveau: Niveau
    rang: int
    propositions: tuple[str, ...] = ()
