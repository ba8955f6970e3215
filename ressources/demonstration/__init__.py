from socle.demonstration import Etape

from .dispositifs import charger_dispositifs
from .imports import charger_imports
from .inscriptions import charger_inscriptions
from .manques import charger_manques
from .outils import charger_outils
from .rencontres import charger_rencontres
from .ressources import charger_ressources

ETAPES = [
    Etape(25, "Ressources", charger_ressources),
    Etape(25, "Boîte à outils", charger_outils),
    Etape(25, "Manques", charger_manques),
    Etape(25, "Imports", charger_imports),
    Etape(26, "Dispositifs", charger_dispositifs),
    Etape(27, "Inscriptions aux rencontres", charger_inscriptions),
    Etape(28, "Immersions et portes ouvertes", charger_rencontres),
]
