from dataclasses import replace

from . import noms, regles, remplacements
from .lecture import RANG_ANNONCE, Masque
from .modeles import Constat, Niveau
from .pliage import plier

#: After the names that the lists or the sentence tell.
RANG_INITIALE = 800


def analyser(texte: str, langue: str = "") -> list[Constat]:
    """What could say who somebody is, in the order of the text, without overlap; `langue` is "fr", "nl" or unknown."""
    plie = plier(texte)
    trouves = regles.chercher(plie.texte)
    passages = departager([*trouves, *noms.chercher(plie.texte, trouves)], plie.texte)
    return [
        _constat(texte, plie, passage, propositions)
        for passage, propositions in remplacements.proposer(plie.texte, langue, passages)
    ]


def departager(passages, texte):
    """Of passages that overlap, the surest, then the lowest rank, then the longest; a name keeps what a rule leaves."""
    masque, regle, gardes = Masque(len(texte)), Masque(len(texte)), []
    for passage in sorted(passages, key=_ordre):
        if passage.genre == "NAME" and passage.rang >= RANG_ANNONCE:
            passage = _hors_de(regle, texte, passage)
        if passage.debut < passage.fin and not masque.touche(passage.debut, passage.fin):
            masque.poser(passage.debut, passage.fin)
            gardes.append(passage)
            if passage.rang < RANG_ANNONCE:
                regle.poser(passage.debut, passage.fin)
    return sorted(gardes, key=lambda p: p.debut)


def _ordre(passage):
    doute = passage.niveau != Niveau.SUR
    rang = (
        RANG_INITIALE if doute and passage.genre == "NAME" and passage.rang < RANG_ANNONCE else passage.rang
    )
    return doute, rang, passage.debut - passage.fin, passage.debut


def _hors_de(regle, texte, passage):
    debut, fin = passage.debut, passage.fin
    if not regle.touche(debut, fin):
        return passage
    while debut < fin and (regle.touche(debut, debut + 1) or not _alnum(texte[debut])):
        debut += 1
    while debut < fin and (regle.touche(fin - 1, fin) or not _alnum(texte[fin - 1])):
        fin -= 1
    coupe = _dans_un_mot(texte, debut) or _dans_un_mot(texte, fin)
    return replace(passage, debut=debut, fin=debut if coupe else fin)


def _dans_un_mot(texte, place):
    autour = texte[max(0, place - 1) : place + 1]
    return len(autour) == 2 and _alnum(autour)


def _alnum(texte):
    return texte.isascii() and texte.isalnum()


def _constat(texte, plie, passage, propositions):
    debut, fin = plie.origine(passage.debut, passage.fin)
    return Constat(debut, fin, passage.genre, passage.niveau, texte[debut:fin], propositions)
