from .propositions import noeud_proposer, proposition, proposition_modifier, proposition_nouer
from .recit import vignette_en_chemin, vignette_etape, vignette_nouvelle
from .seance import vignette_canevas, vignettes_en_lot
from .verification import brouillon_effacer, vignette_modifier, vignette_reprendre
from .vignettes import vignette, vignettes

__all__ = [
    "brouillon_effacer",
    "noeud_proposer",
    "proposition",
    "proposition_modifier",
    "proposition_nouer",
    "vignette",
    "vignette_canevas",
    "vignette_en_chemin",
    "vignette_etape",
    "vignette_modifier",
    "vignette_nouvelle",
    "vignette_reprendre",
    "vignettes",
    "vignettes_en_lot",
]
