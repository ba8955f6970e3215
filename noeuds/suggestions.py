"""Terms and labels that a text calls for, by its own words; they are proposed, never chosen for the author."""

import re

from socle.texte import plier

#: A shorter word says too little; an acronym of three letters is a word of the trade.
_LETTRES = 3
_ESPACES = re.compile(r"(?:\\[ -])+")


def mots_cherches(mots):
    """One pattern for these words, folded: « dettes » finds « dette », and no word inside another."""
    plies = {plier(mot).removesuffix("s") for mot in mots if len(plier(mot)) >= _LETTRES}
    formes = [_ESPACES.sub(r"[\\s-]+", re.escape(pli)) for pli in sorted(plies, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(formes)})(?:s|x|e|es)?(?!\w)") if formes else None


def termes_du_texte(texte, termes):
    """The terms (each with `mots()`) of which the text holds a word, those most often met first."""
    pli = plier(texte.replace("’", "'"))
    comptes = []
    for terme in termes:
        motif = mots_cherches(mot.replace("’", "'") for mot in terme.mots())
        nombre = len(motif.findall(pli)) if motif else 0
        if nombre:
            comptes.append((-nombre, terme.rang, terme))
    return [terme for _nombre, _rang, terme in sorted(comptes, key=lambda c: c[:2])]


def etiquettes_du_texte(texte, noms):
    """Among these names of labels, those that the text holds."""
    pli = plier(texte.replace("’", "'"))
    trouves = []
    for nom in noms:
        motif = mots_cherches([nom.replace("’", "'")])
        if motif and motif.search(pli):
            trouves.append(nom)
    return trouves
