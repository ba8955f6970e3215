from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .ressource import Ressource


class GardeeQuerySet(models.QuerySet):
    def visibles_pour(self, user):
        """Hers, of which she still sees the resource, with all that the list shows; by name."""
        return (
            self.filter(
                personne=user, ressource__in=Ressource.objects.visibles_pour(user).order_by().values("pk")
            )
            .select_related("ressource__groupe")
            .prefetch_related("ressource__themes")
            .order_by("ressource__nom_plie", "pk")
        )


class Gardee(models.Model):
    """A resource that somebody keeps at hand, with a word for herself. Nobody else ever reads either."""

    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="ressources_gardees",
        verbose_name=_("personne"),
    )
    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="+", verbose_name=_("ressource")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    gardee_le = models.DateTimeField(_("gardée le"), default=timezone.now)

    objects: ClassVar = GardeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("ressource gardée")
        verbose_name_plural = _("ressources gardées")
        ordering = ["-gardee_le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["personne", "ressource"],
                name="gardee_une_fois",
                violation_error_message=_("Vous la gardez déjà."),
            )
        ]

    def __str__(self):
        # Without the name of the resource, which may have gone back to a narrower cercle.
        return f"{self.personne} · {self.pk}"
