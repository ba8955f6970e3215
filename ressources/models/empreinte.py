from django.db import models
from django.utils.translation import gettext_lazy as _


class Empreinte(models.Model):
    """A number that changes with anything of the directory: triggers draw it again in the transaction that writes.

    One row per writer on PostgreSQL, so that none waits for another (ressources/repertoire/declencheurs.py).
    """

    id = models.PositiveSmallIntegerField(primary_key=True)
    valeur = models.BigIntegerField(_("valeur"))

    class Meta:
        verbose_name = _("empreinte du répertoire")
        verbose_name_plural = _("empreintes du répertoire")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.pk} · {self.valeur:x}"
