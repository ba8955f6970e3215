"""Which column of the file is which of ours: by its name, by what was answered last time, or by hand."""

from socle.texte import plier

from ..echanges.colonnes import COLONNES, colonne_pour
from ..models import Import

#: How many past imports are looked at for what somebody answered once.
_MEMOIRE = 20
PAR_CLE = {colonne.cle: colonne for colonne in COLONNES}
#: Those that a file may bring.
ENTRANTES = [colonne for colonne in COLONNES if colonne.relire]


def reconnaitre(titres):
    """({index as text: key or ""}, whether some head was not recognised). Each of our columns once."""
    souvenirs = _souvenirs()
    reconnues: dict[str, str] = {}
    inconnue = False
    for rang, titre in enumerate(titres):
        colonne = colonne_pour(titre) if titre else None
        cle = colonne.cle if colonne else souvenirs.get(plier(titre), None)
        inconnue = inconnue or bool(titre and cle is None)
        prise = not cle or cle in reconnues.values() or PAR_CLE[cle].relire is None
        inconnue = inconnue or bool(cle and cle in reconnues.values())
        reconnues[str(rang)] = "" if prise else cle
    return reconnues, inconnue or "nom" not in reconnues.values()


def _souvenirs():
    """{folded head: key} of the last imports, the newest answer first; "" is an answer too."""
    souvenirs: dict[str, str] = {}
    for titres, correspondance in Import.objects.exclude(etat="colonnes").values_list(
        "titres", "correspondance"
    )[:_MEMOIRE]:
        for rang, titre in enumerate(titres):
            cle = correspondance.get(str(rang), "")
            if cle == "" or cle in PAR_CLE:
                souvenirs.setdefault(plier(titre), cle)
    return souvenirs
