"""Somebody erases her account: what of her coding and of her texts goes with her (produit.md §4.6)."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from socle.comptes.models import Personne

from ..models import Passage, RevisionDeTexte


@receiver(pre_delete, sender=Personne)
def oublier_ses_anciens_textes(sender, instance, **kwargs):
    """She alone read them: what she had taken out of a text before she shared it is nobody's."""
    RevisionDeTexte.objects.filter(observation__auteur=instance).delete()


@receiver(pre_delete, sender=Personne)
def oter_ses_seconds_codages(sender, instance, **kwargs):
    """On the texts of others: unsigned, they would pass for the first coding."""
    Passage.objects.filter(codeur=instance).exclude(observation__auteur=instance).delete()
