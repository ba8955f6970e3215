from .besoins import ReleveDeBesoins
from .codes import Code, VersionDeGrille
from .documents import DocumentArchive
from .echanges import Echange
from .faisceaux import Faisceau
from .grille import GesteDeGrille, Scission
from .indicateurs import PresencesSansNom
from .motifs import Motif, Releve
from .observations import Observation
from .passages import Codage, Memo, Passage, RevisionDeTexte, SecondCodage
from .relecture import AccordDUneAutre
from .remontees import Remontee, SuiteDeRemontee
from .syntheses import EtiquetteDeSynthese, IndexAnalyses, SynthesePage
from .verbatims import Verbatim
from .versions_de_synthese import VersionDeSynthese

__all__ = [
    "AccordDUneAutre",
    "Codage",
    "Code",
    "DocumentArchive",
    "Echange",
    "EtiquetteDeSynthese",
    "Faisceau",
    "GesteDeGrille",
    "IndexAnalyses",
    "Memo",
    "Motif",
    "Observation",
    "Passage",
    "PresencesSansNom",
    "Releve",
    "ReleveDeBesoins",
    "Remontee",
    "RevisionDeTexte",
    "Scission",
    "SecondCodage",
    "SuiteDeRemontee",
    "SynthesePage",
    "Verbatim",
    "VersionDeGrille",
    "VersionDeSynthese",
]
