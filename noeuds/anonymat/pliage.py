"""The text as the rules read it: ASCII letters, plain quotes and dashes, and where each character comes from."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

AUTRE = "\x1f"
GARDES = "€°\n\t"
REMPLACES = {
    "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "«": '"', "»": '"', "“": '"', "”": '"', "„": '"',
    "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "º": "°", "·": ".", "•": "*", "\r": "\n",
}  # fmt: skip


@dataclass(frozen=True)
class Plie:
    """`debuts[i]` and `fins[i]` are the code points of the typed text from which `texte[i]` comes."""

    texte: str
    debuts: tuple[int, ...]
    fins: tuple[int, ...]

    def origine(self, debut, fin):
        return self.debuts[debut], self.fins[fin - 1]


@lru_cache(maxsize=4096)
def plier_caractere(caractere):
    """No character for a mark or an invisible one, one for a letter, more for « œ » or « … »."""
    if caractere in REMPLACES:
        return REMPLACES[caractere]
    if caractere in GARDES or " " <= caractere <= "~":
        return caractere
    if caractere.isspace():
        return " "
    if unicodedata.category(caractere) in ("Mn", "Me", "Cf"):
        return ""
    decompose = unicodedata.normalize("NFKD", caractere)
    plie = "".join(c for c in decompose if " " <= c <= "~")
    return plie or AUTRE


def plier(texte):
    lettres, debuts, fins = [], [], []
    for place, caractere in enumerate(texte):
        plie = plier_caractere(caractere)
        if not plie and fins:
            fins[-1] = place + 1
        for lettre in plie:
            lettres.append(lettre)
            debuts.append(place)
            fins.append(place + 1)
    return Plie("".join(lettres), tuple(debuts), tuple(fins))


def plier_mot(mot):
    return "".join(plier_caractere(c) for c in mot).lower()
