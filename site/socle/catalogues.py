"""The words of the interface in each language: `.po` files are kept, `.mo` files are made from them at start.

They are made in FIL_VAR, the one folder that can always be written, and compared by content: an installed package may
be read-only, and its dates mean nothing.
"""

import hashlib
import os
import tempfile
from pathlib import Path

SOURCES = Path(__file__).parent / "locale"
FICHIER = Path("LC_MESSAGES") / "django.po"


def compiler(dossier, sources=SOURCES):
    """Make the `.mo` of every language under this folder, but those already made of the same words."""
    for po in sorted(sources.glob(f"*/{FICHIER}")):
        mo = dossier / po.relative_to(sources).with_suffix(".mo")
        temoin = mo.with_suffix(".sha256")
        empreinte = hashlib.sha256(po.read_bytes()).hexdigest()
        if not (mo.exists() and temoin.exists() and temoin.read_text() == empreinte):
            mo.parent.mkdir(parents=True, exist_ok=True)
            _poser(mo, _traduire_en_mo(po))
            _poser(temoin, empreinte.encode())


def _traduire_en_mo(po):
    from io import BytesIO

    # Only here: most starts have nothing to make.
    from babel.messages import mofile, pofile

    octets = BytesIO()
    with po.open("rb") as fichier:
        mofile.write_mo(octets, pofile.read_po(fichier, locale=po.parts[-3]))
    return octets.getvalue()


def _poser(chemin, octets):
    """In one move: another process may be reading, or making, the same file."""
    descripteur, brouillon = tempfile.mkstemp(dir=chemin.parent)
    with os.fdopen(descripteur, "wb") as fichier:
        fichier.write(octets)
    os.replace(brouillon, chemin)
