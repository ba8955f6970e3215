"""In which order answers come: BM25 on stems, then the first hundred again by what a list of postings cannot say.

The second look adds that words stand together (a question is mostly answered by one sentence), that they are written
as they were typed, and that the title says them. Its cost does not depend on the size of the index.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from whoosh import query, scoring

from .analyse import analyser, analyser_question

#: Repeating a word soon stops proving anything, and texts are short: both under the usual 1.2 and 0.75.
K1, B = 1.0, 0.45
#: A word of a title counts as so many of the text; in the index too, by the weight of its posting.
POIDS_DU_TITRE = 3.0
#: Stems confuse (« poste », « postal »): the word as typed settles it, where other words say that it is a sentence.
POIDS_DE_LA_FORME = 0.2
#: What the best passage holds of the question, and how many words a passage has: a sentence, or a little less.
POIDS_DU_PASSAGE, MOTS_DU_PASSAGE = 0.6, 16
#: What else leads there brings answers in; it does not outrank the words of the person.
POIDS_D_UN_SYNONYME = 0.5
#: A correction is a guess.
POIDS_D_UNE_CORRECTION = 0.8
#: What is looked at twice.
CANDIDATS = 100

CHAMP, CHAMP_DES_FORMES = "texte", "formes"


def ponderation() -> scoring.WeightingModel:
    """What the first look must be made with."""
    return scoring.BM25F(B=B, K1=K1)


class _Piste(NamedTuple):
    """One way to meet a word: stems that stand near one another, and what meeting them is worth."""

    termes: tuple[str, ...]
    poids: float


class _Apport(NamedTuple):
    """What the governed lists give in place of some words of the question: their ranks, the ways to meet it."""

    rangs: tuple[int, ...]
    pistes: list[_Piste]


class Classement:
    """One question put to one searcher. `corriger(forme)` gives words of the index that look like an unknown one.

    `est_titre(position)` tells the positions of titles, in the field « texte »; « formes » has words as written.
    """

    def __init__(
        self,
        searcher,
        question: str,
        *,
        langue: str = "fr",
        groupes: Iterable[tuple[str, ...]] = (),
        corriger: Callable[[str], Iterable[str]] = lambda forme: (),
        est_titre: Callable[[int], bool] = lambda position: False,
    ):
        self._searcher, self._lecteur = searcher, searcher.reader()
        self._corriger, self._est_titre = corriger, est_titre
        self._longueur_moyenne = searcher.avg_field_length(CHAMP) or 1
        self._nombre_de_documents = searcher.doc_count_all()
        self._frequences: dict[tuple[str, str], int] = {}
        siens = analyser_question(question, langue)
        self._formes = [terme.forme for terme in siens]
        self._mots = [self._pistes_de(terme, langue) for terme in siens]
        groupes = tuple(groupes)
        avec = analyser_question(question, langue, groupes) if groupes else ()
        self._apports = [apport for terme in avec if (apport := self._apport(terme)).pistes]

    def requete(self) -> query.Query:
        """The first look: any of the words."""
        return query.Or([_requete(piste) for piste in self._pistes if self._existe(piste)]).normalize()

    def reordonner(self, trouves: Sequence[int]) -> list[tuple[int, float]]:
        """Numbers of documents, best first, with what each is worth; equals keep the order in which they came."""
        positions = self._positions(sorted(trouves))
        valeurs: dict[int, float] = dict.fromkeys(trouves, 0.0)
        for numero, places in positions.items():
            longueur = self._lecteur.doc_field_length(numero, CHAMP)
            valeurs[numero] = self._valeur(places, longueur)
            valeurs[numero] += POIDS_DU_PASSAGE * self._meilleur_passage(places)
        for numero, valeur in self._formes_ecrites(sorted(trouves)):
            valeurs[numero] += POIDS_DE_LA_FORME * valeur
        return sorted(valeurs.items(), key=lambda paire: -paire[1])

    # What is looked for

    def _pistes_de(self, terme, langue) -> list[_Piste]:
        pistes = [_Piste(variante, 1.0) for variante in terme.variantes]
        if any(self._existe(piste) for piste in pistes):
            return pistes
        corriges = (analyser(mot, langue) for mot in self._corriger(terme.forme))
        return pistes + [_Piste((jetons[-1].terme,), POIDS_D_UNE_CORRECTION) for jetons in corriges if jetons]

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
        if (champ, terme) not in self._frequences:
            self._frequences[champ, terme] = self._lecteur.doc_frequency(champ, terme)
        return self._frequences[champ, terme]

    def _rarete(self, terme, champ=CHAMP) -> float:
        """The idf of BM25, never negative."""
        nombre = self._frequence(terme, champ)
        return log(1 + (self._nombre_de_documents - nombre + 0.5) / (nombre + 0.5))

    # What is found

    def _positions(self, numeros) -> dict[int, dict[str, list[int]]]:
        """For each document, where each stem stands."""
        par_document: dict[int, dict[str, list[int]]] = defaultdict(dict)
        termes = {terme for piste in self._pistes for terme in piste.termes}
        for terme in sorted(termes):
            for numero, lecture in self._lire(CHAMP, terme, numeros):
                par_document[numero][terme] = lecture.value_as("positions")
        return par_document

    def _formes_ecrites(self, numeros) -> Iterator[tuple[int, float]]:
        if len(self._formes) < 2:
            return
        for forme in set(self._formes):
            rarete = self._rarete(forme, CHAMP_DES_FORMES)
            for numero, lecture in self._lire(CHAMP_DES_FORMES, forme, numeros):
                longueur = self._lecteur.doc_field_length(numero, CHAMP)
                yield numero, rarete * self._saturation(lecture.weight(), longueur)

    def _lire(self, champ, terme, numeros):
        """The postings of a term, stopped at each of these documents that has it."""
        if not self._frequence(terme, champ):
            return
        lecture = self._lecteur.postings(champ, terme)
        for numero in numeros:
            if not lecture.is_active():
                return
            if lecture.id() < numero:
                lecture.skip_to(numero)
            if lecture.is_active() and lecture.id() == numero:
                yield numero, lecture

    # What it is worth

    def _valeur(self, places, longueur) -> float:
        """Each word counts; what replaces some of them counts where it says more than they do."""
        valeurs = [self._meilleure(places, pistes, longueur) for pistes in self._mots]
        ajout = 0.0
        for rangs, pistes in self._apports:
            siens = sum(valeurs[rang] for rang in rangs)
            ajout += max(self._meilleure(places, pistes, longueur) - siens, 0.0)
        return sum(valeurs) + ajout

    def _meilleure(self, places, pistes, longueur) -> float:
        return max((self._valeur_de(places, piste, longueur) for piste in pistes), default=0.0)

    def _valeur_de(self, places, piste, longueur) -> float:
        if len(piste.termes) == 1:
            trouves = places.get(piste.termes[0], ())
        else:
            trouves = list(_ensemble([places.get(terme, ()) for terme in piste.termes]))
        if not trouves:
            return 0.0
        nombre = sum(POIDS_DU_TITRE if self._est_titre(position) else 1 for position in trouves)
        rarete = max(map(self._rarete, piste.termes))
        return piste.poids * rarete * self._saturation(nombre, longueur)

    def _saturation(self, nombre, longueur) -> float:
        return nombre * (K1 + 1) / (nombre + K1 * (1 - B + B * longueur / self._longueur_moyenne))

    def _meilleur_passage(self, places) -> float:
        """The worth of the words of the question that the richest passage holds, each once."""
        if len(self._mots) < 2:
            return 0.0
        vus = sorted(
            (position, rang, piste.poids * self._rarete(piste.termes[0]))
            for rang, pistes in enumerate(self._mots)
            for piste in pistes
            if len(piste.termes) == 1
            for position in places.get(piste.termes[0], ())
        )
        meilleur, debut = 0.0, 0
        for fin, (position, _rang, _valeur) in enumerate(vus):
            while position - vus[debut][0] >= MOTS_DU_PASSAGE:
                debut += 1
            tenus = {rang: valeur for _position, rang, valeur in vus[debut : fin + 1]}
            meilleur = max(meilleur, sum(tenus.values()))
        return meilleur


def _requete(piste: _Piste) -> query.Query:
    termes = [query.Term(CHAMP, terme, boost=piste.poids) for terme in piste.termes]
    return termes[0] if len(termes) == 1 else query.And(termes)


def _ensemble(listes: Sequence[Sequence[int]]) -> Iterator[int]:
    """Where the first word stands with all the others after it, stop words between them."""
    etendue = 3 * len(listes)
    for position in listes[0]:
        if all(any(0 < autre - position <= etendue for autre in liste) for liste in listes[1:]):
            yield position
