"""What the apps say of their own health at `/sante/pret/`, without an account: nothing of what is there, nor who.

`@sante("recherche")` registers `fonction()`, which answers what whoever watches over the platform should know.
"""

import logging
from collections.abc import Callable

journal = logging.getLogger(__name__)

_BILANS: dict[str, Callable[[], dict[str, object]]] = {}


def sante(nom):
    def inscrire(fonction):
        _BILANS[nom] = fonction
        return fonction

    return inscrire


def bilans():
    """{name: what it says}. One that fails says so: the rest of the platform answers all the same."""
    return {nom: _demander(nom, fonction) for nom, fonction in _BILANS.items()}


def _demander(nom, fonction):
    try:
        return fonction()
    except Exception:
        journal.exception("La santé de « %s » ne se dit pas.", nom)
        return {"etat": "en panne"}
