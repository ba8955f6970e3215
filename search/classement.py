"""In which order answers come: BM25 on stems, then the first hundred again by what the weight of a word cannot say.

The second look adds that words stand together (a question is mostly answered by one sentence) and that they are written
as they were typed. Its cost does not depend on the size of the index.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from .analyse import analyser, analyser_question
from .backends.whoosh_fr.corpus import Corpus
from .bm25 import K1, frein
from .passages import Place, valeur_des_places

#: A word of a title counts as so many of the text; in the index too, by the weight of its posting.
POIDS_DU_TITRE = 3.0
#: Stems confuse (« poste », « postal »): the word as typed settles it, where other words say that it is a sentence.
POIDS_DE_LA_FORME = 0.3
#: What else leads there brings answers in; it does not outrank the words of the person.
POIDS_D_UN_SYNONYME = 0.5
#: A correction is a guess.
POIDS_D_UNE_CORRECTION = 0.8
#: What is looked at twice.
CANDIDATS = 100

CHAMP, CHAMP_DES_FORMES = "texte", "formes"


class _Piste(NamedTuple):
    """One way to meet a word: stems that stand near one another, and what meeting them is worth."""

    termes: tuple[str, ...]
    poids: float


class _Apport(NamedTuple):
    """What the governed lists give in place of some words of the question: their ranks, the ways to meet it."""

    rangs: tuple[int, ...]
    pistes: list[_Piste]


class Classement:
    """One question put to one corpus. `corriger(forme)` gives words of the corpus that look like an unknown one.

    « texte » holds stems and where they stand; « formes » has words as written.
    """

    def __init__(
        self,
        corpus: Corpus,
        question: str,
        *,
        langue: str = "fr",
        groupes: Iterable[tuple[str, ...]] = (),
        corriger: Callable[[str], list[str]] = lambda forme: [],
    ):
        self._corpus = corpus
        siens = analyser_question(question, langue)
        self._formes = [terme.forme for terme in siens]
        self._mots = [[_Piste(variante, 1.0) for variante in terme.variantes] for terme in siens]
        groupes = tuple(groupes)
        avec = analyser_question(question, langue, groupes) if groupes else ()
        self._apports = [apport for terme in avec if (apport := self._apport(terme)).pistes]
        #: {word: the words that it may be}, for those that nothing leads anywhere.
        self.corrections = self._corriger(corriger, langue)

    def classer(self) -> list[tuple[int, float]]:
        """Everything that answers, best first, with what it is worth; equals in the order of their keys."""
        ordre = self._corpus.dans_l_ordre(self._valeurs())
        premiers, autres = ordre[:CANDIDATS], ordre[CANDIDATS:]
        relus = self._corpus.dans_l_ordre(self._relire(dict(premiers)))
        if not autres:
            return relus
        # What was not read again stays after what was.
        part = min(1.0, relus[-1][1] / autres[0][1])
        return relus + [(document, part * valeur) for document, valeur in autres]

    @property
    def termes(self) -> frozenset[str]:
        """What is met in the answers: of an expression in place of a known word, no word says it alone."""
        gardees = (piste for piste in self._pistes if len(piste.termes) == 1 or piste.poids == 1.0)
        return frozenset(terme for piste in gardees if self._existe(piste) for terme in piste.termes)

    # What is looked for

    def _corriger(self, corriger, langue) -> dict[str, list[str]]:
        corrections = {}
        menes = {rang for rangs, pistes in self._apports for rang in rangs if any(map(self._existe, pistes))}
        for rang, forme in enumerate(self._formes):
            if rang in menes or any(map(self._existe, self._mots[rang])):
                continue
            mots = corriger(forme)
            if mots:
                corrections[forme] = mots
            for jetons in (analyser(mot, langue) for mot in mots):
                if jetons:
                    self._mots[rang].append(_Piste((jetons[-1].terme,), POIDS_D_UNE_CORRECTION))
        return corrections

    def _apport(self, terme) -> _Apport:
        """All its worth when the index knows none of the words that it stands for."""
        siens = set(terme.variantes[0])
        rangs = tuple(
            rang
            for rang, pistes in enumerate(self._mots)
            if any(siens.intersection(piste.termes) for piste in pistes)
        )
        connus = {mot for rang in rangs for piste in self._mots[rang] for mot in piste.termes}
        seul = not any(self._existe(piste) for rang in rangs for piste in self._mots[rang])
        poids = 1.0 if seul else POIDS_D_UN_SYNONYME
        autres = [variante for variante in terme.variantes if not connus.issuperset(variante)]
        return _Apport(rangs, [_Piste(variante, poids) for variante in autres])

    @property
    def _pistes(self) -> Iterator[_Piste]:
        for pistes in [*self._mots, *(apport.pistes for apport in self._apports)]:
            yield from pistes

    def _existe(self, piste) -> bool:
        return all(self._frequence(terme) for terme in piste.termes)

    def _frequence(self, terme, champ=CHAMP) -> int:
        return self._corpus.frequence(champ, terme)

    def _rarete(self, terme, champ=CHAMP) -> float:
        """The idf of BM25, never negative."""
        nombre = self._frequence(terme, champ)
        return log(1 + (self._corpus.nombre - nombre + 0.5) / (nombre + 0.5))

    # What it is worth

    def _valeurs(self) -> dict[int, float]:
        """Each word counts; what replaces some of them counts where it says more than they do."""
        par_mot = [self._meilleures(pistes) for pistes in self._mots]
        valeurs: dict[int, float] = defaultdict(float)
        for siennes in par_mot:
            for document, valeur in siennes.items():
                valeurs[document] += valeur
        for rangs, pistes in self._apports:
            for document, valeur in self._meilleures(pistes).items():
                reste = valeur - sum(par_mot[rang].get(document, 0.0) for rang in rangs)
                if reste > 0:
                    valeurs[document] += reste
        return valeurs

    def _meilleures(self, pistes) -> dict[int, float]:
        """For each document, what the best way to meet a word is worth."""
        meilleures: dict[int, float] = {}
        for piste in pistes:
            if not self._existe(piste):
                continue
            valeurs = self._valeurs_de(piste)
            if meilleures:
                valeurs = {d: max(valeur, meilleures.get(d, 0.0)) for d, valeur in valeurs.items()}
            meilleures |= valeurs
        return meilleures

    def _valeurs_de(self, piste) -> dict[int, float]:
        occurrences = self._corpus.occurrences(CHAMP, piste.termes[0])
        if len(piste.termes) > 1:
            occurrences = list(self._expressions(piste.termes, occurrences))
        facteur = piste.poids * max(map(self._rarete, piste.termes)) * (K1 + 1)
        fixe, pente, court = frein(self._corpus.longueur_moyenne)
        return {
            document: facteur * poids / (poids + fixe + pente * (longueur if longueur > court else court))
            for document, poids, longueur in occurrences
        }

    def _expressions(self, termes, occurrences):
        """The documents where the words stand near one another, and what those places weigh."""
        tenus = self._corpus.documents(CHAMP, *termes)
        places = [self._corpus.places(CHAMP, terme, tenus) for terme in termes]
        for document, _poids, longueur in occurrences:
            if document in tenus:
                ensemble = _ensemble([siennes[document] for siennes in places])
                poids = sum(POIDS_DU_TITRE if self._corpus.est_titre(place) else 1.0 for place in ensemble)
                if poids:
                    yield document, poids, longueur

    # The second look

    def _relire(self, valeurs: dict[int, float]) -> dict[int, float]:
        if len(self._mots) < 2:
            return valeurs
        reperes = [
            (rang, piste.termes[0], piste.poids * self._rarete(piste.termes[0]))
            for rang, pistes in enumerate(self._mots)
            for piste in pistes
            if len(piste.termes) == 1 and self._existe(piste)
        ]
        relues = {
            document: valeur + valeur_des_places(self._places(document, reperes))
            for document, valeur in valeurs.items()
        }
        fixe, pente, court = frein(self._corpus.longueur_moyenne)
        for forme in sorted(set(self._formes)):
            facteur = POIDS_DE_LA_FORME * self._rarete(forme, CHAMP_DES_FORMES) * (K1 + 1)
            for document, poids, longueur in self._corpus.occurrences(CHAMP_DES_FORMES, forme):
                if document in relues:
                    relues[document] += facteur * poids / (poids + fixe + pente * max(longueur, court))
        return relues

    def _places(self, document, reperes) -> list[Place]:
        return sorted(
            (position, rang, valeur)
            for rang, terme, valeur in reperes
            for position in self._corpus.positions(CHAMP, terme, document)
        )


def _ensemble(listes: Sequence[Sequence[int]]) -> Iterator[int]:
    """Where the first word stands with all the others after it, stop words between them."""
    etendue = 3 * len(listes)
    for position in listes[0]:
        if all(any(0 < autre - position <= etendue for autre in liste) for liste in listes[1:]):
            yield position
