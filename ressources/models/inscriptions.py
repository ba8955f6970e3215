"""Who comes to a dispositif, and who manages it. Names are for its organisers alone (permissions.peut_gerer)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.comptes.models.entree import jeton
from socle.modeles import langue_active, langues_possibles

from ..enums import INSCRIPTIONS_VIVES, EtatDInscription
from .dates import DateDeDispositif
from .dispositif import Dispositif


class Organisatrice(models.Model):
    """A member who manages a dispositif with its author; it shows her nothing that her cercles do not."""

    dispositif = models.ForeignKey(
        Dispositif, on_delete=models.CASCADE, related_name="organisatrices", verbose_name=_("dispositif")
    )
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne")
    )

    class Meta:
        verbose_name = _("organisatrice")
        verbose_name_plural = _("organisatrices")
        ordering = ["personne__last_name", "personne__first_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispositif", "personne"],
                name="organisatrice_unique",
                violation_error_message=_("Cette personne organise déjà."),
            )
        ]

    def __str__(self):
        return f"{self.personne} · {self.dispositif}"


class InscriptionQuerySet(models.QuerySet):
    def vives(self):
        return self.filter(etat__in=INSCRIPTIONS_VIVES)

    def occupant(self):
        """Those that take a place: booked and not known to be absent, or offered and not answered yet."""
        venues = Q(etat=EtatDInscription.INSCRITE) & (Q(presente=None) | Q(presente=True))
        return self.filter(venues | Q(etat=EtatDInscription.OFFERTE))

    def en_attente(self):
        return self.filter(etat=EtatDInscription.ATTENTE).order_by("rang")

    def avec_sa_date(self):
        return self.select_related(
            "personne", "date__commune", "date__dispositif__commune", "date__dispositif__groupe"
        )


class Inscription(models.Model):
    """One person, one date. Written through `ressources.inscriptions` only, which holds the row of the date.

    `rang` grows with each arrival in the date: the waiting list is its order.
    """

    date = models.ForeignKey(
        DateDeDispositif, on_delete=models.CASCADE, related_name="inscriptions", verbose_name=_("date")
    )
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="inscriptions",
        verbose_name=_("personne"),
    )
    # Of somebody without account only; emptied three months after the date (inscriptions/tournees.py).
    nom = models.CharField(_("nom"), max_length=120, blank=True)
    courriel = models.EmailField(_("adresse e-mail"), blank=True)
    langue = models.CharField(
        _("langue des e-mails"), max_length=8, choices=langues_possibles, default=langue_active
    )
    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    jeton = models.CharField(max_length=64, unique=True, default=jeton, editable=False)
    etat = models.CharField(_("état"), max_length=12, choices=EtatDInscription)
    rang = models.PositiveIntegerField(_("rang"))
    offerte_jusqu_a = models.DateTimeField(_("place gardée jusqu’à"), null=True, blank=True)
    presente = models.BooleanField(_("est venue"), null=True, blank=True)
    cree_le = models.DateTimeField(_("créée le"), default=timezone.now)
    annulee_le = models.DateTimeField(_("annulée le"), null=True, blank=True)

    objects = InscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription")
        verbose_name_plural = _("inscriptions")
        ordering = ["rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "personne"],
                condition=~Q(etat=EtatDInscription.ANNULEE),
                name="inscription_une_par_personne",
                violation_error_message=_("Cette personne est déjà inscrite."),
            ),
            models.UniqueConstraint(
                "date",
                Lower("courriel"),
                condition=Q(personne=None) & ~Q(courriel="") & ~Q(etat=EtatDInscription.ANNULEE),
                name="inscription_une_par_adresse",
                violation_error_message=_("Cette adresse est déjà inscrite."),
            ),
            models.UniqueConstraint(fields=["date", "rang"], name="inscription_rang_unique"),
        ]

    def __str__(self):
        return f"{self.date} · {self.get_etat_display()}"

    def get_absolute_url(self):
        """Hers alone: whoever has the address may cancel."""
        return reverse("inscription", args=[self.jeton])

    @property
    def qui(self):
        """Her name, for the organisers."""
        return str(self.personne) if self.personne else self.nom or _("quelqu’un")

    @property
    def prenom(self):
        """How a mail calls her."""
        return self.personne.get_short_name() if self.personne else self.nom

    @property
    def est_vive(self):
        return self.etat in INSCRIPTIONS_VIVES

    @property
    def a_laisse_passer(self):
        """Whether the place offered to her went on without her answer."""
        return self.etat == EtatDInscription.ANNULEE and self.offerte_jusqu_a is not None
