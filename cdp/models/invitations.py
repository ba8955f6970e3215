import base64
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.comptes.models import Groupe

from .seances import Seance


def jeton():
    """An unguessable word for an e-mail address, where some servers lose capitals: 160 bits."""
    return base64.b32encode(secrets.token_bytes(20)).decode().lower()


class InvitationDeSeance(models.Model):
    """That a session's invitation left, and as the people last read it; made by `invitations.envoi.inviter`."""

    seance = models.OneToOneField(Seance, on_delete=models.CASCADE, related_name="invitation")
    #: RFC 5545, SEQUENCE: grows each time the people are told of a change.
    sequence = models.PositiveSmallIntegerField(default=0)
    #: The one at which the hour last changed: an answer to an older one was for another moment.
    sequence_de_l_heure = models.PositiveSmallIntegerField(default=0)
    heure_changee_le = models.DateTimeField(null=True)
    #: A fingerprint of each thing told (`invitations.envoi.ASPECTS`).
    dit = models.JSONField(default=dict)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    envoyee_le = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("invitation à une séance")
        verbose_name_plural = _("invitations à une séance")

    def __str__(self):
        return str(self.seance)


class PersonneInvitee(models.Model):
    """One person's invitation: what makes her answer hers."""

    invitation = models.ForeignKey(InvitationDeSeance, on_delete=models.CASCADE, related_name="personnes")
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne")
    )
    jeton = models.CharField(max_length=64, unique=True, default=jeton)
    #: The last sequence put in the outbox for her.
    sequence = models.PositiveSmallIntegerField(default=0)
    #: DTSTAMP of the last answer of her calendar: an older one that arrives late changes nothing.
    agenda_du = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("personne invitée")
        verbose_name_plural = _("personnes invitées")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["invitation", "personne"], name="invitee_unique")]

    def __str__(self):
        return str(self.personne)


class CourrielRecu(models.Model):
    """That a message was treated, so that it is not twice; neither its words nor its sender."""

    empreinte = models.CharField(max_length=64, unique=True)
    recu_le = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("e-mail reçu")
        verbose_name_plural = _("e-mails reçus")

    def __str__(self):
        return self.empreinte[:8]


class AbonnementCalendrier(models.Model):
    """A private address that a calendar reads: her sessions, or those of one group."""

    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="calendriers",
        verbose_name=_("personne"),
    )
    groupe = models.ForeignKey(
        Groupe, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("groupe")
    )
    jeton = models.CharField(max_length=64, unique=True, default=jeton)
    cree_le = models.DateTimeField(default=timezone.now)
    revoque_le = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("abonnement au calendrier")
        verbose_name_plural = _("abonnements au calendrier")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["personne", "groupe"],
                condition=models.Q(revoque_le__isnull=True, groupe__isnull=False),
                name="un_calendrier_par_groupe",
            ),
            models.UniqueConstraint(
                fields=["personne"],
                condition=models.Q(revoque_le__isnull=True, groupe__isnull=True),
                name="un_calendrier_a_soi",
            ),
        ]

    def __str__(self):
        return str(self.groupe or self.personne)
