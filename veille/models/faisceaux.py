from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.modeles import AvecLangue, Horodate

from ..querysets import FaisceauQuerySet
from .passages import Passage


class Faisceau(AvecLangue, Horodate, models.Model):
    """What a sentence rests on: passages and situations under a name. Hers alone; others read a count (preuves.py)."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    # What is published keeps its count when the account leaves (§4.6).
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="faisceaux",
        verbose_name=_("auteur·e"),
    )
    titre = models.CharField(_("titre"), max_length=160)
    mot = models.TextField(_("ce que ces preuves montrent"), blank=True)
    passages = models.ManyToManyField(
        Passage, blank=True, related_name="faisceaux", verbose_name=_("passages")
    )
    vignettes = models.ManyToManyField(
        "noeuds.Vignette", blank=True, related_name="faisceaux", verbose_name=_("situations")
    )

    objects: ClassVar = FaisceauQuerySet.as_manager()

    class Meta:
        verbose_name = _("faisceau de preuves")
        verbose_name_plural = _("faisceaux de preuves")
        ordering = ["-modifie_le", "-pk"]

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return reverse("faisceau", args=[self.reference])
