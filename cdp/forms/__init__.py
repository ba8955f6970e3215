from .apres import PresencesForm, RedactionForm
from .direct import CaptureForm, ClotureForm, CodeForm
from .ordre_du_jour import formulaire_ordre_du_jour
from .preparation import PreparationForm
from .seances import SeanceForm

__all__ = [
    "CaptureForm",
    "ClotureForm",
    "CodeForm",
    "PreparationForm",
    "PresencesForm",
    "RedactionForm",
    "SeanceForm",
    "formulaire_ordre_du_jour",
]
