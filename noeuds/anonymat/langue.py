"""French or Dutch, sentence by sentence: by the little words."""

from bisect import bisect_right
from itertools import pairwise

from .donnees import motif
from .jetons import lexique


class Langues:
    """The language of each sentence of a text; the one given, else French, when a sentence does not say."""

    def __init__(self, texte, defaut=""):
        self.fins = [trouve.end() for trouve in motif("fin_de_phrase").finditer(texte)]
        bornes = [0, *self.fins, len(texte)]
        self.langues = [_langue(texte[debut:fin], defaut) for debut, fin in pairwise(bornes)]

    def a(self, place):
        return self.langues[bisect_right(self.fins, place)]


def compter_outils(texte):
    """The little words of French, then of Dutch."""
    mots = [trouve[0].lower() for trouve in motif("mot").finditer(texte)]
    return tuple(sum(mot in lexique(nom) for mot in mots) for nom in ("outils_fr", "outils_nl"))


def parle_neerlandais(texte):
    """Wholly or for a good part: words may then be glued together."""
    francais, neerlandais = compter_outils(texte)
    return neerlandais * 2 > francais


def _langue(phrase, defaut):
    francais, neerlandais = compter_outils(phrase)
    if francais == neerlandais:
        return "nl" if defaut == "nl" else "fr"
    return "fr" if francais > neerlandais else "nl"
