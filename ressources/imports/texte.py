"""CSV as it is met: four encodings, three separators, lines inside cells."""

import csv
import re
from io import StringIO

from django.utils.translation import gettext as _

from .lecture import FichierRefuse, Lecture, assembler

_SEPARATEURS = ";,\t"
#: Signs: a cell beyond is a quotation mark that nothing closed, over whole pages.
CASE_AU_PLUS = 131_072
#: What a text file never begins with.
_BINAIRES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"{\\rtf",
    b"\x7fELF",
)


def lire(octets: bytes) -> Lecture:
    texte = decoder(octets)
    separateur, texte = _separateur(texte)
    return assembler(_rangees(texte, separateur))


def decoder(octets: bytes) -> str:
    """By its mark, else UTF-8, else what Windows writes."""
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _ou_refuser(octets, "utf-16")
    if octets.startswith(_BINAIRES) or b"\x00" in octets:
        raise FichierRefuse(_("Ce n’est pas un tableau. Choisissez un fichier .csv ou .xlsx."))
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return octets.decode("cp1252")
    except UnicodeDecodeError:
        return octets.decode("latin-1")


def _ou_refuser(octets, codage):
    try:
        texte = octets.decode(codage)
    except UnicodeDecodeError as erreur:
        message = _("Ce fichier est abîmé. Enregistrez-le à nouveau en .csv (UTF-8), puis recommencez.")
        raise FichierRefuse(message) from erreur
    if "\x00" in texte:
        raise FichierRefuse(_("Ce n’est pas un tableau. Choisissez un fichier .csv ou .xlsx."))
    return texte


def _separateur(texte):
    """The one most met in the heads, outside quotation marks; a spreadsheet may have said it itself (« sep=; »)."""
    if dit := re.match(r"sep=(.)\r?\n", texte, re.IGNORECASE):
        # The line stays, empty: numbers are those that the person sees.
        return dit[1], texte[len(dit[0]) - 1 :]
    tete = re.sub(r'"[^"]*"', "", texte.lstrip()[:10_000]).split("\n", 1)[0]
    return max(_SEPARATEURS, key=tete.count), texte


def _rangees(texte, separateur):
    lecteur = csv.reader(StringIO(texte, newline=""), delimiter=separateur, strict=True)
    numero = 0
    while True:
        numero += 1
        try:
            rangee = next(lecteur)
        except StopIteration:
            return
        except csv.Error as erreur:
            raise _ligne_refusee(numero) from erreur
        # The csv module has a limit too, which any library may raise for the whole process.
        if any(len(case) > CASE_AU_PLUS for case in rangee):
            raise _ligne_refusee(numero)
        yield numero, rangee


def _ligne_refusee(numero):
    return FichierRefuse(
        _("Ligne %(ligne)s : un guillemet est mal fermé, ou une case est démesurée. Corrigez-la.")
        % {"ligne": numero}
    )
