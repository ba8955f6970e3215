"""The minutes while they are being written, and what becomes of what was noted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from noeuds.models.protection import Protegee
from socle.modeles import Horodate

from ..enums import GenreElement
from .direct import Capture
from .seances import Seance

TEXTES_REDIGES = ("compte_rendu", *GenreElement.values)


class Redaction(Protegee, Horodate):
    """The minutes as the moderators have them on their desk: read by them alone until they are published.

    `reprises` are the notes that were put in it, so that those which come later are told, and those taken back too.
    """

    seance = models.OneToOneField(
        Seance, on_delete=models.CASCADE, related_name="redaction", verbose_name=_("séance")
    )
    compte_rendu = models.TextField(_("compte rendu"), blank=True)
    positif = models.TextField(_("un positif"), blank=True)
    difficulte = models.TextField(_("une difficulté"), blank=True)
    nouveau = models.TextField(_("un élément nouveau"), blank=True)
    solution = models.TextField(_("une solution"), blank=True)
    reprises = models.JSONField(_("notes reprises"), default=list, blank=True)
    publiee_le = models.DateTimeField(_("publié le"), null=True, blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )

    class Meta:
        verbose_name = _("compte rendu en cours")
        verbose_name_plural = _("comptes rendus en cours")

    def __str__(self):
        return str(self.seance)


class PisteDeCapture(models.Model):
    """What was noted became this piste, once."""

    capture = models.OneToOneField(
        Capture, on_delete=models.CASCADE, related_name="suite", verbose_name=_("note de séance")
    )
    piste = models.ForeignKey(
        "noeuds.Piste", on_delete=models.CASCADE, related_name="+", verbose_name=_("piste")
    )

    class Meta:
        verbose_name = _("piste née d’une note")
        verbose_name_plural = _("pistes nées d’une note")

    def __str__(self):
        return str(self.capture)
