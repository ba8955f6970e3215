from socle.demonstration import Etape

from .suivies import charger_suivies
from .vaines import charger_vaines

ETAPES = [
    Etape(95, "Recherches suivies", charger_suivies),
    Etape(95, "Recherches sans réponse", charger_vaines),
]
