"""Read one .docx or .odt and say its text as JSON.

Run alone, without Django: `python -I lecture_document.py FILE GENRE SECONDS SIGNS`.

Only the words are read: no macro, image, field or address of the file is opened. What the file makes of this process
(memory, endless loop) stays in this process.
"""

import json
import sys
import time
import zipfile
from xml.sax.handler import ContentHandler, feature_namespaces

MEMOIRE_MAX = 1024 * 1024 * 1024
MORCEAUX_MAX = 5_000
OCTETS_MAX = 80 * 1024 * 1024
PARTIES = {"docx": "word/document.xml", "odt": "content.xml"}

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TEXTE = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_BUREAU = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"

#: Where words are; what is passed over with all it holds (what was crossed out, fields, notes in the margin).
MOTS = {(_W, "t"), (_TEXTE, "p"), (_TEXTE, "h")}
TUS = {(_W, nom) for nom in ("del", "moveFrom", "instrText", "delText")} | {
    (_MC, "Fallback"),
    (_TEXTE, "tracked-changes"),
    (_TEXTE, "note-citation"),
    (_BUREAU, "annotation"),
    (_BUREAU, "scripts"),
    (_BUREAU, "forms"),
}
#: What ends a line outside a table; in a table a row is a line, and its cells are apart.
FINS_DE_LIGNE = {(_W, "p"), (_TEXTE, "p"), (_TEXTE, "h")}
CELLULES = {(_W, "tc"), (_TABLE, "table-cell")}
RANGEES = {(_W, "tr"), (_TABLE, "table-row")}
SIGNES = {
    (_W, "tab"): "\t",
    (_W, "br"): "\n",
    (_W, "cr"): "\n",
    (_W, "noBreakHyphen"): "-",
    (_TEXTE, "tab"): "\t",
    (_TEXTE, "line-break"): "\n",
    (_TEXTE, "s"): " ",
}


class Refus(Exception):
    """Why this file is not read; the word is the key of a sentence in fichier.py."""


def lire(chemin, genre, secondes, signes):
    """`{"texte"}`, or Refus: "chiffre", "ancien", "autre", "lourd", "long"."""
    _regarder_l_enveloppe(chemin)
    with zipfile.ZipFile(chemin) as archive:
        _peser(archive)
        _refuser_le_chiffre(archive, genre)
        if PARTIES[genre] not in archive.namelist():
            raise Refus("autre")
        with archive.open(PARTIES[genre]) as flux:
            return {"texte": _lire_les_mots(_Borne(flux, time.monotonic() + secondes), signes)}


def _regarder_l_enveloppe(chemin):
    with open(chemin, "rb") as fichier:
        debut = fichier.read(8)
    if debut.startswith(b"\xd0\xcf\x11\xe0"):
        # Office puts what a password protects, and its former format, in the same envelope.
        raise Refus("ancien")
    if not zipfile.is_zipfile(chemin):
        raise Refus("autre")


def _peser(archive):
    """What a file says of its own size may be a lie: _Borne and the limit of memory stand behind."""
    morceaux = archive.infolist()
    if len(morceaux) > MORCEAUX_MAX or sum(m.file_size for m in morceaux) > OCTETS_MAX * 4:
        raise Refus("lourd")
    if any(m.flag_bits & 0x1 for m in morceaux):
        raise Refus("chiffre")


def _refuser_le_chiffre(archive, genre):
    if genre != "odt" or "META-INF/manifest.xml" not in archive.namelist():
        return
    with archive.open("META-INF/manifest.xml") as flux:
        if b"encryption-data" in flux.read(1024 * 1024):
            raise Refus("chiffre")


class _Borne:
    """A stream that stops when it gives more, or lasts longer, than was allowed."""

    def __init__(self, flux, fin):
        self.flux, self.fin, self.lus = flux, fin, 0

    def read(self, taille=65536):
        octets = self.flux.read(taille)
        self.lus += len(octets)
        if self.lus > OCTETS_MAX or time.monotonic() > self.fin:
            raise Refus("lourd")
        return octets

    def close(self):
        self.flux.close()


def _lire_les_mots(flux, signes):
    """In the order of the page. A document type, so any entity, is refused by the parser."""
    from xml.sax.xmlreader import InputSource

    from defusedxml.sax import make_parser  # type: ignore[import-untyped]

    lecteur, mots = make_parser(), _Mots(signes)
    lecteur.forbid_dtd = True
    lecteur.setFeature(feature_namespaces, True)
    lecteur.setContentHandler(mots)
    source = InputSource()
    source.setByteStream(flux)
    lecteur.parse(source)
    return "".join(mots.morceaux)


class _Mots(ContentHandler):
    """The words of a document as they come, and no more of them than `signes`."""

    def __init__(self, signes):
        super().__init__()
        self.signes = signes
        self.morceaux, self.total = [], 0
        self.dans, self.tus, self.cellules = 0, 0, 0

    def dire(self, texte):
        self.morceaux.append(texte)
        self.total += len(texte)
        if self.total > self.signes:
            raise Refus("long")

    def startElementNS(self, nom, _qnom, attributs):
        if self.tus or nom in TUS:
            self.tus += 1
            return
        self.dans += nom in MOTS
        self.cellules += nom in CELLULES
        if nom in SIGNES:
            fois = attributs.get((_TEXTE, "c"), "1") if nom == (_TEXTE, "s") else "1"
            self.dire(SIGNES[nom] * min(int(fois), 80))

    def endElementNS(self, nom, _qnom):
        if self.tus:
            self.tus -= 1
            return
        self.dans -= nom in MOTS
        self.cellules -= nom in CELLULES
        if nom in CELLULES:
            self.dire("\t")
        elif nom in RANGEES and not self.cellules:
            self.dire("\n")
        elif nom in FINS_DE_LIGNE:
            self.dire(" " if self.cellules else "\n")

    def characters(self, contenu):
        if self.dans and not self.tus:
            self.dire(contenu.replace("\n", " "))


def _se_limiter(secondes):
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMOIRE_MAX, MEMOIRE_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (secondes + 2, secondes + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main(chemin, genre, secondes, signes):
    _se_limiter(int(secondes))
    try:
        resultat = lire(chemin, genre, int(secondes), int(signes))
    except Refus as refus:
        resultat = {"refus": str(refus)}
    except MemoryError:
        resultat = {"refus": "lourd"}
    except Exception:  # zlib, zipfile and the parser raise anything on a file made wrong
        resultat = {"refus": "abime"}
    sys.stdout.write(json.dumps(resultat))


if __name__ == "__main__":
    main(*sys.argv[1:])
