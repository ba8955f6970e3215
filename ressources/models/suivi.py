"""What keeps the directory fresh: who said whether it takes people, and what a resource's own contact answered."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Disponibilite, ReponseDuContact, SuiteDonnee
from .ressource import Ressource


class ReleveDeDisponibilite(models.Model):
    """Somebody said whether it takes people; the log behind `Ressource.disponibilite`."""

    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="releves", verbose_name=_("ressource")
    )
    disponibilite = models.CharField(_("disponibilité"), max_length=10, choices=Disponibilite)
    attente_semaines = models.PositiveSmallIntegerField(_("attente, en semaines"), null=True, blank=True)
    pour = models.CharField(_("pour qui"), max_length=160, blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateTimeField(_("le"), default=timezone.now)

    class Meta:
        verbose_name = _("relevé de disponibilité")
        verbose_name_plural = _("relevés de disponibilité")
        ordering = ["-le", "-pk"]

    def __str__(self):
        return f"{self.ressource} · {self.get_disponibilite_display()}"


def nouveau_jeton():
    return secrets.token_urlsafe(24)


class DemandeQuerySet(models.QuerySet):
    def a_traiter(self):
        """Their contact wrote that something changed, or cannot be written to, and nobody looked at it yet."""
        return self.filter(
            reponse__in=[ReponseDuContact.CHANGE, ReponseDuContact.REFUS], suite=SuiteDonnee.ATTEND
        )


class DemandeAuContact(models.Model):
    """« Is it still true? », asked once a due period of the contact of a public record, and its answer.

    The address itself is not kept: `empreinte` says whether the record still has the one to which this was sent.
    """

    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="demandes", verbose_name=_("ressource")
    )
    #: The due date for which one asked; None when nobody ever checked.
    periode = models.DateField(null=True, blank=True)
    empreinte = models.CharField(max_length=64, db_index=True)
    jeton = models.CharField(max_length=40, unique=True, default=nouveau_jeton)
    le = models.DateTimeField(_("demandé le"), default=timezone.now)
    reponse = models.CharField(_("réponse"), max_length=8, choices=ReponseDuContact, blank=True)
    repondu_le = models.DateTimeField(_("répondu le"), null=True, blank=True)
    texte = models.TextField(_("ce qui a changé"), blank=True)
    #: Field → value, as its contact proposes them; nothing is written before somebody applies them.
    propositions = models.JSONField(default=dict, blank=True)
    suite = models.CharField(_("suite donnée"), max_length=10, choices=SuiteDonnee, blank=True)
    traite_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("traité par"),
    )
    traite_le = models.DateTimeField(_("traité le"), null=True, blank=True)

    objects: ClassVar = DemandeQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande à un service")
        verbose_name_plural = _("demandes aux services")
        ordering = ["-le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ressource", "periode"],
                name="demande_une_par_echeance",
                violation_error_message=_("Ce service a déjà reçu cette demande."),
            ),
            models.UniqueConstraint(
                fields=["ressource"],
                condition=Q(periode__isnull=True),
                name="demande_une_sans_echeance",
                violation_error_message=_("Ce service a déjà reçu cette demande."),
            ),
        ]

    def __str__(self):
        return f"{self.ressource} · {self.le:%d/%m/%Y}"


class ContactAEpargner(models.Model):
    """An address that asked not to be written to any more; kept as a digest, so that it holds for every record."""

    empreinte = models.CharField(max_length=64, unique=True)
    le = models.DateTimeField(_("le"), default=timezone.now)

    class Meta:
        verbose_name = _("contact à ne plus solliciter")
        verbose_name_plural = _("contacts à ne plus solliciter")
        ordering = ["-le", "-pk"]

    def __str__(self):
        return f"{self.empreinte[:8]}…"
