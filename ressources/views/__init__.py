from .catalogue import agenda
from .dispositifs import dispositif
from .fiches import ressource, ressource_modifier, ressource_nouvelle
from .noms import ressources_noms
from .repertoire import ressources
from .terrain import mode_emploi, mode_emploi_modifier, mode_emploi_nouveau, signaler, toujours_vrai

__all__ = [
    "agenda",
    "dispositif",
    "mode_emploi",
    "mode_emploi_modifier",
    "mode_emploi_nouveau",
    "ressource",
    "ressource_modifier",
    "ressource_nouvelle",
    "ressources",
    "ressources_noms",
    "signaler",
    "toujours_vrai",
]
