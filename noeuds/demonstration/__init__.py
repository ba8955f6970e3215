"""The nœuds, the vignettes and the questions that wait, all invented; dates are counted back from today."""

from socle.demonstration import Etape

from .brouillons import charger_brouillons
from .noeuds import charger_noeuds
from .pistes import charger_pistes
from .propositions import charger_propositions
from .traductions import charger_traductions
from .vignettes import charger_vignettes

ETAPES = [
    Etape(20, "Nœuds", charger_noeuds),
    Etape(21, "Nœuds en néerlandais", charger_traductions),
    Etape(30, "Vignettes", charger_vignettes),
    Etape(30, "Propositions de nœud", charger_propositions),
    Etape(31, "Situations commencées", charger_brouillons),
    Etape(32, "Pistes et échanges", charger_pistes),
]
