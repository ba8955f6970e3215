from .brouillons import BrouillonDeVignette
from .echanges import Question, Reponse
from .fusions import Fusion
from .noeuds import EtiquetteDeNoeud, IndexNoeuds, Noeud
from .pistes import Essai, Piste
from .precautions import Precautions
from .propositions import PropositionDeNoeud
from .relations import MiseEnRelation, Sollicitation
from .termes import Terme
from .vecus import Connaissance, Vecu
from .vignettes import Mobilisation, Vignette

__all__ = [
    "BrouillonDeVignette",
    "Connaissance",
    "Essai",
    "EtiquetteDeNoeud",
    "Fusion",
    "IndexNoeuds",
    "MiseEnRelation",
    "Mobilisation",
    "Noeud",
    "Piste",
    "Precautions",
    "PropositionDeNoeud",
    "Question",
    "Reponse",
    "Sollicitation",
    "Terme",
    "Vecu",
    "Vignette",
]
