"""Stems of folded words: Snowball, which was written for accents, with what folding took from it given back."""

import re
from functools import lru_cache

from whoosh.lang import stemmer_for_language

from .pliage import MOTS_GARDES, plier_mot
from .suffixes import ENTIERS, reparer
from .vides import VIDES

_SNOWBALL = {langue: stemmer_for_language(langue) for langue in ("fr", "nl")}
_LETTRES = re.compile(r"[a-z]{3,}")


def langue_connue(langue):
    """« nl-be » is Dutch; all that is not Dutch is read as French."""
    return "nl" if langue and langue[:2].lower() == "nl" else "fr"


def terme(forme, langue):
    """What is indexed of a word. One that is empty in its language keeps its letters: « AS » is no form of another."""
    return forme if forme in VIDES[langue] else radical(forme, langue)


@lru_cache(maxsize=MOTS_GARDES)
def radical(forme, langue):
    """`epuisement`, `epuisees` → `epuis`. Codes, numbers and other alphabets stay as they are."""
    if not _LETTRES.fullmatch(forme):
        return forme
    return _francais(forme) if langue == "fr" else _neerlandais(forme)


def _francais(forme):
    if forme in ENTIERS:
        return ENTIERS[forme]
    radical = plier_mot(_SNOWBALL["fr"](reparer(forme)))
    # « employé » and « employer », « vérifie » and « vérifier »: Snowball leaves the vowel of one of them.
    if radical[-2:] in ("ay", "oy", "uy"):
        return radical[:-1] + "i"
    return radical[:-1] if len(radical) > 3 and radical.endswith("fi") else radical or forme


def _neerlandais(forme):
    """Snowball leaves « huiz » of « huizen », « briev » of « brieven », « arts » of « artsen », « art » of « arts »."""
    radical = _SNOWBALL["nl"](forme) or forme
    if radical.endswith("ts"):
        return radical[:-1]
    return radical[:-1] + {"z": "s", "v": "f"}.get(radical[-1], radical[-1])
