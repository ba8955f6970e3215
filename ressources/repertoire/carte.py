"""The search of the directory, as a map: for each commune, how many serve it, and the address that shows them."""

from typing import NamedTuple

from socle.comptes.carte import Forme, forme

from .demande import REGION

_TEINTES = 4


class Lieu(NamedTuple):
    nom: str
    nombre: int
    teinte: int
    """0 for nothing, then the darker the more, in four steps of the largest."""
    url: str
    choisie: bool
    forme: Forme | None


def lieux(recherche):
    """The communes, and the whole Region; the address of one that is chosen leaves it."""
    choisies = recherche.choix["commune"]
    comptes = recherche.communes()
    maximum = max((nombre for _commune, nombre in comptes), default=0)
    communes = [
        Lieu(
            str(commune),
            nombre,
            -(-nombre * _TEINTES // maximum) if nombre else 0,
            recherche.adresse(commune="" if commune.nis in choisies else commune.nis),
            commune.nis in choisies,
            forme(commune.nis),
        )
        for commune, nombre in comptes
    ]
    entiere = REGION in choisies
    url = recherche.adresse(commune="" if entiere else REGION)
    return {
        "communes": communes,
        "region": {"nombre": recherche.nombre_region, "url": url, "choisie": entiere},
    }
