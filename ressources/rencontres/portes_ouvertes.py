"""The slots of a house: each is a date of the week, with its places."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from socle.modeles import tenir

from ..models import Creneau, DateDeDispositif
from ..models.portes_ouvertes import CRENEAUX_PAR_JOUR


@transaction.atomic
def ajouter_une_plage(maison, debut, fin, places):
    """The first free rank of its day; four at most."""
    tenir(maison)
    jour = timezone.localdate(debut)
    pris = set(Creneau.objects.filter(maison=maison, jour=jour).values_list("rang", flat=True))
    rang = next((rang for rang in range(1, CRENEAUX_PAR_JOUR + 1) if rang not in pris), None)
    if rang is None:
        raise ValidationError(_("Quatre plages par jour au plus, dans chaque maison."))
    date = DateDeDispositif(
        dispositif=maison.dispositif,
        debut=debut,
        fin=fin,
        places=places,
        hote=maison.nom,
        lieu=maison.adresse,
        commune=maison.commune,
    )
    date.full_clean(exclude=["dispositif"])
    _sans_chevauchement(maison, debut, fin)
    date.save()
    return Creneau.objects.create(date=date, maison=maison, jour=jour, rang=rang)


def _sans_chevauchement(maison, debut, fin):
    if Creneau.objects.filter(maison=maison, date__debut__lt=fin, date__fin__gt=debut).exists():
        raise ValidationError(_("Cette plage en recouvre une autre. Changez l’heure."))


@transaction.atomic
def oter_une_plage(creneau):
    """Whether it went: one that people booked is cancelled, which tells them, not erased."""
    tenir(creneau.date)
    if creneau.date.inscriptions.vives().exists():
        return False
    creneau.date.delete()
    return True


@transaction.atomic
def accorder_les_plages(maison):
    """The house moved or changed its name: so did its slots to come."""
    DateDeDispositif.objects.filter(creneau__maison=maison, debut__gt=timezone.now()).update(
        hote=maison.nom, lieu=maison.adresse, commune=maison.commune
    )


def programme(dispositif, maisons):
    """[(day, [(house, [slots])])] and, for the table, each house with its slots of each day."""
    creneaux = (
        Creneau.objects.filter(maison__in=[maison.pk for maison in maisons], date__annulee_le=None)
        .select_related("date__commune", "date__dispositif__commune")
        .order_by("date__debut")
    )
    par_case: dict = {}
    for creneau in creneaux:
        # Already read: no query for each.
        creneau.date.dispositif = dispositif
        par_case.setdefault((creneau.maison_id, creneau.jour), []).append(creneau)
    jours = sorted({jour for _maison, jour in par_case})
    return {
        "jours": jours,
        "lignes": [
            {"maison": maison, "cases": [par_case.get((maison.pk, jour), []) for jour in jours]}
            for maison in maisons
        ],
        "par_jour": [
            {
                "jour": jour,
                "maisons": [
                    {"maison": maison, "creneaux": par_case[maison.pk, jour]}
                    for maison in maisons
                    if (maison.pk, jour) in par_case
                ],
            }
            for jour in jours
        ],
    }
