"""What the postman does for the search. Whoosh is loaded by who searches or writes, not by every command."""

from socle.envois.tournees import tournee

from .arriere_plan import Commande
from .verrous import Occupe

_REFAIRE = Commande("recherche_reconstruire")
_RATTRAPER = Commande("recherche_reconstruire", "--comparer")


@tournee(secondes=3)
def mettre_la_recherche_a_jour():
    """What changed since the last round."""
    from .ecrivain import appliquer

    try:
        appliquer()
    except Occupe:
        # Another process does it.
        return


@tournee(secondes=60)
def refaire_la_recherche():
    """An index that was removed, damaged, or made by an earlier version."""
    from .reconstruction import est_a_faire

    if est_a_faire():
        _REFAIRE.lancer()


@tournee(secondes=24 * 3600)
def rattraper_la_recherche():
    """Words that changed elsewhere than in the things: labels, vocabularies."""
    _RATTRAPER.lancer()
