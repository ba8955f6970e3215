"""Where the words asked for stand in a text, for the eyes: a few lines, with the words marked."""

import re

from socle.texte import plier

MOTS_MAX = 8
_AUTOUR = 160
_VARIANTES = {
    "a": "aàáâäãå",
    "c": "cç",
    "e": "eéèêë",
    "i": "iíìîï",
    "n": "nñ",
    "o": "oóòôöõ",
    "u": "uúùûü",
    "y": "yýÿ",
    "'": "'’",
}


def mots_cherches(question):
    """The words of a question, folded, without the shortest; all are wanted."""
    mots = plier(question).split()
    return [mot for mot in mots if len(mot) > 1 or mot.isdigit()][:MOTS_MAX] or mots[:1]


def passage(texte, mots):
    """`[(words, is it a word asked for)]` around the first one found; empty when only the title has it."""
    return next(iter(passages(texte, mots, 1)), [])


def passages(texte, mots, au_plus):
    """The places of the text where they stand, in order, each as `passage` gives it, without overlap."""
    motif, trouves, fin = _motif(mots), [], 0
    for place in motif.finditer(texte):
        if len(trouves) == au_plus:
            break
        if place.start() >= fin:
            morceaux, fin = _autour(texte, place, motif)
            trouves.append(morceaux)
    return trouves


def _autour(texte, place, motif):
    debut = max(texte.rfind(" ", 0, max(place.start() - _AUTOUR, 0)) + 1, 0)
    coupe = texte.find(" ", place.end() + _AUTOUR)
    extrait = " ".join(texte[debut : coupe if coupe != -1 else len(texte)][: 4 * _AUTOUR].split())
    morceaux, fin = [("… ", False)] if debut else [], 0
    for m in motif.finditer(extrait):
        morceaux += [(extrait[fin : m.start()], False), (m[0], True)]
        fin = m.end()
    reste = (extrait[fin:] + ("…" if coupe != -1 else ""), False)
    return [*morceaux, reste], coupe if coupe != -1 else len(texte)


def _motif(mots):
    """Any of the folded words, as it may stand in an unfolded text: `coeur` finds « Cœur »."""
    formes = [re.escape(mot).replace("oe", "(?:oe|œ)").replace("ae", "(?:ae|æ)") for mot in mots]
    return re.compile("|".join(_accents(forme) for forme in formes) or r"(?!)", re.IGNORECASE)


def _accents(forme):
    return re.sub(r"(?<!\\)[aceinouy']", lambda lettre: f"[{_VARIANTES[lettre[0]]}]", forme)
