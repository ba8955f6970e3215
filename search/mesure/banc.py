"""One engine on one corpus: indexed, questioned, timed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from .jeux import Document, Question
from .metriques import RANGS, Mesure, Reponse, inverse_du_rang, rappel, resumer
from .moteurs import Moteur

#: What is said of the advance: what is being done, how many, of how many.
Avance = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Resultat:
    documents_par_seconde: float
    reponses: tuple[Reponse, ...]

    @property
    def total(self) -> Mesure:
        return resumer(self.reponses)

    def par_sorte(self) -> Iterator[tuple[str, Mesure]]:
        """In the order in which the kinds first come; nothing where no question says its own."""
        for sorte in dict.fromkeys(reponse.sorte for reponse in self.reponses if reponse.sorte):
            yield sorte, resumer([reponse for reponse in self.reponses if reponse.sorte == sorte])


def mesurer(
    moteur: Moteur, documents: Sequence[Document], questions: Sequence[Question], avance: Avance
) -> Resultat:
    depart = perf_counter()
    for nombre in moteur.indexer(documents):
        avance("documents", nombre, len(documents))
    duree = perf_counter() - depart
    reponses = []
    for nombre, question in enumerate(questions, start=1):
        reponses.append(_poser(moteur, question))
        avance("questions", nombre, len(questions))
    return Resultat(len(documents) / duree, tuple(reponses))


def _poser(moteur: Moteur, question: Question) -> Reponse:
    depart = perf_counter()
    rendus = moteur.chercher(question.texte, RANGS)
    duree = (perf_counter() - depart) * 1000
    return Reponse(
        question.sorte,
        inverse_du_rang(rendus, question.attendus),
        rappel(rendus, question.attendus),
        duree,
    )
