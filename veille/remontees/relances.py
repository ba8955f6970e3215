"""Whoever follows a remontée is reminded when nothing came back for three months; once each three months."""

from datetime import timedelta

from django.utils import timezone

from socle.cercles.enums import Cercle, Etat
from socle.envois import poster
from socle.envois.tournees import tournee

from ..enums import Avancement
from ..models import Remontee

SILENCE = "remontee_silence"
DELAI = timedelta(days=92)


def est_sans_nouvelle(remontee):
    return (
        remontee.avancement in Avancement.qui_attendent()
        and remontee.bouge_le is not None
        and timezone.localdate() - remontee.bouge_le >= DELAI
    )


@tournee(secondes=24 * 3600)
def relancer():
    jour = timezone.localdate()
    silencieuses = Remontee.objects.filter(
        avancement__in=Avancement.qui_attendent(),
        bouge_le__lte=jour - DELAI,
        etat=Etat.EN_LIGNE,
        suivie_par__is_active=True,
    ).exclude(cercle=Cercle.PRIVE)
    for remontee in silencieuses.select_related("suivie_par"):
        fois = (jour - (remontee.bouge_le or jour)) // DELAI
        cle = f"{SILENCE}:{remontee.pk}:{remontee.bouge_le}:{fois}"
        poster(cle, SILENCE, remontee.suivie_par, remontee.reference)
