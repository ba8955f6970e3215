"""Governed synonyms, ready to be met in a question: in any case, without accents, in the plural, joined or not."""

from collections.abc import Iterable
from functools import lru_cache

from .composes import suites
from .decoupe import decouper
from .jetons import lire_pleins
from .radicaux import radical

#: They come and go inside an expression: « aide de la rue » is « aide à la rue ».
_LIAISONS = "a au aux d de des du et l la le les un une"
LIAISONS = frozenset(_LIAISONS.split())
#: A question may put more of them between the words than the list does.
_LIAISONS_EN_PLUS = 2


class Lexique:
    """Which groups each expression belongs to, and what a group is in the index, in both languages."""

    def __init__(self, groupes):
        self.groupes = groupes
        self._par_cle: dict[str, set[int]] = {}
        self.longueur_max = 0
        for numero, groupe in enumerate(groupes):
            for expression in groupe:
                mots = [mot.forme for mot in decouper(expression)]
                self.longueur_max = max(self.longueur_max, len(mots) + _LIAISONS_EN_PLUS)
                for cle in _cles(mots):
                    self._par_cle.setdefault(cle, set()).add(numero)

    def groupes_de(self, mots):
        """Numbers of the groups that hold this expression (folded words)."""
        if mots[0] in LIAISONS or mots[-1] in LIAISONS:
            return [] if len(mots) > 1 else sorted(self._par_cle.get(mots[0], ()))
        return sorted(set().union(*(self._par_cle.get(cle, ()) for cle in _cles(mots))))

    def variantes(self, numeros):
        """Every expression of these groups as a French text and as a Dutch one would hold it."""
        return [
            variante
            for numero in numeros
            for expression in self.groupes[numero]
            for variante in _dans_l_index(expression)
        ]


def lexique(groupes: Iterable[Iterable[str]]) -> Lexique:
    """Read at each question, made again when a word changed: nothing to reload when coordination edits the lists."""
    return _lexique(tuple(tuple(groupe) for groupe in groupes))


@lru_cache(maxsize=4)
def _lexique(groupes):
    return Lexique(groupes)


@lru_cache(maxsize=4096)
def _dans_l_index(expression):
    mots = list(decouper(expression))
    variantes = []
    for langue in ("fr", "nl"):
        variantes += suites(mots, lire_pleins(mots, expression, langue), langue)
    return list(dict.fromkeys(variantes))


def _cles(mots):
    """« sans abri », « sans-abris » and « sansabri » are one: words glued, stemmed under each language."""
    pleins = [mot for mot in mots if mot not in LIAISONS] or mots
    cles = set()
    for langue in ("fr", "nl"):
        radicaux = [radical(mot, langue) for mot in pleins]
        cles.add("".join(radicaux))
        cles.add(radical("".join(pleins), langue))
    return cles
