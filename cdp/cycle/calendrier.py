"""The monthly rule of a group: « le deuxième mardi, à 12 h 30 », from September to June."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from . import conges

#: The ten months of a cycle, in order.
MOIS_DU_CYCLE = (9, 10, 11, 12, 1, 2, 3, 4, 5, 6)


def debut_du_mois(groupe, annee, mois):
    """When the group meets in this month by its rule, in Brussels time."""
    premier = date(annee, mois, 1)
    decalage = (int(groupe.jour) - premier.weekday()) % 7
    jour = premier + timedelta(days=decalage + 7 * (groupe.rang_semaine - 1))
    return timezone.make_aware(datetime.combine(jour, groupe.heure))


def debut_du_rang(groupe, annee, rang):
    """The session number `rang` (1 in September, 10 in June) of the cycle that begins in `annee`."""
    mois = MOIS_DU_CYCLE[rang - 1]
    return debut_du_mois(groupe, annee if mois >= 9 else annee + 1, mois)


def prochain_debut(groupe, apres):
    """The first date of the rule after this moment, outside July and August."""
    jour = timezone.localdate(apres)
    for decalage in range(13):
        annee, mois = divmod(jour.year * 12 + jour.month - 1 + decalage, 12)
        if mois + 1 in MOIS_DU_CYCLE:
            debut = debut_du_mois(groupe, annee, mois + 1)
            if debut > apres:
                return debut
    raise AssertionError("a year has at least one session")


@dataclass(frozen=True)
class DateProposee:
    """One session of a cycle to come, and in words why it is not on the day of the rule."""

    rang: int
    debut: datetime
    regle: datetime
    evite: str = ""
    flamand: str = ""

    @property
    def semaines(self):
        """How many weeks after the rule; negative before."""
        return (timezone.localdate(self.debut) - timezone.localdate(self.regle)).days // 7


#: The week after first: people know by then that the date moved.
_ECARTS = (1, -1, 2, -2)


def dates_du_cycle(groupe, annee):
    """The ten dates of the rule from September of `annee`, out of the holidays that are known."""
    return [_hors_des_conges(groupe, annee, rang) for rang in range(1, len(MOIS_DU_CYCLE) + 1)]


def _hors_des_conges(groupe, annee, rang):
    regle = debut_du_rang(groupe, annee, rang)
    jour = timezone.localdate(regle)
    evite = conges.empechement(jour)
    if evite is not None:
        voisins = [jour + timedelta(weeks=ecart) for ecart in _ECARTS]
        jour = next((voisin for voisin in voisins if conges.empechement(voisin) is None), jour)
    debut = timezone.make_aware(datetime.combine(jour, groupe.heure))
    flamand = conges.vacances_flamandes(jour)
    return DateProposee(rang, debut, regle, str(evite or ""), str(flamand or ""))
