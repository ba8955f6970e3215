from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets_syntheses import VersionDeSyntheseQuerySet


class VersionDeSynthese(models.Model):
    """A synthesis as it was published once: its words, and the keys of what it cites, never what those say.

    What it cites is read anew for each reader, so that an old version shows nothing withdrawn since.
    """

    synthese = models.ForeignKey(
        "veille.SynthesePage", on_delete=models.CASCADE, related_name="versions", verbose_name=_("analyse")
    )
    numero = models.PositiveIntegerField(_("numéro"))
    #: Its address in the tree at the time: whoever kept it still arrives.
    slug = models.CharField(max_length=255, editable=False)
    contenu = models.JSONField(_("contenu"), editable=False)
    changements = models.TextField(_("ce qui change"), blank=True)
    publiee_le = models.DateTimeField(_("publiée le"), default=timezone.now)
    #: Since when everybody may read it; empty when it never was public, or was taken back.
    publique_le = models.DateTimeField(_("publique depuis"), null=True, blank=True)
    retiree_le = models.DateTimeField(_("retirée le"), null=True, blank=True)
    retiree_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = VersionDeSyntheseQuerySet.as_manager()

    class Meta:
        verbose_name = _("version d’une analyse")
        verbose_name_plural = _("versions des analyses")
        ordering = ["-numero", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["synthese", "numero"], name="version_de_synthese_numerotee")
        ]

    def __str__(self):
        return f"{self.contenu['title']} · {self.numero}"

    def get_absolute_url(self):
        return reverse("synthese_version", args=[self.synthese.reference, self.numero])
