"""What the postman does for the search. Whoosh is loaded by who searches or writes, not by every command."""

from django.db import DatabaseError

from socle.envois.tournees import tournee

from .arriere_plan import Commande, Reprises
from .verrous import Occupe

#: Seconds: as often as one passes.
_PAS = 3
_ECRITURE = Reprises(_PAS)
_REFAIRE = Commande("recherche_reconstruire")
_RATTRAPER = Commande("recherche_reconstruire", "--comparer")


@tournee(secondes=_PAS)
def mettre_la_recherche_a_jour():
    """What changed since the last round. On a disk that is full or read only, ever later (`/sante/pret/` says it)."""
    from .ecrivain import appliquer

    if _ECRITURE.attendent():
        return
    try:
        appliquer()
    except Occupe:
        # Another process does it.
        return
    except DatabaseError:
        raise
    except Exception as erreur:
        _ECRITURE.echouer(mettre_la_recherche_a_jour.__name__, erreur)
    else:
        _ECRITURE.reussir(mettre_la_recherche_a_jour.__name__)


@tournee(secondes=60)
def refaire_la_recherche():
    """An index that was removed, damaged, or made by an earlier version."""
    from .reconstruction import est_a_faire

    for commande in (_REFAIRE, _RATTRAPER):
        commande.court()
    if est_a_faire():
        _REFAIRE.lancer()


@tournee(secondes=24 * 3600)
def rattraper_la_recherche():
    """Words that changed elsewhere than in the things: labels, vocabularies."""
    _RATTRAPER.lancer()
