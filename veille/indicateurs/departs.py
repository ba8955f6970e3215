"""Somebody erases her account: her presences lose her name, and still count (produit.md §4.6)."""

from django.db.models import F
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from cdp.models import Presence
from socle.comptes.models import Personne

from ..models import PresencesSansNom


@receiver(pre_delete, sender=Personne)
def garder_ses_presences(sender, instance, **kwargs):
    notees = Presence.objects.filter(personne=instance, presente__isnull=False)
    for seance, presente in notees.values_list("seance", "presente"):
        gardees, _neuve = PresencesSansNom.objects.get_or_create(seance_id=seance)
        PresencesSansNom.objects.filter(pk=gardees.pk).update(
            presentes=F("presentes") + (1 if presente else 0), notees=F("notees") + 1
        )
