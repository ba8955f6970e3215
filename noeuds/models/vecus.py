from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .protection import Protegee


def ce_mois():
    """No finer date: who tapped on which evening is nobody's business (§4.5)."""
    return timezone.localdate().replace(day=1)


def _unique(nom, message):
    return models.UniqueConstraint(fields=["noeud", "personne"], name=nom, violation_error_message=message)


class Vecu(models.Model):
    """« J’ai vécu ça aussi »: one tap, told back to its author alone, and to all from five on (§4.4)."""

    noeud = models.ForeignKey(
        "noeuds.Noeud", on_delete=models.CASCADE, related_name="vecus", verbose_name=_("nœud")
    )
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("personne"),
    )
    mois = models.DateField(_("mois"), default=ce_mois, editable=False)

    class Meta:
        verbose_name = _("vécu")
        verbose_name_plural = _("vécus")
        constraints = [_unique("vecu_unique", _("Vous avez déjà dit que vous l’avez vécu."))]

    def __str__(self):
        return f"{self.mois:%m/%Y}"


class Connaissance(Protegee):
    """« Je connais ce nœud »: a name that nobody reads but the moderators of her own group (§4.3)."""

    noeud = models.ForeignKey(
        "noeuds.Noeud", on_delete=models.CASCADE, related_name="connaissances", verbose_name=_("nœud")
    )
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="connaissances",
        verbose_name=_("personne"),
    )
    mot = models.CharField(_("ce que vous pouvez apporter"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("connaissance d’un nœud")
        verbose_name_plural = _("connaissances de nœuds")
        constraints = [_unique("connaissance_unique", _("Vous avez déjà dit que vous connaissez ce nœud."))]

    def __str__(self):
        return self.mot or str(self._meta.verbose_name)
