"""The personal list: each write is one transaction."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from . import permissions
from .models import Gardee


@transaction.atomic
def garder(personne, ressource):
    if not permissions.peut_garder(personne, ressource):
        raise PermissionDenied
    return Gardee.objects.get_or_create(personne=personne, ressource=ressource)[0]


def laisser(personne, reference):
    """By its reference only: what she does not see any more can still leave her list."""
    Gardee.objects.filter(personne=personne, ressource__reference=reference).delete()
