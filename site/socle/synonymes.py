"""Words that mean the same to those who search: apps register their groups here, the search asks for the variants.

A provider gives groups: the names of a notion, and the other words that lead to it. Whoever types a name finds all the
other words; whoever types another word finds the names, not what else leads there (« huissier » is no « facture »).
They are read anew for each search, in one query a provider: governed lists change, and every process must agree.
"""

from collections.abc import Callable, Iterable

from .texte import plier

#: A shorter word is found inside half the others: only the person who types it may ask for it.
LONGUEUR_MIN = 4
MOTS_MAX = 6

_FOURNISSEURS: list[Callable[[], Iterable[tuple[Iterable[str], Iterable[str]]]]] = []


def synonymes(fonction):
    """Register what gives the groups: `fonction() -> iterable of (names, other words)`."""
    _FOURNISSEURS.append(fonction)
    return fonction


def variantes(mot):
    """Folded words that mean the same, itself among them."""
    return _variantes(plier(mot), _groupes_par_mot())


def segments(texte):
    """What is searched, cut at the expressions that we know: a list of sets of folded words, each set one « or ».

    « aide à la rue » is one expression where the lists have it, and its words where they do not.
    """
    mots, trouves = plier(texte).split(), []
    connus = _groupes_par_mot() if mots else {}
    while mots:
        longueur = next(
            (n for n in range(min(MOTS_MAX, len(mots)), 1, -1) if " ".join(mots[:n]) in connus), 1
        )
        trouves.append(_variantes(" ".join(mots[:longueur]), connus))
        mots = mots[longueur:]
    return trouves


def groupes():
    """For the search, which weighs instead of filtering: the names of a notion together, each other word with them."""
    trouves = []
    for fournir in _FOURNISSEURS:
        for noms, autres in fournir():
            noms = tuple(nom for nom in noms if nom)
            trouves += [noms, *((autre, *noms) for autre in autres if autre and autre not in noms)]
    return tuple(dict.fromkeys(groupe for groupe in trouves if len(groupe) > 1))


def _variantes(mot, connus):
    autres = set().union(*connus.get(mot, ()))
    return {mot} | {autre for autre in autres if len(autre) >= LONGUEUR_MIN}


def _groupes_par_mot():
    connus: dict[str, list[set[str]]] = {}
    for fournir in _FOURNISSEURS:
        for noms, autres in fournir():
            noms_plies, autres_plies = _plies(noms), _plies(autres)
            for mot in noms_plies:
                connus.setdefault(mot, []).append(noms_plies | autres_plies)
            for mot in autres_plies - noms_plies:
                connus.setdefault(mot, []).append(noms_plies)
    return connus


def _plies(mots):
    return {plier(mot) for mot in mots} - {""}
