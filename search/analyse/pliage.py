"""One word as everybody may type it: no case, no accent, no ligature."""

import unicodedata
from functools import lru_cache

#: Different words met in 100,000 documents: about 200,000. The frequent ones are what the cache is for.
MOTS_GARDES = 1 << 16
#: Longer is no word: an address, a key, a picture pasted as text.
LONGUEUR_MAX = 64

_SANS_DECOMPOSITION = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i"}
)  # fmt: skip
#: A letter for Unicode, an apostrophe for those who type it.
_APOSTROPHE_LETTRE = "ʼ"


@lru_cache(maxsize=MOTS_GARDES)
def plier_mot(mot):
    """`Sœur`, `soeur` and `SŒUR` → `soeur`. Letters and digits alone: marks and signs inside a word are dropped."""
    if mot.isascii():
        return "".join(filter(str.isalnum, mot.lower()))[:LONGUEUR_MAX]
    plie = unicodedata.normalize("NFKD", mot.translate(_SANS_DECOMPOSITION)).casefold()
    plie = unicodedata.normalize("NFKD", plie.translate(_SANS_DECOMPOSITION))
    lettres = "".join(c for c in plie if c.isalnum() and c != _APOSTROPHE_LETTRE)
    return unicodedata.normalize("NFC", lettres)[:LONGUEUR_MAX]
