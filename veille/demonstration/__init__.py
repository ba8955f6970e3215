"""What the veilleuse has done: her code book, her notes, her analyses. Invented, dated back from today."""

from socle.demonstration import Etape

from .archives import charger_archives
from .besoins import charger_besoins
from .carnets import charger_carnets, charger_transcriptions
from .codage import charger_le_codage
from .codage_a_deux import charger_le_codage_a_deux, charger_les_versions
from .grille import charger_codes
from .motifs import charger_motifs
from .observations import charger_observations
from .preuves import charger_faisceaux, charger_remontees, charger_verbatims
from .syntheses import charger_syntheses

ETAPES = [
    Etape(50, "Grille de codes", charger_codes),
    Etape(51, "Versions de la grille", charger_les_versions),
    Etape(55, "Observations", charger_observations),
    Etape(55, "Carnet de séance", charger_carnets),
    Etape(55, "Transcriptions", charger_transcriptions),
    Etape(55, "Codage", charger_le_codage),
    Etape(56, "Verbatims", charger_verbatims),
    Etape(57, "Faisceaux de preuves", charger_faisceaux),
    Etape(57, "Remontées", charger_remontees),
    Etape(57, "Codage à deux", charger_le_codage_a_deux),
    Etape(58, "Archives", charger_archives),
    Etape(59, "Motifs et relevés", charger_motifs),
    Etape(60, "Synthèses", charger_syntheses),
    Etape(85, "Registre des besoins", charger_besoins),
]
