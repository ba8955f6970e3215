"""Freshness, in one place: when a record is due, which ones are, and the share that people checked lately.

Only a check by a human moves a due date (`actions.verifier`), or another rhythm: never an edit nor an import.
"""

from calendar import monthrange
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from socle.cercles.enums import Cercle, Etat
from socle.modeles import DUREE_DE_FRAICHEUR


def echeance(verifie_le, rythme):
    """The day until which a check holds, `rythme` months later; None when there was none."""
    if verifie_le is None:
        return None
    annee, mois = divmod(verifie_le.month - 1 + rythme, 12)
    annee, mois = verifie_le.year + annee, mois + 1
    return verifie_le.replace(year=annee, month=mois, day=min(verifie_le.day, monthrange(annee, mois)[1]))


def q_a_verifier(au=None):
    """Never checked, or longer ago than its rhythm; what others do not read yet is nobody's to check."""
    jamais_ou_passee = Q(a_verifier_le__isnull=True) | Q(a_verifier_le__lt=au or timezone.localdate())
    return jamais_ou_passee & Q(etat=Etat.EN_LIGNE) & ~Q(cercle=Cercle.PRIVE)


@dataclass(frozen=True)
class Part:
    """How many of `total` records somebody checked within six months."""

    verifiees: int
    total: int

    @property
    def pour_cent(self):
        """Rounded down: the figure never says more than what was done."""
        return self.verifiees * 100 // self.total if self.total else 0


def part_verifiee(visibles):
    """Over what its reader sees: give `visibles_pour(AnonymousUser())` for the figure that anybody reads. One query."""
    depuis = timezone.localdate() - DUREE_DE_FRAICHEUR
    comptes = visibles.order_by().aggregate(
        total=Count("pk"), verifiees=Count("pk", filter=Q(verifie_le__gte=depuis))
    )
    return Part(comptes["verifiees"], comptes["total"])
