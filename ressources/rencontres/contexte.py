"""What the page of a dispositif shows of its houses and of what people thought; one query at most."""

from ..enums import GenreDeDispositif
from ..models import LieuDImmersion, MaisonOuverte
from . import permissions


def autour(user, dispositif, gere):
    """`gere`: whether she manages it, which the page knows already."""
    contexte = {"genre": dispositif.genre, "lit_les_avis": gere or permissions.lit_les_avis_du_reseau(user)}
    if dispositif.genre == GenreDeDispositif.IMMERSION:
        lieux = LieuDImmersion.objects.visibles_pour(user).filter(dispositif=dispositif)
        contexte["lieux"] = list(lieux.select_related("commune"))
        contexte["peut_offrir"] = gere or permissions.peut_offrir_une_maison(user, dispositif)
    if dispositif.genre == GenreDeDispositif.PORTES_OUVERTES:
        maisons = MaisonOuverte.objects.visibles_pour(user).filter(dispositif=dispositif)
        contexte["maisons"] = list(maisons.select_related("commune"))
        contexte["peut_offrir"] = gere or permissions.peut_ouvrir_une_maison(user, dispositif)
    return contexte
