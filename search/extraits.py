"""What a result quotes: the passage that answers best, its words marked. Pure functions, everything escaped.

Texts may hold a whole report: places are first found by one regular expression, and only what stands around them is
analysed as the index was (right after elisions, ligatures, inclusive endings).
"""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from socle.texte import typographier

from .analyse import analyser

#: Words of an excerpt, and how many of them may come before the first that answers.
MOTS, AVANT = 28, 6
#: Signs: a text that is analysed whole; what is analysed around a place; how far two words are still together.
COURT, MARGE, PRES = 3000, 400, 180
#: Places that are looked at, and passages that are compared.
_PLACES_MAX, _ZONES_MAX = 400, 3
#: A stem may have lost its last letters, or changed them (« envoyer », « envoi »).
_DEBUT_MAX = 6
_ACCENTS = {
    "a": "aàâäáãå",
    "c": "cç",
    "e": "eéèêë",
    "i": "iîïíì",
    "n": "nñ",
    "o": "oôöóò",
    "u": "uùûüú",
    "y": "yÿ",
}
_LIGATURES = (("oe", "œ"), ("ae", "æ"))
#: Each field of a thing is a line of its text (entrees.py).
_ENTRE_CHAMPS = re.compile(r"\s*\n\s*")
_UNE_A_UNE = re.compile(r"[,\n]")
#: Of a thing that nothing else shows to answer.
_EXPRESSIONS = 3
_FIN_DE_PHRASE = (".", "!", "?", "…", ":")


class Morceau(NamedTuple):
    texte: str
    marque: bool


class _Passage(NamedTuple):
    """Some words of a text: how many different ones answer, and whether something was left out on either side."""

    valeur: int
    morceaux: list[Morceau]


def en_html(morceaux) -> SafeString:
    return format_html_join("", "{}{}{}", (_balises(morceau) for morceau in morceaux))


def _balises(morceau):
    ouvre, ferme = ("<mark>", "</mark>") if morceau.marque else ("", "")
    return SafeString(ouvre), morceau.texte, SafeString(ferme)


def marquer(texte, termes, langue) -> list[Morceau]:
    """All of a text (a title), the words of the question marked."""
    texte = _compose(texte, langue)
    return _morceaux(texte, [place[:2] for place in _places(texte, termes, langue)], 0, len(texte))


def extrait(texte, termes, langue, mots=MOTS) -> list[Morceau]:
    """About so many words, around those of the question that stand together; without any, the first ones."""
    passages = [_passage(texte, zone, termes, langue, mots) for zone in _zones(texte, frozenset(termes))]
    meilleur = max(passages, key=lambda passage: passage.valeur)
    if not meilleur.valeur:
        return _passage(texte, _autour(texte, 0, 0), frozenset(), langue, mots).morceaux
    return meilleur.morceaux


def expressions(listes, termes, langue) -> list[list[Morceau]]:
    """The few of these, one a line or between commas, that together say the words of the question."""
    dites = {dite.strip(): _termes(dite, termes, langue) for dite in _UNE_A_UNE.split(listes)}
    choisies, dits = [], set()
    for dite in sorted(dites, key=lambda dite: -len(dites[dite])):
        if dites[dite] - dits and len(choisies) < _EXPRESSIONS:
            choisies.append(marquer(dite, termes, langue))
            dits |= dites[dite]
    return choisies


def _compose(texte, langue):
    return typographier(texte) if langue == "fr" else texte


def _places(texte, termes, langue):
    """[(where it begins, where it ends, which term)]"""
    if not termes:
        return []
    return [(j.debut, j.fin, j.terme) for j in analyser(texte, langue) if j.terme in termes]


def _termes(texte, termes, langue):
    return {terme for _debut, _fin, terme in _places(texte, termes, langue)}


def _zones(texte, termes):
    """[(begin, end)]: the parts of the text worth reading closely, the most promising first, at least one."""
    if len(texte) <= COURT or not termes:
        return [_autour(texte, 0, 0) if len(texte) > COURT else (0, len(texte))]
    trouves = [(t.start(), t.lastindex) for t in islice(_motif(termes).finditer(texte), _PLACES_MAX)]
    zones: list[tuple[int, int]] = []
    for debut in _par_promesse(trouves):
        if len(zones) < _ZONES_MAX and not any(z[0] <= debut <= z[1] for z in zones):
            zones.append(_autour(texte, debut, debut + PRES))
    # A stem that is not the beginning of its word (« œil », « yeux ») is only known to a close reading.
    return zones or [(0, COURT)]


def _par_promesse(trouves):
    """Where to begin, those that have most different words close after them first."""
    valeurs, fin = [], 0
    for rang, (debut, _terme) in enumerate(trouves):
        while fin < len(trouves) and trouves[fin][0] - debut <= PRES:
            fin += 1
        valeurs.append((-len({terme for _place, terme in trouves[rang:fin]}), debut))
    return [debut for _valeur, debut in sorted(valeurs)]


def _autour(texte, debut, fin):
    """Cut between words."""
    debut, fin = max(debut - MARGE, 0), min(fin + MARGE, len(texte))
    while 0 < debut < fin and not texte[debut - 1].isspace():
        debut += 1
    while debut < fin < len(texte) and not texte[fin].isspace():
        fin -= 1
    return debut, fin


@lru_cache(maxsize=256)
def _motif(termes):
    """Words that begin as these stems do, with their accents, dots and hyphens."""
    debuts = sorted({terme[: max(2, min(_DEBUT_MAX, len(terme) - 1))] for terme in termes})
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(f'({_lettres(d)})' for d in debuts)})", re.IGNORECASE)


def _lettres(debut):
    suite = "[^\\w\\s]?".join(f"[{_ACCENTS[c]}]" if c in _ACCENTS else re.escape(c) for c in debut)
    for lettres, ligature in _LIGATURES:
        separees = f"[{_ACCENTS[lettres[0]]}][^\\w\\s]?[{_ACCENTS[lettres[1]]}]"
        suite = suite.replace(separees, f"(?:{separees}|{ligature})")
    return suite


def _passage(texte, zone, termes, langue, mots):
    """The best window of words in this part of the text."""
    avant, apres = bool(texte[: zone[0]].strip()), bool(texte[zone[1] :].strip())
    lu = _compose(texte[zone[0] : zone[1]], langue)
    places = _places(lu, termes, langue)
    espaces = [trouve.span() for trouve in re.finditer(r"\S+", lu)]
    if not espaces:
        return _Passage(0, [])
    debut, valeur = _debut_de_fenetre(lu, espaces, places, mots)
    fin = min(debut + mots, len(espaces))
    morceaux = _morceaux(lu, [place[:2] for place in places], espaces[debut][0], espaces[fin - 1][1])
    coupe_apres = apres or fin < len(espaces)
    return _Passage(valeur, _avec_points(morceaux, avant or debut > 0, coupe_apres))


def _debut_de_fenetre(lu, espaces, places, mots):
    """(rank of the first word, how many different terms the window holds)"""
    par_mot: list[tuple[int, str]] = []
    rang = 0
    for debut, _fin, terme in sorted(places):
        while rang + 1 < len(espaces) and espaces[rang][1] <= debut:
            rang += 1
        par_mot.append((rang, terme))
    meilleur, premier, dernier = 0, 0, mots - 1
    for rang, _terme in par_mot:
        tenus = [(autre, terme) for autre, terme in par_mot if rang <= autre < rang + mots]
        nombre = len({terme for _autre, terme in tenus})
        if nombre > meilleur:
            meilleur, premier, dernier = nombre, rang, tenus[-1][0]
    recul = min(AVANT, premier, mots - 1 - (dernier - premier)) if meilleur else 0
    for debut in range(premier - recul, premier + 1):
        if debut == 0 or lu[espaces[debut - 1][0] : espaces[debut - 1][1]].endswith(_FIN_DE_PHRASE):
            return debut, meilleur
    return premier - recul, meilleur


def _morceaux(lu, places, debut, fin):
    """From one sign to another, cut where marks begin and end; parts of a compound are marked as one."""
    morceaux, ici = [], debut
    for d, f in sorted(places):
        d, f = max(d, ici), min(f, fin)
        if d < f:
            morceaux += [Morceau(lu[ici:d], False), Morceau(lu[d:f], True)]
            ici = f
    morceaux.append(Morceau(lu[ici:fin], False))
    return [Morceau(_ENTRE_CHAMPS.sub(" · ", m.texte), m.marque) for m in morceaux if m.texte]


def _avec_points(morceaux, avant, apres):
    if avant:
        morceaux = [Morceau("… ", False), *morceaux]
    if apres and not morceaux[-1].marque:
        morceaux[-1] = Morceau(morceaux[-1].texte.rstrip(".,;:«(· \u00a0\u202f"), False)
    return [*morceaux, Morceau("…", False)] if apres else morceaux
