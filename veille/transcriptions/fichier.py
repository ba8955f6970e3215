"""The text of a transcript, from a file that somebody sends us: of the file itself nothing is kept."""

import json
import re
import subprocess
import sys
import tempfile

from django.utils.translation import gettext as _

from ..codage.texte import normaliser
from ..extraction import FichierRefuse, extension, texte_de
from . import lecture_document

TAILLE_MAX = 5 * 1024 * 1024
SIGNES_MAX = 400_000
SECONDES_MAX = 20
EXTENSIONS = ("txt", "md", "docx", "odt")
_TITRE = re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE)
_GRAS = re.compile(r"(\*\*|__)(?=\S)([^\n*_]+?)(?<=\S)\1")


def lire(fichier, nom, taille):
    """The words of an open binary file. Raises FichierRefuse, never anything else."""
    genre = extension(nom)
    if genre not in EXTENSIONS:
        raise FichierRefuse(_("Choisissez un texte (.txt, .md) ou un document (.docx, .odt)."))
    if taille > TAILLE_MAX:
        raise FichierRefuse(
            _("Ce fichier pèse %(taille)s Mo : 5 Mo au plus. Ôtez-en les images, ou collez le texte.")
            % {"taille": taille // (1024 * 1024) + 1}
        )
    fichier.seek(0)
    texte = texte_de(fichier.read()) if genre in ("txt", "md") else _lire_document(fichier, genre)
    texte = normaliser(_lignes(sans_marques(texte) if genre == "md" else texte))
    if not texte.strip():
        raise FichierRefuse(_("Ce fichier ne contient pas de mots, peut-être des images. Collez le texte."))
    if len(texte) > SIGNES_MAX:
        raise FichierRefuse(trop_long())
    return texte


def trop_long():
    return _("Ce texte a plus de 400 000 signes. Coupez-le en deux transcriptions.")


def sans_marques(texte):
    """The words of Markdown: « **Anne** : » is somebody who speaks, and « ## » is not said."""
    return _GRAS.sub(r"\2", _TITRE.sub("", texte))


def _lignes(texte):
    """No spaces at the end of a line, no more than one empty line."""
    lignes = [ligne.rstrip() for ligne in texte.replace("\r\n", "\n").split("\n")]
    gardees = [ligne for rang, ligne in enumerate(lignes) if ligne or (rang and lignes[rang - 1])]
    return "\n".join(gardees)


def _lire_document(fichier, genre):
    with tempfile.NamedTemporaryFile(suffix=f".{genre}") as copie:
        for morceau in iter(lambda: fichier.read(1 << 20), b""):
            copie.write(morceau)
        copie.flush()
        lu = _lire_a_part(copie.name, genre)
    if "refus" in lu:
        raise FichierRefuse(_raison(lu["refus"]))
    return texte_de(lu["texte"].encode())


def _lire_a_part(chemin, genre):
    commande = [sys.executable, "-I", lecture_document.__file__, chemin, genre, str(SECONDES_MAX)]
    commande.append(str(SIGNES_MAX * 2))
    try:
        fait = subprocess.run(commande, capture_output=True, timeout=SECONDES_MAX + 5, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return {"refus": "lourd"}
    # Killed by its limits before it could say anything.
    return json.loads(fait.stdout) if fait.returncode == 0 else {"refus": "lourd"}


def _raison(refus):
    raisons = {
        "chiffre": _(
            "Ce document est protégé par un mot de passe. Enregistrez-le sans protection, puis recommencez."
        ),
        "ancien": _(
            "Ce document est protégé, ou d’un ancien format. Enregistrez-le en .docx sans mot de passe."
        ),
        "autre": _("Ce fichier n’est pas ce que dit son nom. Enregistrez-le de nouveau en .docx ou en .odt."),
        "lourd": _("Ce document est trop lourd à lire. Copiez son texte et collez-le ici."),
        "long": trop_long(),
    }
    return raisons.get(refus, _("Ce document est abîmé : on ne peut pas le lire. Collez son texte ici."))
