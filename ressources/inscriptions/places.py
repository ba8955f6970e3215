"""Who takes a place, who waits: what is counted, for one date (its row held) or for many at once."""

from datetime import timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from ..enums import EtatDInscription
from ..models import Inscription

#: How long a place is kept for somebody to whom it is offered; less when the day is near.
DELAI, DELAI_COURT, BIENTOT = timedelta(hours=24), timedelta(hours=2), timedelta(hours=48)


def occupees(date):
    return Inscription.objects.filter(date=date).occupant().count()


def libres(date):
    """Places left; None when nobody counts them."""
    return None if date.capacite is None else max(date.capacite - occupees(date), 0)


def rang_suivant(date):
    return (Inscription.objects.filter(date=date).aggregate(dernier=Max("rang"))["dernier"] or 0) + 1


def compter(dates):
    """Give each date, in one query, `occupees`, `en_attente`, `places_libres` and `est_pleine`."""
    venues = Q(etat=EtatDInscription.INSCRITE) & (Q(presente=None) | Q(presente=True))
    comptes = {
        rangee["date"]: rangee
        for rangee in Inscription.objects.filter(date__in=[date.pk for date in dates])
        .order_by()
        .values("date")
        .annotate(
            prises=Count("pk", filter=venues | Q(etat=EtatDInscription.OFFERTE)),
            attendent=Count("pk", filter=Q(etat=EtatDInscription.ATTENTE)),
        )
    }
    for date in dates:
        compte = comptes.get(date.pk, {"prises": 0, "attendent": 0})
        date.occupees, date.en_attente = compte["prises"], compte["attendent"]
        date.places_libres = None if date.capacite is None else max(date.capacite - date.occupees, 0)
        date.est_pleine = date.places_libres == 0 or bool(date.en_attente)
    return dates


def limite_de_l_offre(date):
    """Until when a place offered now is kept, or None when it is too late to offer it by e-mail."""
    maintenant = timezone.now()
    delai = DELAI_COURT if date.debut - maintenant <= BIENTOT else DELAI
    limite = maintenant + delai
    return limite if limite < date.debut else None
