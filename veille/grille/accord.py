"""How far two coders agree on a text: the same units for both, and the coefficients of NLTK.

A unit is a paragraph or a sentence. A coder gives it a code when one of her passages with this code touches it. Codes
put on the whole text say nothing of where: they are left out.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from ..codage.texte import paragraphes, phrases
from ..models import Passage

PARAGRAPHE, PHRASE = "paragraphe", "phrase"
SOLIDE, PRUDENT = 0.8, 0.667
#: Units with the code, under which one disagreement more or less changes everything.
ASSEZ = 5


@dataclass(frozen=True)
class Contingence:
    """How many units both coders, the first alone, the second alone, neither gave a code."""

    deux: int = 0
    premier: int = 0
    second: int = 0
    aucun: int = 0

    @property
    def unites(self):
        return self.deux + self.premier + self.second + self.aucun

    @property
    def accord(self):
        """The share of units on which they agree, or None without unit."""
        return (self.deux + self.aucun) / self.unites if self.unites else None

    @property
    def suffit(self):
        return self.deux + self.premier + self.second >= ASSEZ

    @property
    def kappa(self):
        return _coefficients(self.deux, self.premier, self.second, self.aucun)[0]

    @property
    def alpha(self):
        return _coefficients(self.deux, self.premier, self.second, self.aucun)[1]


@lru_cache(maxsize=1024)
def _coefficients(deux, premier, second, aucun):
    """(kappa, alpha); None where they have no meaning: nothing to disagree on leaves nothing to expect of chance."""
    if not (deux or premier or second) or not (aucun or premier or second):
        return None, None
    # A second of loading: only for those who compare.
    from nltk.metrics.agreement import AnnotationTask

    paires = [(1, 1)] * deux + [(1, 0)] * premier + [(0, 1)] * second + [(0, 0)] * aucun
    donnees = [ligne for i, (a, b) in enumerate(paires) for ligne in (("premier", i, a), ("second", i, b))]
    tache = AnnotationTask(data=donnees)
    return float(tache.kappa()), float(tache.alpha())


def decouper(texte, unite):
    if unite == PHRASE:
        return [phrase for paragraphe in paragraphes(texte) for phrase in phrases(paragraphe)]
    return paragraphes(texte)


def codes_par_unite(passages, unites):
    """For each unit, the keys of the codes that touch it. `passages`: [(start, end, keys of codes)]."""
    fins = [unite.fin for unite in unites]
    poses: list[set] = [set() for _ in unites]
    for debut, fin, codes in passages:
        rang = bisect_left(fins, debut + 1)
        while rang < len(unites) and unites[rang].debut < fin:
            poses[rang] |= set(codes)
            rang += 1
    return poses


def contingence(premiers, seconds, code):
    paires = [(code in a, code in b) for a, b in zip(premiers, seconds, strict=True)]
    return Contingence(
        paires.count((True, True)),
        paires.count((True, False)),
        paires.count((False, True)),
        paires.count((False, False)),
    )


class Comparaison:
    """Two codings of one text, unit by unit."""

    def __init__(self, observation, second, unite=PARAGRAPHE):
        self.unites = decouper(observation.texte, unite)
        self.premiers = codes_par_unite(_passages(observation, observation.auteur_id), self.unites)
        self.seconds = codes_par_unite(_passages(observation, second), self.unites)

    @property
    def codes(self):
        return set().union(*self.premiers, *self.seconds)

    def par_code(self):
        """{key of a code: contingency}, for the codes that one of the two put at least."""
        return {code: contingence(self.premiers, self.seconds, code) for code in self.codes}

    def desaccords(self):
        """[(unit, codes of the first alone, codes of the second alone)]."""
        trios = zip(self.unites, self.premiers, self.seconds, strict=True)
        return [(unite, a - b, b - a) for unite, a, b in trios if a != b]

    def bilan(self):
        """Over the codes: the share of decisions they share, and the means of the coefficients that have a meaning."""
        tables = list(self.par_code().values())
        decisions = sum(table.unites for table in tables)
        memes = sum(table.deux + table.aucun for table in tables)
        return {
            "unites": len(self.unites),
            "codes": len(tables),
            "accord": memes / decisions if decisions else None,
            "kappa": _moyenne([table.kappa for table in tables]),
            "alpha": _moyenne([table.alpha for table in tables]),
        }


def mesures_de(observation, second):
    return {unite: Comparaison(observation, second, unite).bilan() for unite in (PARAGRAPHE, PHRASE)}


def _moyenne(valeurs):
    connues = [valeur for valeur in valeurs if valeur is not None]
    return sum(connues) / len(connues) if connues else None


def _passages(observation, codeur):
    """[(start, end, keys of codes)] of one coder, in her own places."""
    passages = Passage.objects.filter(observation=observation, codeur=codeur, entier=False)
    codes: dict[tuple, set] = {}
    for debut, fin, code in passages.filter(codes__isnull=False).values_list("debut", "fin", "codes"):
        codes.setdefault((debut, fin), set()).add(code)
    return [(debut, fin, poses) for (debut, fin), poses in codes.items()]
