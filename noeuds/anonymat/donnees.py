"""Rules and lists, read once by Python here and fetched once by the browser: the same files."""

import json
import re
from functools import cache
from pathlib import Path

DOSSIER = Path(__file__).parent.parent / "static" / "noeuds" / "anonymat"


@cache
def lire(nom):
    return json.loads((DOSSIER / f"{nom}.json").read_text(encoding="utf-8"))


@cache
def morceaux():
    """Named pieces of patterns, those made of others after them."""
    entiers = {}
    for nom, motif in lire("regles")["morceaux"].items():
        entiers[nom] = deployer(motif if isinstance(motif, str) else "|".join(motif), entiers)
    return entiers


def deployer(motif, pieces):
    return re.sub(r"<([A-Z_]+)>", lambda m: f"(?:{pieces[m[1]]})" if m[1] in pieces else m[0], motif)


def compiler(motif, casse=False):
    """`$` is the very end of the text, as in a browser: Python's own also stands before a last line break."""
    entier = re.sub(r"(?<!\\)\$", r"\\Z", deployer(motif, morceaux()))
    return re.compile(entier, re.ASCII | (0 if casse else re.IGNORECASE))


@cache
def motif(nom, casse=False):
    """One of the patterns that the code names itself."""
    return compiler(lire("regles")["motifs"][nom], casse)


def motif_exact(nom):
    return motif(nom, casse=True)
