"""The settings of the backend, as written in WAGTAILSEARCH_BACKENDS."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

#: An index that lives and dies with the process, for tests; « :memory:nom » is another one.
EN_MEMOIRE = ":memory:"


def _aucun_groupe():
    return ()


@dataclass(frozen=True)
class Reglages:
    """`B` and `K1` are BM25's. A field weighs `boost ** EXPOSANT`, or what `POIDS` says of its path."""

    LOCATION: str = ""
    #: Seconds that a writer waits for its turn before it gives up.
    ATTENTE: float = 30.0
    B: float = 0.5
    K1: float = 1.2
    EXPOSANT: float = 0.5
    POIDS: dict[str, float] = field(default_factory=dict)
    #: The dotted path of what gives the governed synonyms: `() -> iterable of tuples of expressions`.
    SYNONYMES: Callable[[], Iterable] | str = _aucun_groupe

    #: The only models of this index, or all but some; « app.model ».
    MODELES: tuple[str, ...] = ()
    SAUF: tuple[str, ...] = ()
    #: The dotted path of what notes a change, `(genre, [primary keys])`, for a writer of its own.
    DIFFERE: str = ""

    @classmethod
    def lire(cls, parametres):
        inconnus = set(parametres) - set(cls.__dataclass_fields__) - {"AUTO_UPDATE"}
        if inconnus:
            raise ImproperlyConfigured(f"search.backends.whoosh_fr: {', '.join(sorted(inconnus))}?")
        return cls(**{nom: parametres[nom] for nom in cls.__dataclass_fields__ if nom in parametres})

    @property
    def lieu(self):
        """Where the index lives: a directory, or the name of a memory."""
        if self.LOCATION.startswith(EN_MEMOIRE):
            return self.LOCATION
        return str(Path(self.LOCATION or settings.VAR / "recherche").absolute())

    def concerne(self, genre):
        return genre not in self.SAUF and (not self.MODELES or genre in self.MODELES)

    def noter(self, genre, pks):
        """Whether a writer will see to it (`DIFFERE`)."""
        if self.DIFFERE:
            import_string(self.DIFFERE)(genre, pks)
        return bool(self.DIFFERE)

    def groupes(self):
        source = import_string(self.SYNONYMES) if isinstance(self.SYNONYMES, str) else self.SYNONYMES
        return source()

    def poids(self, chemin, boost):
        return self.POIDS.get(chemin, float(boost or 1) ** self.EXPOSANT)
