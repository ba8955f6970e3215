"""What the page of a dispositif shows of its dates, to one reader."""

from .. import permissions
from ..models import Inscription
from . import places


def rencontres_de(dispositif, user):
    """Its dates, counted; on each, her booking and what she can do. Reads the prefetched dates."""
    dates = list(dispositif.dates.all())
    for date in dates:
        date.dispositif = dispositif
    a_venir = places.compter([date for date in dates if not date.est_passee])
    miennes = _les_siennes(user, a_venir)
    for date in a_venir:
        date.mienne = miennes.get(date.pk)
        date.peut = permissions.peut_s_inscrire(user, date)
        date.peut_sans_compte = (
            not user.is_authenticated and date.s_inscrit_encore and dispositif.ouvert_a_tous
        )
    return {
        "a_venir": a_venir,
        "passees": [date for date in dates if date.est_passee],
        "gere": permissions.peut_gerer(user, dispositif),
    }


def _les_siennes(user, dates):
    if not (user.is_authenticated and dates):
        return {}
    siennes = Inscription.objects.vives().filter(personne=user, date__in=[date.pk for date in dates])
    return {sienne.date_id: sienne for sienne in siennes}
