from .apres import ElementTransmis, Presence
from .direct import Capture, Cloture, Direct
from .invitations import AbonnementCalendrier, CourrielRecu, InvitationDeSeance, PersonneInvitee
from .papiers import Papier, ReglagesDesPapiers
from .preparations import Preparation
from .programme import PropositionAuProgramme, SoutienAuProgramme
from .redaction import PisteDeCapture, Redaction
from .seances import PointOrdreDuJour, Seance
from .transmission import FicheProjet, MandatDeRepresentant, MotPourEquipe

__all__ = [
    "AbonnementCalendrier",
    "Capture",
    "Cloture",
    "CourrielRecu",
    "Direct",
    "ElementTransmis",
    "FicheProjet",
    "InvitationDeSeance",
    "MandatDeRepresentant",
    "MotPourEquipe",
    "Papier",
    "PersonneInvitee",
    "PisteDeCapture",
    "PointOrdreDuJour",
    "Preparation",
    "Presence",
    "PropositionAuProgramme",
    "Redaction",
    "ReglagesDesPapiers",
    "Seance",
    "SoutienAuProgramme",
]
