from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Fusion(models.Model):
    """One nœud tied into another: who, when, and all that moved, so that coordination can undo it."""

    fondu = models.ForeignKey(
        "noeuds.Noeud", on_delete=models.CASCADE, related_name="fusions", verbose_name=_("nœud fondu")
    )
    garde = models.ForeignKey(
        "noeuds.Noeud", on_delete=models.CASCADE, related_name="fusions_recues", verbose_name=_("nœud gardé")
    )
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateTimeField(_("le"), auto_now_add=True)
    #: What went from one to the other: {name of the relation: [keys]}.
    deplaces = models.JSONField(_("ce qui a changé de nœud"), default=dict)
    defaite_le = models.DateTimeField(_("défaite le"), null=True)
    defaite_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("défaite par"),
    )

    class Meta:
        verbose_name = _("fusion de nœuds")
        verbose_name_plural = _("fusions de nœuds")
        ordering = ["le", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fondu"],
                condition=models.Q(defaite_le__isnull=True),
                name="fusion_une_a_la_fois",
                violation_error_message=_("Ce nœud est déjà fondu dans un autre."),
            )
        ]

    def __str__(self):
        return gettext("Fusion de nœuds")
