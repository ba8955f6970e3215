from .apres import presences
from .edition import seance_modifier, seance_nouvelle
from .groupes import groupe, groupes, ma_cdp
from .preparations import preparation, preparation_en_chemin, preparation_sans_recit
from .qui_a_prepare import point_depuis_preparation, qui_a_prepare
from .redaction import compte_rendu
from .seances import question_aborder, repondre, seance

__all__ = [
    "compte_rendu",
    "groupe",
    "groupes",
    "ma_cdp",
    "point_depuis_preparation",
    "preparation",
    "preparation_en_chemin",
    "preparation_sans_recit",
    "presences",
    "question_aborder",
    "qui_a_prepare",
    "repondre",
    "seance",
    "seance_modifier",
    "seance_nouvelle",
]
