from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from noeuds.models.protection import Protegee
from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.modeles import Horodate

from ..querysets import PreparationQuerySet
from .seances import Seance

TEXTES = ("questions", "reflexions", "pistes", "situation")


class Preparation(CercleMixin, Protegee, Horodate):
    """What somebody writes before a session: `prive` while she writes, `groupe` once she gave it."""

    CERCLES = (Cercle.PRIVE, Cercle.GROUPE)
    SE_DEPOSE_DANS_LE_GROUPE = True

    seance = models.ForeignKey(
        Seance, on_delete=models.CASCADE, related_name="preparations", verbose_name=_("séance")
    )
    questions = models.TextField(_("mes questions"), blank=True)
    reflexions = models.TextField(_("mes réflexions"), blank=True)
    pistes = models.TextField(_("mes pistes"), blank=True)
    situation = models.TextField(_("une situation à apporter"), blank=True)
    envoyee_le = models.DateTimeField(_("envoyée le"), null=True, blank=True, editable=False)
    #: The draft that its situation became, then the vignette: they have the same reference (noeuds.recit).
    recit = models.CharField(_("situation commencée"), max_length=10, blank=True, editable=False)
    sans_recit = models.BooleanField(_("sans brouillon de situation"), default=False, editable=False)

    objects: ClassVar = PreparationQuerySet.as_manager()

    class Meta(CercleMixin.Meta):
        verbose_name = _("préparation")
        verbose_name_plural = _("préparations")
        ordering = ["envoyee_le", "pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            models.CheckConstraint(
                condition=Q(cercle__in=[Cercle.PRIVE, Cercle.GROUPE]),
                name="preparation_dans_le_groupe_au_plus",
                violation_error_message=_("Une préparation reste dans son groupe."),
            ),
            models.CheckConstraint(
                condition=~Q(cercle=Cercle.GROUPE) | Q(envoyee_le__isnull=False),
                name="preparation_donnee_donc_datee",
                violation_error_message=_("Une préparation donnée au groupe a une date."),
            ),
            models.UniqueConstraint(
                fields=["seance", "auteur"],
                name="preparation_unique",
                violation_error_message=_("Vous avez déjà une préparation pour cette séance."),
            ),
        ]

    def __str__(self):
        with override(self.langue):
            return gettext("Préparation : %(seance)s") % {"seance": self.seance}

    def get_absolute_url(self):
        adresse = reverse("preparation", args=[self.seance.reference])
        return f"{adresse}#preparation-{self.reference}"

    @property
    def est_envoyee(self):
        return self.cercle == Cercle.GROUPE

    @property
    def attend_un_recit(self):
        """Whether giving it makes a draft of its situation: once, and never again after she undid it."""
        return bool(self.situation.strip()) and not self.recit and not self.sans_recit

    @property
    def est_vide(self):
        return not any(getattr(self, champ).strip() for champ in TEXTES)

    def cercles_possibles(self):
        """Giving it to the group is its own act, not a request to review."""
        return []

    def retenu_pour(self, user):
        """One gives before one reads, until the session begins; moderators read at once."""
        if self.auteur_id == user.pk or self.groupe_id in user.groupes_moderes_ids:
            return False
        if self.seance.a_commence:
            return False
        return not Preparation.objects.envoyees().filter(seance=self.seance_id, auteur=user.pk).exists()
