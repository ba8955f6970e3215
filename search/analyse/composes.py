"""Words tied by hyphens: « rendez-vous » is two words and one, « avez-vous » is two."""

from .pliage import LONGUEUR_MAX
from .radicaux import radical, terme
from .vides import CLITIQUES

_EN_PRONOM = frozenset({"rendezvous"})
_PARTIES_MAX = 3


def composes(mots):
    """Where each compound begins and ends among the words; a word alone is one."""
    debut = 0
    for place in range(1, len(mots) + 1):
        if place == len(mots) or not mots[place].lie:
            yield debut, place
            debut = place


def joindre(parties):
    """What the parts make in one word, or nothing: « avez-vous » and « 12-05 » make none."""
    joint = "".join(partie.forme for partie in parties)[:LONGUEUR_MAX]
    if not 1 < len(parties) <= _PARTIES_MAX or joint.isdecimal():
        return ""
    return "" if parties[-1].forme in CLITIQUES and joint not in _EN_PRONOM else joint


def suites(mots, pleins, langue):
    """An expression as the index may hold it: its full words, and its compounds joined.

    A compound that loses a part to the stop words is looked for joined alone: « rendez » is not « rendez-vous ».
    """
    separes, joints, perdus = [], [], False
    for debut, fin in composes(mots):
        gardes = [terme(mots[place].forme, langue) for place in range(debut, fin) if pleins[place]]
        joint = joindre(mots[debut:fin])
        separes += gardes
        joints += [radical(joint, langue)] if joint else gardes
        perdus = perdus or bool(joint and len(gardes) < fin - debut)
    trouvees = [tuple(joints)] if perdus else [tuple(separes), tuple(joints)]
    return [suite for suite in dict.fromkeys(trouvees) if suite]
