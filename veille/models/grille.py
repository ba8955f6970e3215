"""What was done to the code book, by whom, and the splits that are under way."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Geste


class GesteDeGrille(models.Model):
    """One gesture on the code book. `avant` and `apres` hold what undoing it needs, never a text that was coded."""

    geste = models.CharField(_("geste"), max_length=15, choices=Geste)
    code = models.ForeignKey("veille.Code", on_delete=models.CASCADE, null=True, related_name="gestes")
    avant = models.JSONField(default=dict)
    apres = models.JSONField(default=dict)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    le = models.DateTimeField(_("le"), auto_now_add=True)
    annule_le = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("geste sur la grille")
        verbose_name_plural = _("gestes sur la grille")
        ordering = ["-le", "-pk"]

    def __str__(self):
        return f"{self.get_geste_display()} · {self.code}"


class Scission(models.Model):
    """A code is being split: one goes through its passages and says, for each, under which code it goes on."""

    code = models.ForeignKey("veille.Code", on_delete=models.CASCADE, related_name="scissions")
    cibles = models.ManyToManyField("veille.Code", related_name="+")
    #: Looked at, and left under the code that is being split.
    gardes = models.ManyToManyField("veille.Codage", related_name="+")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    cree_le = models.DateTimeField(auto_now_add=True)
    finie_le = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("scission")
        verbose_name_plural = _("scissions")
        ordering = ["-cree_le", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(finie_le__isnull=True), name="scission_une_a_la_fois"
            )
        ]

    def __str__(self):
        return str(self.code)
