"""What is indexed of a text: stems with their place, for phrases and for excerpts."""

from dataclasses import dataclass

from .composes import composes, joindre
from .decoupe import decouper
from .radicaux import langue_connue, radical, terme
from .vides import VIDES

#: A line in capitals with more words, or a longer one, is shouted: its « AS » is a verb.
_SIGLES_SEULS_MAX = 3
_SIGLE_MAX = 5


@dataclass(frozen=True, slots=True)
class Jeton:
    """`terme` is indexed; `forme` is the folded word; positions count stop words; offsets are those of the text."""

    terme: str
    forme: str
    position: int
    debut: int
    fin: int


def analyser(texte, langue="fr"):
    """Stems without stop words, unless nothing else is there. `langue`: fr or nl, anything else is read as fr.

    A compound gives its parts and, at the place of the first, before it, what they make when joined: « rendez-vous »
    is found by « rendezvous ». In capitals a stop word is an acronym (« une AS du CPAS »).
    """
    langue = langue_connue(langue)
    mots = list(decouper(texte))
    pleins = lire_pleins(mots, texte, langue)
    jetons = []
    for debut, fin in composes(mots):
        if fin - debut > 1 and any(pleins[debut:fin]):
            jetons += _joint(mots, debut, fin, langue)
        jetons += [
            Jeton(terme(mot.forme, langue), mot.forme, place, mot.debut, mot.fin)
            for place, mot in enumerate(mots[debut:fin], debut)
            if pleins[place]
        ]
    return jetons


def lire_pleins(mots, texte, langue):
    """Which of the words are kept: all of them where all are stop words."""
    pleins = [est_plein(mot, texte, langue) for mot in mots]
    return pleins if any(pleins) else [True] * len(mots)


def _joint(mots, debut, fin, langue):
    joint = joindre(mots[debut:fin])
    return (
        [Jeton(radical(joint, langue), joint, debut, mots[debut].debut, mots[fin - 1].fin)] if joint else []
    )


def formes(texte):
    """Folded words, stop words too, in order."""
    return [mot.forme for mot in decouper(texte)]


def est_plein(mot, texte, langue):
    """Does it separate documents? Stop words and single letters do not, unless they are acronyms."""
    forme = mot.forme
    if len(forme) == 1:
        return not forme.isalpha()
    return forme not in VIDES[langue] or est_sigle(mot, texte)


def est_sigle(mot, texte):
    """With dots, or in capitals in a line that is not: « AS » for « assistant social »."""
    if "." in mot.brut:
        return True
    if not mot.brut.isupper() or not 1 < len(mot.forme) <= _SIGLE_MAX:
        return False
    debut = texte.rfind("\n", 0, mot.debut) + 1
    fin = texte.find("\n", mot.fin)
    ligne = texte[debut : fin if fin >= 0 else len(texte)]
    if not ligne.isupper():
        return True
    seuls = ligne.split()
    return len(seuls) <= _SIGLES_SEULS_MAX and all(len(seul) <= _SIGLE_MAX for seul in seuls)
