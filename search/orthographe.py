"""Words of an index that look like one that it does not hold."""

from collections.abc import Callable, Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: Shorter words have too many neighbours: « cpas » is no « cas ».
_LONGUEUR_MIN = 4
#: From this length on, a second slip still leaves the word to be recognised.
_LONGUEUR_DE_DEUX_FAUTES = 8
#: What is kept of the nearest: the other words of the question choose among them.
_GARDES = 3


def plus_proches(
    forme: str, vocabulaires: Iterable[Collection[str]], frequence: Callable[[str], int]
) -> list[str]:
    """The nearest words, the likeliest first: fewest slips, same first letter, then what is said most.

    A word whose frequency is zero is no word: no other one is chosen, left out or moved because it is there.
    """
    if len(forme) < _LONGUEUR_MIN or not forme.isalpha():
        return []
    fautes = 1 if len(forme) < _LONGUEUR_DE_DEUX_FAUTES else 2
    voisins: dict[str, int] = {}
    for vocabulaire in vocabulaires:
        trouves = process.extract(forme, vocabulaire, scorer=OSA.distance, score_cutoff=fautes, limit=None)
        voisins |= {mot: distance for mot, distance, _rang in trouves}
    dits = {mot: nombre for mot in voisins if (nombre := frequence(mot))}
    moindre = min((voisins[mot] for mot in dits), default=0)
    candidats = [mot for mot in dits if voisins[mot] == moindre]
    candidats.sort(key=lambda mot: (mot[0] != forme[0], -dits[mot], mot))
    return candidats[:_GARDES]
