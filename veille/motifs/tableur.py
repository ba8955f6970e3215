"""The same figures as a file: what is not shown on the page is not in it."""

import csv
from io import StringIO

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from socle.papiers import sans_copie
from socle.tableurs import desamorcer

#: What stands for a number that is not shown; the first lines say what it means.
CACHE = "·"


def reponse_csv(nom, figure):
    sortie = StringIO()
    ecrire = csv.writer(sortie, delimiter=";").writerow
    for rangee in _rangees(figure):
        ecrire([desamorcer(case) if isinstance(case, str) else case for case in rangee])
    # A byte order mark: without it a spreadsheet takes the accents for something else.
    reponse = HttpResponse("\ufeff" + sortie.getvalue(), content_type="text/csv; charset=utf-8")
    reponse["Content-Disposition"] = content_disposition_header(True, f"{nom}.csv") or "attachment"
    return sans_copie(reponse)


def _rangees(figure):
    yield [figure["titre"]]
    yield [figure["base"]]
    yield [_("« · » : moins de cinq, ou caché pour que rien ne se déduise.")]
    yield []
    yield ["", *(colonne["titre"] for colonne in figure["colonnes"]), _("Ensemble")]
    for ligne in figure["lignes"]:
        nombres = [*(case["valeur"] for case in ligne["cases"]), ligne["total"]]
        yield [ligne["titre"], *(CACHE if nombre is None else nombre for nombre in nombres)]
