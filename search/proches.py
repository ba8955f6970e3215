"""Likeness: the words that tell a text from the others, asked of the others."""

from collections import defaultdict
from math import log

from .analyse import analyser
from .bm25 import K1, frein
from .classement import CHAMP, POIDS_DU_TITRE

#: Words that are weighed, the most said first, and those that are kept: the rest costs and says little.
_PESES, _CLES = 80, 20
#: In one text only, a word makes a coincidence; two make a likeness.
_COMMUNS_MIN = 2


def proches(corpus, titre, texte, langue):
    """[(document, what its likeness is worth)], the nearest first; the text itself too, where it is indexed."""
    cles = _cles(corpus, titre, texte, langue)
    valeurs: dict[int, float] = defaultdict(float)
    communs: dict[int, int] = defaultdict(int)
    fixe, pente, court = frein(corpus.longueur_moyenne)
    for terme, importance in cles.items():
        for document, poids, longueur in corpus.occurrences(CHAMP, terme):
            valeurs[document] += importance * poids * (K1 + 1) / (poids + fixe + pente * max(longueur, court))
            communs[document] += 1
    assez = min(_COMMUNS_MIN, len(cles))
    return corpus.dans_l_ordre({d: valeur for d, valeur in valeurs.items() if communs[d] >= assez})


def _cles(corpus, titre, texte, langue):
    """{stem: what it says}: tf·idf, of words that something else holds."""
    nombres: dict[str, float] = defaultdict(float)
    for source, poids in ((titre, POIDS_DU_TITRE), (texte, 1.0)):
        for jeton in analyser(source, langue):
            nombres[jeton.terme] += poids
    peses = sorted(nombres, key=lambda terme: (-nombres[terme], terme))[:_PESES]
    importances = {}
    for terme in peses:
        frequence = corpus.frequence(CHAMP, terme)
        if frequence:
            rarete = log(1 + (corpus.nombre - frequence + 0.5) / (frequence + 0.5))
            importances[terme] = (1 + log(nombres[terme])) * rarete
    gardes = sorted(importances, key=lambda terme: (-importances[terme], terme))[:_CLES]
    return {terme: importances[terme] for terme in gardes}
