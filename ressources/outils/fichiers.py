"""What a version may be given as: PDF, ODT or DOCX, told by what the file holds and never by its name."""

import zipfile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OCTETS = 10 * 1024 * 1024
#: What a text document may become once unzipped: a bomb is refused before it is read.
OCTETS_DEPLIES = 100 * 1024 * 1024
TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def verifier_fichier(fichier):
    """Its extension; ValidationError with what to do otherwise."""
    if fichier.size > OCTETS:
        raise ValidationError(_("Ce fichier pèse plus de 10 Mo. Réduisez-le, ou donnez son adresse."))
    genre = genre_de(fichier)
    if genre is None or not fichier.name.lower().endswith(f".{genre}"):
        raise ValidationError(_("Ce fichier n’est ni un PDF, ni un texte ODT ou DOCX. Enregistrez-le ainsi."))
    return genre


def genre_de(fichier):
    """« pdf », « odt », « docx », or None; macros and bombs are none of them."""
    fichier.seek(0)
    debut = fichier.read(8)
    fichier.seek(0)
    if debut.startswith(b"%PDF-"):
        return "pdf"
    if not debut.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(fichier) as archive:
            return _genre_de_l_archive(archive)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        return None
    finally:
        fichier.seek(0)


def _genre_de_l_archive(archive):
    noms = set(archive.namelist())
    if sum(membre.file_size for membre in archive.infolist()) > OCTETS_DEPLIES or _a_des_macros(noms):
        return None
    if "mimetype" in noms:
        with archive.open("mimetype") as dit:
            return "odt" if dit.read(200).decode("ascii", "replace").strip() == TYPES["odt"] else None
    return "docx" if {"[Content_Types].xml", "word/document.xml"} <= noms else None


def _a_des_macros(noms):
    return any(
        nom.lower().endswith("vbaproject.bin") or nom.startswith(("Basic/", "Scripts/")) for nom in noms
    )
