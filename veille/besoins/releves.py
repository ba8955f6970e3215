"""Months that are over, kept as they were: what makes an evolution."""

from datetime import timedelta

from django.utils import timezone

from socle.besoins import sortes
from socle.envois.tournees import tournee

from ..models import ReleveDeBesoins


def ce_mois():
    return timezone.localdate().replace(day=1)


def mois_suivant(mois):
    return (mois + timedelta(days=31)).replace(day=1)


def mois_precedent(mois):
    return (mois - timedelta(days=1)).replace(day=1)


def figer(mois):
    """The register at the end of this month; the one that is there stays as it is."""
    deja = ReleveDeBesoins.objects.filter(mois=mois).first()
    if deja is not None:
        return deja
    contenu = contenu_de({sorte.cle: sorte.etat(mois_suivant(mois)) for sorte in sortes()})
    return ReleveDeBesoins.objects.get_or_create(mois=mois, defaults={"contenu": contenu})[0]


def contenu_de(etats):
    return {
        "totaux": {cle: etat.total for cle, etat in etats.items()},
        "besoins": {besoin.cle: besoin.nombre for etat in etats.values() for besoin in etat.besoins},
    }


@tournee(secondes=6 * 3600)
def figer_le_mois_passe():
    figer(mois_precedent(ce_mois()))
