"""The people, the groups and their sessions, invented; everything is dated from today."""

from socle.demonstration import Etape

from .papiers import charger_papiers
from .personnes import charger_personnes
from .programme import charger_programme
from .seances import charger_seances
from .transmission import charger_transmission

ETAPES = [
    Etape(10, "Personnes et groupes", charger_personnes),
    Etape(40, "Séances", charger_seances),
    Etape(45, "Programme commun", charger_programme),
    Etape(46, "Papiers", charger_papiers),
    Etape(47, "Représentant·es et fiches", charger_transmission),
]
