"""The register as its page, its CSV and anybody may know it: figures closed at the end of last month."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from socle.besoins import Etat, Sorte, sortes

from ..indicateurs.dessin import Serie, serie
from ..models import ReleveDeBesoins
from .releves import ce_mois, mois_precedent

#: How many months an evolution shows.
MOIS = 12
HAUSSE, STABLE, BAISSE = _("en hausse"), _("stable"), _("en baisse")


@dataclass(frozen=True)
class Rubrique:
    sorte: Sorte
    etat: Etat
    tendance: object
    #: [(need, its trend or "")]
    besoins: list
    evolution: Serie | None

    @property
    def precise(self):
        return any(besoin.depuis or besoin.details.get("semaines") for besoin, _tendance in self.besoins)

    @property
    def compare(self):
        return any(tendance for _besoin, tendance in self.besoins)


def registre():
    """(the day before which it was closed, its kinds)."""
    au = ce_mois()
    releves = list(ReleveDeBesoins.objects.filter(mois__lt=mois_precedent(au)).order_by("-mois")[: MOIS - 1])
    avant = next((r.contenu for r in releves if r.mois == mois_precedent(mois_precedent(au))), None)
    return au, [_rubrique(sorte, au, releves[::-1], avant) for sorte in sortes()]


def _rubrique(sorte, au, releves, avant):
    etat = sorte.etat(au)
    totaux = avant["totaux"] if avant else {}
    nombres = avant["besoins"] if avant else {}
    points = [(releve.mois, releve.contenu["totaux"].get(sorte.cle)) for releve in releves]
    return Rubrique(
        sorte=sorte,
        etat=etat,
        tendance=tendance(totaux.get(sorte.cle), etat.total),
        besoins=[(besoin, tendance(nombres.get(besoin.cle), besoin.nombre)) for besoin in etat.besoins],
        evolution=serie(sorte.titre, [*points, (mois_precedent(au), etat.total)]) if points else None,
    )


def tendance(avant, apres):
    """In words; nothing when one of the two may not be shown."""
    if avant is None or apres is None:
        return ""
    return STABLE if apres == avant else HAUSSE if apres > avant else BAISSE
