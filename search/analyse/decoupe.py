"""Where the words of a text are, in one regular expression: offsets are those of the text as given, never of a copy."""

import re
import unicodedata
from typing import NamedTuple

from .pliage import plier_mot

APOSTROPHES = "'’‘ʼ′＇`´"
TRAITS = "-‐‑"
#: Marks (a text may come decomposed, and most scripts end before U+3100), soft hyphens and what has no width.
_MARQUES = (
    "".join(lettre for lettre in map(chr, range(0x300, 0x3100)) if unicodedata.category(lettre)[0] == "M")
    + "\u00ad\u200b-\u200d\u2060\ufe0f\ufeff"
)
_LETTRE = r"[^\W_ʼ]"
_INITIALE = rf"[^\W\d_ʼ][{_MARQUES}]*"
_MOT = rf"{_LETTRE}+(?:[{_MARQUES}]+{_LETTRE}*)*"
_APO = f"[{APOSTROPHES}]"
_FIN = rf"(?!{_LETTRE}|[\u0300-\u036f])"

_ELISION = rf"(?:[cdjlmnst]|(?:jus|lors|puis|quoi|quel|pres)?qu){_APO}(?={_LETTRE})"
_SOUDE = rf"(?:aujourd|prud|entr){_APO}{_MOT}"
#: « C.P.A.S. », but not the end of a sentence: a letter then a full stop, twice or more, and no word after.
_SIGLE = rf"{_INITIALE}(?:\.{_INITIALE})+(?!\.?{_LETTRE})\.?{_FIN}"
#: « 1.450 » and « 1 450 » (no-break) are 1450; a telephone or a date is not.
_NOMBRE = rf"[1-9][0-9]{{0,2}}(?:[.\u00a0\u202f][0-9]{{3}})+(?![.\s]?[0-9]){_FIN}"
#: « ’s avonds », « ’t is », the end of « zo’n ».
_CLITIQUE = rf"{_APO}[stnkm]{_FIN}"
#: « foto’s », « OCMW’s », « foto’tje ».
_PLURIEL_NL = rf"{_APO}(?:s|tjes?){_FIN}"

_SEP = rf"[·•‧⋅∙・./({re.escape(TRAITS)}]"
_ERE = "(?:e\u0300?|è)re"
#: The feminine ending, told by what stands before the mark: « infirmier.ère » is one word, « dit-elle » is two.
_FINALES = (
    rf"(?<![aoy\d]){_SEP}es?",
    rf"(?<=[rs]){_SEP}(?:(?:i|g|ch|ll)?{_ERE}|eure|euse|(?:at|t|r)?r?ice|e?resse|esse)s?",
    rf"(?<=l){_SEP}l?les?",
    rf"(?<=[ls]){_SEP}elles?",
    rf"(?<=n){_SEP}(?:i?en|i)?nes?",
    rf"(?<=[tusi]){_SEP}(?:et)?tt?es?",
    rf"(?<=x){_SEP}(?:(?:eu|ou)?s?ses?|ales?)",
    rf"(?<=[fs]){_SEP}(?:i|eu)?ves?",
    rf"(?<=f){_SEP}fes?",
    rf"(?<=c){_SEP}(?:c?h|q?u)es?",
    rf"{_SEP}[sx]",
)
_INCLUSIF = rf"(?={_SEP})(?:{'|'.join(_FINALES)})\)?(?:{_SEP}?s\)?)?{_FIN}"
#: Looked at first: most words have no apostrophe near their beginning, and are spared what follows.
_APOSTROPHE_PROCHE = rf"(?=[acdejlmnpqst]\w{{0,6}}{_APO})"

_JETON = re.compile(
    rf"(?P<sigle>{_SIGLE})|(?P<nombre>{_NOMBRE})|{_APOSTROPHE_PROCHE}(?:{_ELISION}|(?P<soude>{_SOUDE}))"
    rf"|(?P<mot>{_MOT})(?:{_INCLUSIF}|{_PLURIEL_NL})?|{_CLITIQUE}",
    re.IGNORECASE,
)


class Mot(NamedTuple):
    """`brut` as typed, `forme` folded; `lie`: a hyphen alone stands between it and the word before."""

    brut: str
    forme: str
    debut: int
    fin: int
    lie: bool


def decouper(texte):
    """Words in order. Elided articles and Dutch clitics are no words; an inclusive ending belongs to its word."""
    fin_avant = -1
    for trouve in _JETON.finditer(texte):
        groupe = trouve.lastgroup
        if groupe is None:
            continue
        brut = trouve[groupe]
        forme = plier_mot(brut)
        if not forme:
            continue
        debut, fin = trouve.span()
        yield Mot(brut, forme, debut, fin, debut == fin_avant + 1 and texte[fin_avant] in TRAITS)
        fin_avant = fin
