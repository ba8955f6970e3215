"""From the bytes of a file to its heads and its rows of text: pure, and suspicious of everything."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

LIGNES_AU_PLUS = 20_000
OCTETS_AU_PLUS = 10 * 1024 * 1024
COLONNES_AU_PLUS = 100
#: A cell beyond this is cut; it is refused later, by the limit of its column.
SIGNES_AU_PLUS = 30_000


class FichierRefuse(ValueError):
    """Nothing of this file can be read; the message says what to do."""


@dataclass
class Lecture:
    """`lignes`: (number as the person sees it, cells); `erreurs`: {number: {index of the column: message}}."""

    titres: list[str]
    lignes: list[tuple[int, list[str]]]
    feuilles: list[str] = field(default_factory=list)
    erreurs: dict[int, dict[int, str]] = field(default_factory=dict)


def lire(octets: bytes, feuille: str = "") -> Lecture:
    """What the file is, is told by its first bytes, never by its name."""
    from . import classeur, texte

    if not octets.strip():
        raise FichierRefuse(_("Ce fichier est vide. Choisissez celui qui contient votre tableau."))
    if len(octets) > OCTETS_AU_PLUS:
        raise FichierRefuse(
            _("Ce fichier dépasse 10 Mo. Partagez-le en plusieurs, puis importez l’un après l’autre.")
        )
    if octets.startswith(b"\xd0\xcf\x11\xe0"):
        raise FichierRefuse(
            _(
                "C’est un ancien classeur (.xls). Dans votre tableur, enregistrez-le en .xlsx, puis recommencez."
            )
        )
    if octets.startswith(b"PK"):
        return classeur.lire(octets, feuille)
    return texte.lire(octets)


def assembler(rangees, feuilles=(), erreurs=None) -> Lecture:
    """`rangees`: (number, cells) in order. The first that says something holds the heads."""
    titres: list[str] | None = None
    lignes: list[tuple[int, list[str]]] = []
    erreurs = erreurs or {}
    for numero, cellules in rangees:
        cellules = [propre(cellule) for cellule in cellules[:COLONNES_AU_PLUS]]
        if not any(cellules):
            continue
        if titres is None:
            titres = _titres(cellules)
            continue
        if len(lignes) == LIGNES_AU_PLUS:
            raise FichierRefuse(
                _(
                    "Ce tableau dépasse 20 000 lignes. Partagez-le en plusieurs, puis importez l’un après l’autre."
                )
            )
        if any(cellules[len(titres) :]):
            message = _(
                "il y a plus de cases que de titres : un séparateur se trouve peut-être dans un texte."
            )
            erreurs.setdefault(numero, {})[-1] = message
        lignes.append((numero, cellules[: len(titres)]))
    if titres is None or not lignes:
        raise FichierRefuse(_("Il faut une ligne de titres, puis au moins une fiche en dessous."))
    return Lecture(titres, lignes, list(feuilles), erreurs)


def _titres(cellules):
    """Two columns of one name: nobody could say which one is meant."""
    while cellules and not cellules[-1]:
        cellules.pop()
    vus = set()
    for titre in filter(None, cellules):
        if titre.casefold() in vus:
            raise FichierRefuse(
                _("Deux colonnes s’appellent « %(titre)s ». Renommez l’une des deux, puis recommencez.")
                % {"titre": titre[:60]}
            )
        vus.add(titre.casefold())
    return [titre[:120] for titre in cellules]


def propre(cellule: str) -> str:
    """Without what no screen shows: marks of order and of width, control signs; lines and spaces stay."""
    texte = "".join(
        signe if signe >= " " or signe in "\n\t" else " " for signe in cellule[: SIGNES_AU_PLUS + 1]
    )
    return texte.replace("\ufeff", "").replace("\u200b", "").strip()
