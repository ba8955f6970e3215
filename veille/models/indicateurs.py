from django.db import models
from django.utils.translation import gettext_lazy as _


class PresencesSansNom(models.Model):
    """What stays of the presences of people who erased their account: how many at this session, and nothing else."""

    seance = models.OneToOneField(
        "cdp.Seance", on_delete=models.CASCADE, related_name="presences_sans_nom", verbose_name=_("séance")
    )
    presentes = models.PositiveSmallIntegerField(_("présentes"), default=0)
    notees = models.PositiveSmallIntegerField(_("notées"), default=0)

    class Meta:
        verbose_name = _("présences sans nom")
        verbose_name_plural = _("présences sans nom")

    def __str__(self):
        return str(self.seance)
