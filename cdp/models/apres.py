from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from socle.texte import deux_points_entre

from ..enums import GenreElement, Reponse, Voie
from .seances import Seance


class Presence(models.Model):
    """What a person answered, then whether she was there; read by her and by the moderators."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="presences")
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="presences",
        verbose_name=_("personne"),
    )
    reponse = models.CharField(_("réponse"), max_length=12, choices=Reponse, default=Reponse.SANS_REPONSE)
    repondu_le = models.DateTimeField(_("répondu le"), null=True, blank=True)
    voie = models.CharField(_("par où"), max_length=8, choices=Voie, blank=True)
    presente = models.BooleanField(_("présente"), null=True, blank=True)

    class Meta:
        verbose_name = _("présence")
        verbose_name_plural = _("présences")
        ordering = ["personne__last_name", "personne__first_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "personne"],
                name="presence_unique",
                violation_error_message=_("Cette personne a déjà répondu pour cette séance."),
            )
        ]

    def __str__(self):
        return f"{self.personne} · {self.get_reponse_display()}"


class ElementTransmis(models.Model):
    """One of the four elements; seen by whoever sees the session."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="elements")
    genre = models.CharField(_("genre"), max_length=12, choices=GenreElement)
    texte = models.TextField(_("texte"))
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("auteur·e"),
    )

    class Meta:
        verbose_name = _("élément transmis")
        verbose_name_plural = _("éléments transmis")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "genre"],
                name="element_unique",
                violation_error_message=_("Cet élément est déjà noté pour cette séance."),
            )
        ]

    def __str__(self):
        return deux_points_entre(self.get_genre_display(), self.texte[:60])
