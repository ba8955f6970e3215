"""The words inside a report, from a file that somebody sends us: it may be wrong, huge, or made to harm.

A PDF is read in a process of its own (lecture_pdf.py), with a limit of time and memory: no library can promise to
come back from a file made to keep it busy.
"""

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import gettext as _

from socle.texte import plier

from . import lecture_pdf

TAILLE_MAX = 50 * 1024 * 1024
SECONDES_MAX = 60
#: A report of a thousand pages holds about three million signs; beyond, the rest is not searched.
SIGNES_MAX = 3_000_000
EXTENSIONS = ("pdf", "txt", "md")

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": None}
)
#: Control characters have no place in a text, and PostgreSQL refuses NUL.
_CONTROLES = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
#: What web pages and covers put before their title.
_HABILLAGE = {"aller au contenu", "skip to content", "table des matieres", "sommaire", "menu principal"}
_ANNEE = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
_LIGNE_DE_SOMMAIRE = re.compile(
    r"^[ \t]*(?P<titre>[^\t\n]{4,110}?)(?:[ \t]*\t[ \t]*|[ \t]*[.…]{3,}[ \t]*)\d{1,3}[ \t]*$", re.MULTILINE
)
_BOM = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class FichierRefuse(ValueError):
    """This file cannot enter the archive; the message says why, to be shown beside the field."""


@dataclass(frozen=True)
class Extrait:
    """What was read: the text, the title the file gives itself, its pages (None for a text)."""

    texte: str
    titre: str = ""
    pages: int | None = None

    @property
    def sans_texte(self):
        return not self.texte.strip()


def extension(nom):
    return Path(nom).suffix.lower().lstrip(".")


def extraire(fichier, nom, taille):
    """Read an open binary file. Raises FichierRefuse, never anything else."""
    genre = extension(nom)
    if genre not in EXTENSIONS:
        raise FichierRefuse(_("Choisissez un PDF ou un texte (.pdf, .txt ou .md)."))
    if taille == 0:
        raise FichierRefuse(_("Ce fichier est vide. Choisissez-en un autre."))
    if taille > TAILLE_MAX:
        raise FichierRefuse(
            _("Ce fichier pèse %(taille)s Mo : 50 Mo au plus. Réduisez-le ou coupez-le en deux.")
            % {"taille": taille // (1024 * 1024) + 1}
        )
    fichier.seek(0)
    extrait = _lire_pdf(fichier) if genre == "pdf" else _lire_texte(fichier.read())
    fichier.seek(0)
    return extrait


def _lire_texte(octets):
    texte = texte_de(octets)
    return Extrait(texte, _premiers_mots(texte))


def texte_de(octets):
    """The clean words of a text file, whatever its encoding. Raises FichierRefuse when it is none."""
    if octets.lstrip()[:5] == b"%PDF-":
        raise FichierRefuse(_("Ce fichier est un PDF : donnez-lui un nom qui finit par .pdf."))
    texte = _decoder(octets)
    # One stray sign happens in an old text; many, and it is no text.
    if len(_CONTROLES.findall(texte[:100_000])) > min(len(texte), 100_000) // 200:
        raise FichierRefuse(
            _("Ce fichier n’est pas un texte, malgré son nom. Enregistrez-le en PDF ou en texte.")
        )
    return _nettoyer(texte)


def _decoder(octets):
    for marque, encodage in _BOM:
        if octets.startswith(marque):
            return octets.decode(encodage, errors="replace")
    for encodage in ("utf-8", "cp1252"):
        try:
            return octets.decode(encodage)
        except UnicodeDecodeError:
            continue
    return octets.decode("latin-1")


def _lire_pdf(fichier):
    if b"%PDF-" not in fichier.read(1024):
        raise FichierRefuse(
            _("Ce fichier n’est pas un PDF, malgré son nom. Enregistrez-le de nouveau en PDF.")
        )
    fichier.seek(0)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copie:
        for morceau in iter(lambda: fichier.read(1 << 20), b""):
            copie.write(morceau)
        copie.flush()
        lu = _lire_a_part(copie.name)
    if "refus" in lu:
        raise FichierRefuse(_raison(lu["refus"]))
    texte = _nettoyer(lu["texte"])
    return Extrait(texte, _nettoyer(lu["titre"]).strip()[:255] or _premiers_mots(texte), lu["pages"])


def _lire_a_part(chemin):
    commande = [sys.executable, "-I", lecture_pdf.__file__, chemin, str(SECONDES_MAX), str(SIGNES_MAX)]
    try:
        fait = subprocess.run(commande, capture_output=True, timeout=SECONDES_MAX + 5, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return {"refus": "lent"}
    # Killed by its limits before it could say anything.
    return json.loads(fait.stdout) if fait.returncode == 0 else {"refus": "lent"}


def _raison(refus):
    raisons = {
        "chiffre": _(
            "Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection, puis recommencez."
        ),
        "lent": _("Ce PDF est trop lourd à lire. Enregistrez-le de nouveau en PDF, ou coupez-le en deux."),
        "pages": _("Ce PDF a plus de %(pages)s pages. Coupez-le en plusieurs parties.")
        % {"pages": lecture_pdf.PAGES_MAX},
    }
    return raisons.get(
        refus, _("Ce PDF est abîmé : on ne peut pas le lire. Enregistrez-le de nouveau en PDF.")
    )


def _nettoyer(texte):
    texte = _CONTROLES.sub("", texte.translate(_LIGATURES).replace("\r\n", "\n").replace("\r", "\n"))
    texte = texte.replace("\x0c", "\n\n").encode("utf-8", "ignore").decode()
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", texte))[:SIGNES_MAX].strip()


def _premiers_mots(texte):
    """A title from the first lines that say something: a short block is one, of a long one its first words."""
    for bloc in texte[:5000].split("\n\n"):
        propre = " ".join(re.sub(r"[#*_=|•]+", " ", bloc).split())
        if sum(signe.isalpha() for signe in propre) < 8 or plier(propre) in _HABILLAGE:
            continue
        propre = propre.capitalize() if propre.isupper() else propre
        return propre if len(propre) <= 140 else " ".join(propre.split()[:14]).rstrip(",;:") + "…"
    return ""


def annee_de(texte):
    """The year on the cover of a report: the last of those that stand among its first words, or None."""
    annees = [int(annee) for annee in _ANNEE.findall(" ".join(texte[:3000].split())[:700])]
    return max((annee for annee in annees if annee <= datetime.now(tz=UTC).year), default=None)


def sommaire_de(texte):
    """The lines of its table of contents: a title, then the number of a page. Nothing when there is none."""
    lignes = [" ".join(trouve["titre"].split()) for trouve in _LIGNE_DE_SOMMAIRE.finditer(texte[:12_000])]
    utiles = [ligne for ligne in dict.fromkeys(lignes) if sum(signe.isalpha() for signe in ligne) > 3]
    return utiles[:40] if len(utiles) > 3 else []


def titre_pour(extrait, nom):
    """The title a document takes when nobody gives it one: its own, its first line, else its file's name."""
    if extrait.titre:
        return extrait.titre
    return re.sub(r"[_\-.]+", " ", Path(nom).stem).strip().capitalize()[:255] or nom[:255]
