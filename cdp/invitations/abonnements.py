"""Private addresses that a calendar reads; each is revoked at once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from socle.modeles import tenir

from .. import permissions
from ..models import AbonnementCalendrier, Seance

#: What is over stays this long in a calendar.
JOURS_GARDES = 365


@transaction.atomic
def creer(personne, groupe):
    """Her calendar of all her groups (`groupe` None) or of one; a new one takes the place of the old."""
    tenir(personne)
    for ancien in _siens(personne).filter(groupe=groupe):
        revoquer(ancien)
    return AbonnementCalendrier.objects.create(personne=personne, groupe=groupe)


def revoquer(abonnement):
    abonnement.revoque_le = timezone.now()
    abonnement.save(update_fields=["revoque_le"])


def actifs(personne):
    return _siens(personne).select_related("groupe")


def _siens(personne):
    return AbonnementCalendrier.objects.filter(personne=personne, revoque_le__isnull=True)


def du_jeton(jeton):
    """A calendar that may still be read, or None: revoked, account closed, group left."""
    abonnement = (
        AbonnementCalendrier.objects.filter(jeton=jeton, revoque_le__isnull=True)
        .select_related("personne", "groupe")
        .first()
    )
    if abonnement is None or not abonnement.personne.is_active:
        return None
    if abonnement.groupe and not permissions.est_membre(abonnement.personne, abonnement.groupe):
        return None
    return abonnement


def seances_de(abonnement):
    """What she may see today, in the groups of which she is today."""
    personne = abonnement.personne
    groupes = [abonnement.groupe_id] if abonnement.groupe_id else personne.groupes_ids
    depuis = timezone.now() - timedelta(days=JOURS_GARDES)
    return (
        Seance.objects.visibles_pour(personne)
        .filter(groupe__in=groupes, debut__gte=depuis)
        .select_related("groupe", "invitation")
        .prefetch_related("points")
        .order_by("debut", "pk")
    )
