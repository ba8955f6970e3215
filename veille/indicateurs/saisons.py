"""A season: the cycles that begin between one July and the next, and the year of work from September to August."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from ..besoins.releves import ce_mois

DEBUT_DU_CYCLE, DEBUT_DE_SAISON = 7, 9


@dataclass(frozen=True, order=True)
class Saison:
    annee: int

    @classmethod
    def du(cls, jour):
        return cls(jour.year if jour.month >= DEBUT_DU_CYCLE else jour.year - 1)

    def __str__(self):
        return f"{self.annee}-{self.annee + 1}"

    @property
    def avant(self):
        return Saison(self.annee - 1)

    @property
    def debut(self):
        return date(self.annee, DEBUT_DE_SAISON, 1)

    @property
    def fin(self):
        """The first day that is not in it any more: figures are closed at the end of the last month."""
        return min(date(self.annee + 1, DEBUT_DE_SAISON, 1), max(ce_mois(), self.debut))

    @property
    def bornes(self):
        return minuit(self.debut), minuit(self.fin)

    @property
    def cycles(self):
        """When its cycles begin."""
        return date(self.annee, DEBUT_DU_CYCLE, 1), date(self.annee + 1, DEBUT_DU_CYCLE, 1)

    @property
    def mois(self):
        """The first day of each of its months that is over."""
        tous = [
            date(self.annee + (rang // 12), rang % 12 + 1, 1)
            for rang in range(DEBUT_DE_SAISON - 1, DEBUT_DE_SAISON + 11)
        ]
        return [mois for mois in tous if mois < self.fin]


def minuit(jour):
    """The first instant of a day in Brussels."""
    return timezone.make_aware(datetime.combine(jour, time.min))
