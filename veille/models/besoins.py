from django.db import models
from django.utils.translation import gettext_lazy as _


class ReleveDeBesoins(models.Model):
    """The register of needs as it stood at the end of a month. Never edited.

    Figures and keys only, already under the threshold: no word of anything, so that what is taken back from the
    public leaves the register whole, past months included.
    """

    mois = models.DateField(_("mois"), unique=True, help_text=_("Son premier jour."))
    #: {"totaux": {kind: number or None}, "besoins": {key of a need: number or None}}
    contenu = models.JSONField(_("contenu"))
    fige_le = models.DateTimeField(_("figé le"), auto_now_add=True)

    class Meta:
        verbose_name = _("relevé de besoins")
        verbose_name_plural = _("relevés de besoins")
        ordering = ["-mois"]

    def __str__(self):
        return f"{self.mois:%m/%Y}"
