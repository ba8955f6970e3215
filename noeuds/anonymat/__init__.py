"""What could say who somebody is: pure functions, no network, no model. It misses, and says so (docs/anonymat.md)."""

from .analyse import analyser
from .modeles import Constat, Niveau, Reste
from .restes import restes

__all__ = ["Constat", "Niveau", "Reste", "analyser", "restes"]
