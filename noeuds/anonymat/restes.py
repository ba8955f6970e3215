"""What no rule took, and that deserves eyes: unknown words, capitals inside sentences, numbers."""

from .analyse import analyser
from .donnees import motif_exact
from .jetons import decouper
from .langue import parle_neerlandais
from .lecture import Masque
from .modeles import Reste
from .pliage import plier


def restes(texte: str, langue: str = "") -> list[Reste]:
    """In the order of the text, none inside a finding."""
    plie = plier(texte)
    masque = Masque(len(texte))
    for constat in analyser(texte, langue):
        masque.poser(constat.debut, constat.fin)
    return sorted(r for r in [*_mots(plie), *_nombres(plie)] if not masque.touche(r.debut, r.fin))


def _mots(plie):
    for jeton in decouper(plie.texte, parle_neerlandais(plie.texte)):
        sorte = _sorte(jeton)
        if sorte:
            debut, fin = plie.origine(jeton.debut, jeton.fin)
            yield Reste(debut, fin, sorte)


def _sorte(jeton):
    if jeton.lettre or len(jeton.bas) < 2:
        return ""
    if jeton.capitale and not jeton.premier:
        return "capitale"
    return "" if jeton.courant or jeton.permis or len(jeton.bas) < 3 else "inconnu"


def _nombres(plie):
    for trouve in motif_exact("nombre").finditer(plie.texte):
        debut, fin = plie.origine(trouve.start(), trouve.end())
        yield Reste(debut, fin, "nombre")
