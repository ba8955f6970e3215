"""Workbooks for those who count: typed cells, and no text that a spreadsheet would run."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from .papiers import sans_copie

GENRE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What makes a spreadsheet take a text for a formula, also after it was saved as CSV.
_DECLENCHEURS = ("=", "+", "-", "@", "\t", "\r")
_LARGEUR_MIN, _LARGEUR_MAX = 8, 48
_INTERDITS = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def reponse_xlsx(nom, feuilles):
    """`feuilles`: [(title, [heads], iterable of rows)]."""
    reponse = HttpResponse(classeur(feuilles), content_type=GENRE)
    reponse["Content-Disposition"] = content_disposition_header(True, f"{nom}.xlsx") or "attachment"
    return sans_copie(reponse)


def classeur(feuilles) -> bytes:
    livre = Workbook(write_only=True)
    for titre, colonnes, rangees in feuilles:
        _remplir(livre.create_sheet(str(titre).translate(_INTERDITS)[:31]), list(colonnes), list(rangees))
    sortie = BytesIO()
    livre.save(sortie)
    return sortie.getvalue()


def _remplir(feuille, colonnes, rangees):
    """Widths and the frozen head come before any row: the file is written as it goes."""
    feuille.freeze_panes = "B2"
    for rang, titre in enumerate(colonnes):
        longueurs = [len(str(titre)), *(len(str(rangee[rang])) for rangee in rangees)]
        largeur = min(max(*longueurs, _LARGEUR_MIN) + 2, _LARGEUR_MAX)
        feuille.column_dimensions[get_column_letter(rang + 1)].width = largeur
    feuille.append([_cellule(feuille, titre, gras=True) for titre in colonnes])
    for rangee in rangees:
        feuille.append([_cellule(feuille, valeur) for valeur in rangee])


def _cellule(feuille, valeur, gras=False):
    cellule = WriteOnlyCell(feuille, value=_sur(valeur))
    if isinstance(cellule.value, str):
        # openpyxl itself would make a formula of what begins with « = ».
        cellule.data_type = "s"
    if gras:
        cellule.font = Font(bold=True)
    if isinstance(valeur, Decimal):
        cellule.number_format = '#,##0.00\\ "€"'
    return cellule


def _sur(valeur):
    """Numbers and dates as they are, in our time zone; anything else as text that runs nothing."""
    if isinstance(valeur, datetime):
        return timezone.make_naive(valeur) if timezone.is_aware(valeur) else valeur
    if valeur is None or isinstance(valeur, int | float | Decimal) or hasattr(valeur, "year"):
        return valeur
    return desamorcer(valeur)


def desamorcer(valeur):
    """A text that no spreadsheet runs: what could be a formula gets an apostrophe, which `rearmer` takes off."""
    # What a text processor leaves in what one copies from it (a line broken by hand is \x0b) is refused by a workbook.
    texte = ILLEGAL_CHARACTERS_RE.sub(" ", str(valeur))
    return f"'{texte}" if texte.startswith(_DECLENCHEURS) else texte


def rearmer(texte):
    """What `desamorcer` had been given: our own apostrophe is not a part of the text that comes back."""
    return texte[1:] if texte[:1] == "'" and texte[1:].startswith(_DECLENCHEURS) else texte
