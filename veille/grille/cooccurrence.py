"""Which codes meet, on the same words or in the same text: of what she coded, which she may count by hand."""

from collections import Counter
from itertools import combinations

from ..models import Passage

CHEVAUCHENT, MEME_TEXTE = "chevauchent", "texte"
COLONNES = 12
DEGRES = 5


def passages_de(user):
    """[(text, start, end, codes)] of what she coded in her own texts; codes on a whole text are only of that text."""
    passages = Passage.objects.visibles_pour(user).filter(codeur=user.pk, observation__auteur=user.pk)
    codes: dict[int, list] = {}
    places: dict[int, tuple] = {}
    rangees = passages.filter(codes__isnull=False).order_by("observation", "debut", "pk")
    for pk, texte, debut, fin, entier, code in rangees.values_list(
        "pk", "observation", "debut", "fin", "entier", "codes"
    ):
        places[pk] = (texte, debut, fin, entier)
        codes.setdefault(pk, []).append(code)
    return [(*place, frozenset(codes[pk])) for pk, place in places.items()]


def compter(passages, maniere):
    """{(code, code): times}, the smaller key first; (code, code) itself is how often it stands."""
    return _par_texte(passages) if maniere == MEME_TEXTE else _par_mots(passages)


def _par_texte(passages):
    poses: dict[int, set] = {}
    for texte, _debut, _fin, _entier, codes in passages:
        poses.setdefault(texte, set()).update(codes)
    return _sommer(poses.values())


def _par_mots(passages):
    """Pairs of passages that share a sign, a passage with itself included; each pair counts once a pair of codes."""
    comptes = _sommer(codes for _t, _d, _f, entier, codes in passages if not entier)
    ouverts: list[tuple] = []
    for texte, debut, fin, entier, codes in passages:
        if entier:
            continue
        ouverts = [autre for autre in ouverts if autre[0] == texte and autre[1] > debut]
        for _texte, _fin, autres in ouverts:
            comptes.update({_paire(a, b) for a in codes for b in autres if a != b})
        ouverts.append((texte, fin, codes))
    return comptes


def _sommer(ensembles):
    comptes: Counter = Counter()
    for codes in ensembles:
        comptes.update((code, code) for code in codes)
        comptes.update(_paire(a, b) for a, b in combinations(codes, 2))
    return comptes


def _paire(a, b):
    return (a, b) if a < b else (b, a)


def frequents(comptes, codes, combien=COLONNES):
    """Of these codes, those that stand most often, in the order of the book."""
    poses = [code for code in codes if comptes[(code.pk, code.pk)]]
    premiers = sorted(poses, key=lambda code: -comptes[(code.pk, code.pk)])[:combien]
    return sorted(premiers, key=lambda code: code.rang)


def matrice(comptes, lignes, colonnes):
    """Rows for the component carte_chaleur: each cell with its figure and its degree, 0 to 5."""
    hors = [comptes[_paire(a.pk, b.pk)] for a in lignes for b in colonnes if a.pk != b.pk]
    plus_grand = max(hors, default=0)
    return [
        {
            "titre": a.nom,
            "langue": a.langue,
            "cases": [_case(comptes[_paire(a.pk, b.pk)], plus_grand, a == b) for b in colonnes],
        }
        for a in lignes
    ]


def _case(nombre, plus_grand, diagonale):
    """The diagonal says how often a code stands; it has no tint, which would drown the others."""
    degre = 0 if diagonale else -(-DEGRES * nombre // max(plus_grand, DEGRES))
    return {"valeur": nombre, "degre": degre, "cachee": False}


def paires_frequentes(comptes, codes, combien=15):
    """[(code, code, times)], the most frequent first."""
    connus = {code.pk: code for code in codes}
    paires = [
        (connus[a], connus[b], n) for (a, b), n in comptes.items() if a != b and {a, b} <= connus.keys()
    ]
    return sorted(paires, key=lambda p: (-p[2], p[0].rang, p[1].rang))[:combien]
