from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .enums import A_DECIDER, EN_ROUTE, Etat


class EnvoiQuerySet(models.QuerySet):
    def dus(self):
        """Those that may leave now, oldest first."""
        dus = self.filter(etat=Etat.A_ENVOYER, prochain_essai__lte=timezone.now())
        return dus.order_by("prochain_essai", "pk")

    def en_route(self):
        return self.filter(etat__in=EN_ROUTE)

    def a_decider(self):
        return self.filter(etat__in=A_DECIDER)


class Envoi(models.Model):
    """A mail to one person. What it reads is not kept: it is written when it leaves, as things are then.

    Without `personne` it goes to somebody who has no account, whose address its redactor reads from the thing itself.
    """

    cle = models.CharField(max_length=200, unique=True)
    sorte = models.CharField(max_length=40)
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="envois",
        verbose_name=_("personne"),
    )
    #: The reference of what it is about, never its content.
    objet = models.CharField(max_length=80, blank=True, db_index=True)
    etat = models.CharField(_("état"), max_length=12, choices=Etat, default=Etat.A_ENVOYER)
    essais = models.PositiveSmallIntegerField(default=0)
    prochain_essai = models.DateTimeField(default=timezone.now, db_index=True)
    pris_le = models.DateTimeField(null=True)
    parti_le = models.DateTimeField(null=True)
    #: The class of the failure, never what was being written.
    erreur = models.CharField(max_length=80, blank=True)
    cree_le = models.DateTimeField(default=timezone.now)

    objects = EnvoiQuerySet.as_manager()

    class Meta:
        verbose_name = _("envoi")
        verbose_name_plural = _("envois")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.sorte} · {self.get_etat_display()}"

    @property
    def se_decide(self):
        return self.etat in A_DECIDER
