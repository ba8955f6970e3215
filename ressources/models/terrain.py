"""What the field knows of a resource, each word with its date: tips, checks, hot signals."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.cercles.permissions import peut_voir
from socle.comptes.enums import Secteur
from socle.modeles import DUREE_DE_FRAICHEUR, Horodate
from socle.texte import texte_seul

from ..enums import GenreDeSignalement, MoyenDeVerification
from ..querysets import ModeEmploiQuerySet
from .ressource import Ressource


class ModeEmploi(CercleMixin, Horodate):
    """A short tip: « call before ten, ask for… ». It has its own cercle: its words were not read with the record."""

    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="modes_emploi", verbose_name=_("ressource")
    )
    texte = models.TextField(_("mode d’emploi"))
    le = models.DateField(_("su le"), default=timezone.localdate)
    confirme_le = models.DateField(_("confirmé le"), null=True, blank=True, editable=False)
    confirme_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("confirmé par"),
    )
    #: Their sector then: outside a group, nobody is named (produit.md §4.3).
    confirme_secteur = models.CharField(max_length=16, choices=Secteur, blank=True, editable=False)
    contredit_le = models.DateField(_("contredit le"), null=True, blank=True, editable=False, db_index=True)
    contredit_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("contredit par"),
    )

    objects: ClassVar = ModeEmploiQuerySet.as_manager()

    class Meta(CercleMixin.Meta):
        verbose_name = _("mode d’emploi")
        verbose_name_plural = _("modes d’emploi")
        ordering = ["-le", "-pk"]

    def __str__(self):
        # Without the name of the resource, which may have gone back to a narrower cercle.
        mots = texte_seul(self.texte).split()
        return " ".join(mots[:12]) + ("…" if len(mots) > 12 else "")

    def get_absolute_url(self):
        return reverse("mode_emploi", args=[self.reference])

    def retenu_pour(self, user):
        return not peut_voir(user, self.ressource)

    def cercles_possibles(self):
        """Never wider than the resource it speaks of."""
        rang = Cercle(self.ressource.cercle).rang
        return [cercle for cercle in super().cercles_possibles() if cercle.rang <= rang]

    @property
    def su_le(self):
        """The last day on which somebody said so."""
        return max(self.le, self.confirme_le) if self.confirme_le else self.le

    @property
    def est_frais(self):
        return self.contredit_le is None and timezone.localdate() - self.su_le <= DUREE_DE_FRAICHEUR

    def confirme_par_qui(self, user):
        """« vous », or a sector: the one who confirms may be of another group than its author."""
        if user.is_authenticated and self.confirme_par_id == user.pk:
            return gettext("vous")
        if self.confirme_secteur:
            return str(Secteur(self.confirme_secteur).signature)
        return gettext("un·e membre du réseau")


class Verification(models.Model):
    """Somebody made sure that the record is still true; the log behind `Ressource.verifie_le`."""

    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="verifications", verbose_name=_("ressource")
    )
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateField(_("le"), default=timezone.localdate)
    comment = models.CharField(
        _("comment"), max_length=10, choices=MoyenDeVerification, default=MoyenDeVerification.USAGE
    )

    class Meta:
        verbose_name = _("vérification")
        verbose_name_plural = _("vérifications")
        ordering = ["-le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ressource", "par", "le"],
                name="verification_une_par_jour",
                violation_error_message=_("Vous avez déjà vérifié cette ressource aujourd’hui."),
            )
        ]

    def __str__(self):
        return f"{self.ressource} · {self.le}"


class Signalement(models.Model):
    """Hot information on a resource. Its kind and date are for all who read it, its words for those who correct it."""

    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="signalements", verbose_name=_("ressource")
    )
    genre = models.CharField(_("genre"), max_length=10, choices=GenreDeSignalement)
    texte = models.TextField(_("précision"), blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateTimeField(_("le"), default=timezone.now)
    leve_le = models.DateTimeField(_("levé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")
        ordering = ["-le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ressource", "par", "genre"],
                condition=Q(leve_le__isnull=True),
                name="signalement_ouvert_unique",
                violation_error_message=_("Vous l’avez déjà signalé."),
            )
        ]

    def __str__(self):
        return f"{self.ressource} · {self.get_genre_display()}"
