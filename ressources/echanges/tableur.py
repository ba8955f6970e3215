"""The directory as a file for spreadsheets: what goes out reads as it should, runs nothing, and can come back."""

import csv
from codecs import BOM_UTF8

from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from socle.papiers import sans_copie
from socle.tableurs import desamorcer, reponse_xlsx

from .colonnes import COLONNES, entetes


def nom_de_fichier(extension=""):
    return f"{_('ressources')}-{timezone.localdate():%Y-%m-%d}{extension}"


def csv_de(fiches):
    """For the Excel of Belgium: UTF-8 that says so, semicolons; `fiches` is read as it is written."""
    reponse = StreamingHttpResponse(_lignes(fiches), content_type="text/csv; charset=utf-8")
    reponse["Content-Disposition"] = content_disposition_header(True, nom_de_fichier(".csv")) or "attachment"
    return sans_copie(reponse)


def xlsx_de(fiches):
    return reponse_xlsx(nom_de_fichier(), [(_("Ressources"), entetes(), _rangees(fiches))])


class _Tampon:
    """What the csv module writes to, and gives it back at once."""

    def write(self, ligne):
        return ligne


def _lignes(fiches):
    ecrire = csv.writer(_Tampon(), delimiter=";", lineterminator="\r\n").writerow
    yield BOM_UTF8
    yield ecrire(entetes())
    for rangee in _rangees(fiches):
        yield ecrire([_cellule(valeur) for valeur in rangee])


def _rangees(fiches):
    for fiche in fiches:
        yield [colonne.ecrire(fiche) for colonne in COLONNES]


def _cellule(valeur):
    if valeur is None:
        return ""
    if hasattr(valeur, "hour"):
        valeur = timezone.localtime(valeur).strftime("%Y-%m-%d %H:%M")
    return valeur if isinstance(valeur, int) else desamorcer(valeur)
