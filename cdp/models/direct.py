"""A session while it is held: where it stands, what those present note, what the moderator keeps of it."""

import secrets
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from noeuds.models.protection import Protegee
from socle.modeles import AvecLangue, Horodate

from ..enums import GenreDeCapture
from ..querysets import DUREE_AU_PLUS, CaptureQuerySet, DirectQuerySet
from .seances import PointOrdreDuJour, Seance

#: Neither 0 and O, 1, I and L, 2 and Z, 5 and S nor 8 and B: read aloud, or from the back of the room.
ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
LONGUEUR_DU_CODE = 6
LONGUEUR_CAPTURE = 280
RESSOURCES_A_REVOIR = 3


def code_au_hasard():
    return "".join(secrets.choice(ALPHABET) for _rang in range(LONGUEUR_DU_CODE))


class Direct(models.Model):
    """Where a session stands. `version` grows at each change, `conduite` only when a moderator leads it further."""

    seance = models.OneToOneField(
        Seance, on_delete=models.CASCADE, related_name="direct", verbose_name=_("séance")
    )
    code_d_entree = models.CharField(_("code d’entrée"), max_length=8, default=code_au_hasard)
    commencee_le = models.DateTimeField(_("commencée le"), default=timezone.now)
    finie_le = models.DateTimeField(_("finie le"), null=True, blank=True)
    point = models.ForeignKey(
        PointOrdreDuJour,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("point en cours"),
    )
    point_commence_le = models.DateTimeField(_("point commencé le"), default=timezone.now)
    minutes_ajoutees = models.PositiveSmallIntegerField(_("minutes ajoutées"), default=0)
    pause_le = models.DateTimeField(_("en pause depuis"), null=True, blank=True)
    pauses_secondes = models.PositiveIntegerField(_("secondes de pause"), default=0)
    revues = models.ManyToManyField(
        "ressources.Ressource", blank=True, related_name="+", verbose_name=_("ressources revues à main levée")
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    conduite = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = DirectQuerySet.as_manager()

    #: Annotated by `cdp.direct.suivi.directs`: whether the person who follows it also leads it.
    anime: bool

    class Meta:
        verbose_name = _("séance en direct")
        verbose_name_plural = _("séances en direct")
        ordering = ["-commencee_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["code_d_entree"],
                condition=Q(finie_le__isnull=True),
                name="direct_code_unique",
                violation_error_message=_("Ce code sert déjà à une autre séance."),
            )
        ]

    def __str__(self):
        return str(self.seance)

    def get_absolute_url(self):
        return reverse("seance_direct", args=[self.seance.reference])

    @property
    def en_cours(self):
        """One that nobody ended ends by itself during the night: its code must not stay good."""
        return self.finie_le is None and self.commencee_le > timezone.now() - DUREE_AU_PLUS

    @property
    def code_en_deux(self):
        """« ACD EFG »: three and three are easier to carry across a room."""
        moitie = len(self.code_d_entree) // 2
        return f"{self.code_d_entree[:moitie]} {self.code_d_entree[moitie:]}"

    @property
    def echeance(self):
        """When the present point should end, or None; in a pause, as if it ended now."""
        if self.point is None:
            return None
        duree = timedelta(minutes=self.point.minutes + self.minutes_ajoutees, seconds=self.pauses_secondes)
        pause = timezone.now() - self.pause_le if self.pause_le else timedelta()
        return self.point_commence_le + duree + pause

    @property
    def secondes_restantes(self):
        """Negative once the time is over."""
        return round((self.echeance - timezone.now()).total_seconds()) if self.echeance else 0

    @property
    def minutes_restantes(self):
        return -(-abs(self.secondes_restantes) // 60)

    @property
    def seuil_secondes(self):
        """When one should think of ending: the last fifth of the point, one to five minutes."""
        minutes = self.point.minutes if self.point else 0
        return min(max(minutes * 12, 60), 300)

    @property
    def etat_du_temps(self):
        """As the class and the words of the clock say it; direct.js computes the same."""
        if self.pause_le:
            return "pause"
        if self.secondes_restantes < 0:
            return "depasse"
        return "bientot" if self.secondes_restantes <= self.seuil_secondes else "reste"


class Capture(Protegee, AvecLangue):
    """What somebody present noted; it stays in the group, whatever its session becomes."""

    seance = models.ForeignKey(
        Seance, on_delete=models.CASCADE, related_name="captures", verbose_name=_("séance")
    )
    genre = models.CharField(
        _("genre"), max_length=12, choices=GenreDeCapture, default=GenreDeCapture.RESSOURCE
    )
    texte = models.CharField(_("en quelques mots"), max_length=LONGUEUR_CAPTURE)
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("auteur·e"),
    )
    point = models.ForeignKey(
        PointOrdreDuJour,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="captures",
        verbose_name=_("point"),
    )
    ressource = models.ForeignKey(
        "ressources.Ressource",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ressource"),
    )
    #: Given by the browser that wrote it: what the network sent twice is kept once.
    cle = models.CharField(max_length=64, default=secrets.token_urlsafe, editable=False)
    creee_le = models.DateTimeField(_("notée le"), default=timezone.now)
    retiree_le = models.DateTimeField(_("retirée le"), null=True, blank=True)

    objects: ClassVar = CaptureQuerySet.as_manager()

    class Meta:
        verbose_name = _("note de séance")
        verbose_name_plural = _("notes de séance")
        ordering = ["creee_le", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "auteur", "cle"],
                name="capture_une_fois",
                violation_error_message=_("C’est déjà noté."),
            )
        ]

    def __str__(self):
        return self.texte


class Cloture(Protegee, AvecLangue, Horodate):
    """The essentials, written by a moderator in five minutes before everybody leaves."""

    seance = models.OneToOneField(
        Seance, on_delete=models.CASCADE, related_name="cloture", verbose_name=_("séance")
    )
    retenu = models.TextField(_("ce que nous retenons"), blank=True)
    emporte = models.TextField(_("ce que nous emportons"), blank=True)
    reste = models.TextField(_("ce qui reste à faire"), blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )

    class Meta:
        verbose_name = _("clôture")
        verbose_name_plural = _("clôtures")

    def __str__(self):
        return str(self.seance)

    @property
    def le(self):
        return self.modifie_le

    @property
    def est_vide(self):
        return not (self.retenu or self.emporte or self.reste)
