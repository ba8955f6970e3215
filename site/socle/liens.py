"""What an app brings to a page of another one that it does not import, or that does not import it.

`@apporte("ressource")` registers `fonction(objet, user)`, which answers what this reader may see, or None; the page
asks `apports("ressource", objet, user)` and includes each template with `apport` alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Apport:
    """A part of a page: its template takes `apport` (`donnees`) and `request`. A lower `rang` comes first."""

    gabarit: str
    donnees: dict[str, Any] = field(default_factory=dict)
    rang: int = 50


_APPORTS: dict[str, list[Callable[[Any, Any], Apport | None]]] = {}


def apporte(page):
    def inscrire(fonction):
        _APPORTS.setdefault(page, []).append(fonction)
        return fonction

    return inscrire


def apports(page, objet, user):
    """What the other apps bring to this page for this reader, in order."""
    trouves = [apport for fonction in _APPORTS.get(page, []) if (apport := fonction(objet, user))]
    return sorted(trouves, key=lambda apport: apport.rang)
