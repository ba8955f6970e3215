"""The questions of a situation, one a page, in the order of telling."""

from .appels import EtapeAppels
from .essentiel import EtapeAide, EtapeNoeud, EtapeRecit
from .suite import EtapeSuite, EtapeTitre
from .traits import EtapeFragilites, EtapeOutil, EtapePersonne, EtapePriorites

ETAPES = (
    EtapeNoeud,
    EtapeRecit,
    EtapeAide,
    EtapePersonne,
    EtapeFragilites,
    EtapeOutil,
    EtapePriorites,
    EtapeAppels,
    EtapeSuite,
    EtapeTitre,
)
PAR_CLE = {etape.cle: etape for etape in ETAPES}


def apres(etape):
    """The next question, None after the last."""
    rang = ETAPES.index(etape) + 1
    return ETAPES[rang] if rang < len(ETAPES) else None


__all__ = ["ETAPES", "PAR_CLE", "EtapeNoeud", "apres"]
