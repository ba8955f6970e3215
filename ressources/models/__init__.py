from .dates import DateDeDispositif
from .dispositif import Dispositif
from .empreinte import Empreinte
from .gardees import Gardee
from .immersions import (
    Convention,
    DemandeDImmersion,
    JourPropose,
    LieuDImmersion,
    SignatureDeConvention,
)
from .imports import Import, LigneDImport
from .inscriptions import Inscription, Organisatrice
from .manques import DemandeDeManque, ManqueDocumente
from .outils import NoticeDOutil, RetourDExperience, VersionDOutil
from .portes_ouvertes import Creneau, MaisonOuverte
from .ressource import Ressource
from .retours import RetourDImmersion
from .suites import Attestation, Evaluation, Questionnaire
from .suivi import ContactAEpargner, DemandeAuContact, ReleveDeDisponibilite
from .terrain import ModeEmploi, Signalement, Verification

__all__ = [
    "Attestation",
    "ContactAEpargner",
    "Convention",
    "Creneau",
    "DateDeDispositif",
    "DemandeAuContact",
    "DemandeDImmersion",
    "DemandeDeManque",
    "Dispositif",
    "Empreinte",
    "Evaluation",
    "Gardee",
    "Import",
    "Inscription",
    "JourPropose",
    "LieuDImmersion",
    "LigneDImport",
    "MaisonOuverte",
    "ManqueDocumente",
    "ModeEmploi",
    "NoticeDOutil",
    "Organisatrice",
    "Questionnaire",
    "ReleveDeDisponibilite",
    "Ressource",
    "RetourDExperience",
    "RetourDImmersion",
    "Signalement",
    "SignatureDeConvention",
    "Verification",
    "VersionDOutil",
]
