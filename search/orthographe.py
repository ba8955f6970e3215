"""Words of an index that look like one that it does not hold."""

from collections.abc import Callable, Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: Shorter words have too many neighbours: « cpas » is no « cas ».
_LONGUEUR_MIN = 4
#: From this length on, a second slip still leaves the word to be recognised.
_LONGUEUR_DE_DEUX_FAUTES = 8
#: What is weighed of the nearest, and what is kept: the other words of the question choose among them.
_VOISINS, _GARDES = 30, 3


def plus_proches(forme: str, vocabulaire: Collection[str], frequence: Callable[[str], int]) -> list[str]:
    """The nearest words, the likeliest first: fewest slips, same first letter, then what is said most."""
    if len(forme) < _LONGUEUR_MIN or not forme.isalpha():
        return []
    fautes = 1 if len(forme) < _LONGUEUR_DE_DEUX_FAUTES else 2
    voisins = process.extract(forme, vocabulaire, scorer=OSA.distance, score_cutoff=fautes, limit=_VOISINS)
    if not voisins:
        return []
    moindre = min(distance for _mot, distance, _rang in voisins)
    candidats = [mot for mot, distance, _rang in voisins if distance == moindre]
    candidats.sort(key=lambda mot: (mot[0] != forme[0], -frequence(mot), mot))
    return candidats[:_GARDES]
