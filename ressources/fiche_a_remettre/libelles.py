"""The fixed words of the sheet, read once from their data file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale


@dataclass(frozen=True)
class Libelles:
    code: str
    nom: str
    sens: str
    mots: dict[str, str]
    codes: dict[str, str]
    """An access, a cost or a language that has no usual name, by its code in the lists of the directory."""

    def langue(self, code):
        """« arabe », as one says it in this language."""
        return self.codes.get(code) or Locale(self.code).languages.get(code, code)


@cache
def toutes():
    """By code, in the order of the file."""
    with (Path(__file__).parent / "libelles.toml").open("rb") as fichier:
        lues = tomllib.load(fichier)
    return {
        code: Libelles(code, mots.pop("nom"), mots.pop("sens"), codes=mots.pop("codes"), mots=mots)
        for code, mots in lues.items()
    }
