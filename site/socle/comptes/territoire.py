"""The territory as the map and its list show it."""

from typing import NamedTuple

from django.db.models import Prefetch

from .carte import Forme, forme
from .enums import GenreDeGroupe
from .models import Bassin, Commune, Groupe


class Lieu(NamedTuple):
    numero: int
    """Its rank in the alphabet of the reader's language: what the map writes in it."""
    commune: Commune
    forme: Forme | None


class Contree(NamedTuple):
    bassin: Bassin
    groupes: list[Groupe]
    communes: list[Lieu]


def contrees():
    """Every basin with its CdP in activity and its numbered municipalities, in three queries."""
    cdp = Groupe.objects.filter(genre=GenreDeGroupe.CDP, archive=False)
    bassins = list(Bassin.objects.prefetch_related("communes", Prefetch("groupes", queryset=cdp)))
    toutes = sorted((commune for bassin in bassins for commune in bassin.communes.all()), key=str)
    lieux = [Lieu(numero, commune, forme(commune.nis)) for numero, commune in enumerate(toutes, 1)]
    return [
        Contree(
            bassin,
            list(bassin.groupes.all()),
            [lieu for lieu in lieux if lieu.commune.bassin_id == bassin.pk],
        )
        for bassin in bassins
    ]
