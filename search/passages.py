"""What the places of words are worth: the richest passage of a text, and the words that follow one another there.

A place is `(position, rank of the word in the question, value of the word)`; they come in order.
"""

from collections import Counter
from collections.abc import Sequence

from .bm25 import saturer

Place = tuple[int, int, float]

#: What the best passage holds of the question, and how many words a passage has: a sentence, or a little less.
POIDS_DU_PASSAGE, MOTS_DU_PASSAGE = 0.3, 16
#: Words that follow one another in the question and in the text, at most one stop word between them, are an expression.
POIDS_DES_SUITES, ECART_D_UNE_SUITE = 0.4, 2


def valeur_des_places(places: Sequence[Place]) -> float:
    return POIDS_DU_PASSAGE * _meilleur_passage(places) + POIDS_DES_SUITES * _suites(places)


def _meilleur_passage(places) -> float:
    """The worth of the words of the question that the richest passage holds, each once."""
    meilleur, debut = 0.0, 0
    for fin, (position, _rang, _valeur) in enumerate(places):
        while position - places[debut][0] >= MOTS_DU_PASSAGE:
            debut += 1
        tenus = {rang: valeur for _position, rang, valeur in places[debut : fin + 1]}
        meilleur = max(meilleur, sum(tenus.values()))
    return meilleur


def _suites(places) -> float:
    """What each expression is worth, that of its most common word; often is better, less and less."""
    nombres: Counter[int] = Counter()
    valeurs: dict[int, float] = {}
    for fin, (position, rang, valeur) in enumerate(places):
        for avant in range(fin - 1, -1, -1):
            precedente, son_rang, sa_valeur = places[avant]
            if position - precedente > ECART_D_UNE_SUITE:
                break
            if son_rang == rang - 1:
                nombres[rang] += 1
                valeurs[rang] = min(valeur, sa_valeur)
    return sum(valeurs[rang] * saturer(nombre) for rang, nombre in nombres.items())
