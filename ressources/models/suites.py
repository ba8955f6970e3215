"""What is left of a date once it is over: an attestation, and what people thought of it, without their names."""

import secrets
import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.comptes.models.entree import jeton
from socle.modeles import AvecLangue

from ..enums import GenreDeDispositif
from .dates import DateDeDispositif
from .inscriptions import Inscription

#: The signs that the verification of papers expects: none that one takes for another.
SIGNES = "ACDEFGHJKMNPQRTUVWXY34679"
MOITIE = 4


def code_d_attestation():
    return "".join(secrets.choice(SIGNES) for _rang in range(2 * MOITIE))


class Attestation(models.Model):
    """That somebody was there. Outlives the booking it speaks of (produit.md §4.6): its code must go on answering."""

    code = models.CharField(_("code"), max_length=2 * MOITIE, unique=True, default=code_d_attestation)
    inscription = models.OneToOneField(
        Inscription, on_delete=models.SET_NULL, null=True, blank=True, related_name="attestation"
    )
    genre = models.CharField(_("genre"), max_length=16, choices=GenreDeDispositif)
    #: When it said that the date began and ended: moved since, it is no longer true.
    debut = models.DateTimeField()
    fin = models.DateTimeField()
    emis_le = models.DateTimeField(_("établi le"), default=timezone.now)
    corrigee = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("attestation de présence")
        verbose_name_plural = _("attestations de présence")

    def __str__(self):
        return self.code_lisible

    @property
    def code_lisible(self):
        return f"{self.code[:MOITIE]}-{self.code[MOITIE:]}"

    @property
    def adresse(self):
        """In full: it is printed, and scanned by somebody who was never here."""
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("verifier_code", args=[self.code_lisible])

    @property
    def tient(self):
        """Of a booking that was erased nothing is left to contradict it."""
        if self.corrigee:
            return False
        if self.inscription is None:
            return True
        date = self.inscription.date
        return bool(self.inscription.presente) and (self.debut, self.fin) == (date.debut, date.fin)


class Questionnaire(models.Model):
    """Asked once of who was there. Says whether she answered, never what."""

    inscription = models.OneToOneField(Inscription, on_delete=models.CASCADE, related_name="questionnaire")
    jeton = models.CharField(max_length=64, unique=True, default=jeton, editable=False)
    rempli = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")

    def __str__(self):
        return str(self.inscription_id)


_ECHELLE = [MinValueValidator(1), MaxValueValidator(5)]


class Evaluation(AvecLangue):
    """One answer, tied to nobody: neither when nor in which order it came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    date = models.ForeignKey(DateDeDispositif, on_delete=models.CASCADE, related_name="evaluations")
    connaitre = models.PositiveSmallIntegerField(validators=_ECHELLE)
    servir = models.PositiveSmallIntegerField(validators=_ECHELLE)
    accueil = models.PositiveSmallIntegerField(validators=_ECHELLE)
    retenu = models.TextField(blank=True)
    changer = models.TextField(blank=True)
    reutilisable = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("évaluation")
        verbose_name_plural = _("évaluations")
        ordering = ["id"]

    def __str__(self):
        return str(self.date_id)
