"""What those who were there think of it: asked once, told to nobody by name, and only from five answers on."""

import csv
from datetime import timedelta
from io import StringIO

from django.db import transaction
from django.db.models import Avg, Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socle.envois import poster
from socle.modeles import tenir

from ..models import DateDeDispositif, Evaluation, Inscription, Questionnaire

SORTE = "evaluation"
#: produit.md §4.4.
SEUIL = 5
#: Answers are read once no other can come: two readings, before and after one answer, would tell it.
CLOTURE = timedelta(days=14)
#: Name of the field, and what is asked.
ECHELLES = [
    ("connaitre", gettext_lazy("Je connais mieux ce que font les autres.")),
    ("servir", gettext_lazy("Cela me servira dans mon travail.")),
    ("accueil", gettext_lazy("J’ai pu dire et demander ce que je voulais.")),
]


def est_ouvert(date):
    return date.fin <= timezone.now() < date.fin + CLOTURE


def demander_les_avis():
    """To each person noted present, once. How many were asked."""
    maintenant = timezone.now()
    presentes = Inscription.objects.filter(
        presente=True,
        questionnaire=None,
        date__fin__lte=maintenant,
        date__fin__gt=maintenant - CLOTURE,
    ).select_related("personne")
    for inscription in presentes:
        _demander(inscription)
    return len(presentes)


@transaction.atomic
def _demander(inscription):
    Questionnaire.objects.get_or_create(inscription=inscription)
    poster(f"evaluation:{inscription.reference}", SORTE, inscription.personne, inscription.reference)


@transaction.atomic
def repondre(questionnaire, evaluation):
    """False when it was answered already, or too late: a link serves once."""
    tenir(questionnaire)
    questionnaire.refresh_from_db()
    date = questionnaire.inscription.date
    if questionnaire.rempli or not est_ouvert(date):
        return False
    evaluation.date = date
    evaluation.save()
    questionnaire.rempli = True
    questionnaire.save(update_fields=["rempli"])
    return True


def resultats(dispositif):
    """The dates that are closed and have five answers, each with its means and its words, shuffled by their ids.

    A total is only of those: one could otherwise take them away from it, and read the others.
    """
    dates = list(_dates_lisibles(dispositif))
    par_date: dict = {date.pk: [] for date in dates}
    for avis in Evaluation.objects.filter(date__in=par_date).order_by("pk"):
        par_date[avis.date_id].append(avis)
    return [
        {
            "date": date,
            "nombre": date.nombre,
            "moyennes": [(libelle, getattr(date, f"moyenne_{nom}")) for nom, libelle in ECHELLES],
            "retenus": [avis for avis in par_date[date.pk] if avis.retenu],
            "a_changer": [avis for avis in par_date[date.pk] if avis.changer],
        }
        for date in dates
    ]


def _dates_lisibles(dispositif):
    moyennes = {f"moyenne_{nom}": Avg(f"evaluations__{nom}") for nom, _libelle in ECHELLES}
    return (
        DateDeDispositif.objects.filter(dispositif=dispositif, fin__lte=timezone.now() - CLOTURE)
        .annotate(nombre=Count("evaluations"), **moyennes)
        .filter(nombre__gte=SEUIL)
        .order_by("-debut", "hote", "pk")
    )


def ensemble(resultats_par_date):
    """The means of all those answers together, or None without any."""
    nombre = sum(ligne["nombre"] for ligne in resultats_par_date)
    if not nombre:
        return None
    moyennes = []
    for rang, (_nom, libelle) in enumerate(ECHELLES):
        somme = sum(ligne["moyennes"][rang][1] * ligne["nombre"] for ligne in resultats_par_date)
        moyennes.append((libelle, somme / nombre))
    return {"nombre": nombre, "moyennes": moyennes}


def tableur(resultats_par_date):
    """Dates and numbers only: nothing that somebody typed."""
    sortie = StringIO()
    ecrire = csv.writer(sortie, delimiter=";").writerow
    ecrire([_("Date"), _("Réponses"), *(str(libelle) for _nom, libelle in ECHELLES)])
    for ligne in resultats_par_date:
        jour = timezone.localtime(ligne["date"].debut)
        ecrire([f"{jour:%Y-%m-%d %H:%M}", ligne["nombre"], *(f"{m:.1f}" for _l, m in ligne["moyennes"])])
    # A byte order mark: without it a spreadsheet takes the accents for something else.
    return "\ufeff" + sortie.getvalue()
