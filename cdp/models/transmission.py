"""What leaves a session: by its two representatives, to the project group, and by each member, to her team."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from noeuds.models.protection import Protegee
from socle.cercles.models import reference
from socle.comptes.models import Groupe
from socle.modeles import AvecLangue, Horodate

from ..querysets import FicheProjetQuerySet, MandatQuerySet
from .seances import Seance

REPRESENTANTS = 2
#: A turn lasts four to six months (000 §2.1); its end is told two weeks ahead.
MOIS_D_UN_TOUR = (4, 5, 6)
PREAVIS = timedelta(days=14)


class MandatDeRepresentant(models.Model):
    """One of the two members who carry the four elements to the project group, for a turn."""

    groupe = models.ForeignKey(
        Groupe, on_delete=models.CASCADE, related_name="mandats", verbose_name=_("groupe")
    )
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne")
    )
    debut = models.DateField(_("début"), default=timezone.localdate)
    fin_prevue = models.DateField(_("fin prévue"))
    fini_le = models.DateField(_("fini le"), null=True, blank=True)

    objects: ClassVar = MandatQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat de représentant·e")
        verbose_name_plural = _("mandats de représentant·e")
        ordering = ["-debut", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["groupe", "personne"],
                condition=Q(fini_le__isnull=True),
                name="mandat_en_cours_unique",
                violation_error_message=_("Cette personne représente déjà le groupe."),
            ),
            models.CheckConstraint(
                condition=Q(fin_prevue__gt=F("debut")),
                name="mandat_dans_l_ordre",
                violation_error_message=_("La fin d’un tour suit son début."),
            ),
        ]

    def __str__(self):
        return f"{self.personne} · {self.groupe}"

    @property
    def finit_bientot(self):
        return self.fini_le is None and self.fin_prevue <= timezone.localdate() + PREAVIS

    @property
    def est_depasse(self):
        return self.fini_le is None and self.fin_prevue < timezone.localdate()


class FicheProjet(models.Model):
    """The four elements of some sessions, for the project group: read in the group; by coordination once sent.

    It holds no text: what is taken back from a session leaves the sheet at once.
    """

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    groupe = models.ForeignKey(
        Groupe, on_delete=models.CASCADE, related_name="fiches_projet", verbose_name=_("groupe")
    )
    du = models.DateField(_("du"))
    au = models.DateField(_("au"))
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    cree_le = models.DateTimeField(_("créée le"), default=timezone.now)
    envoyee_le = models.DateTimeField(_("envoyée le"), null=True, blank=True)
    envois = models.PositiveSmallIntegerField(_("fois envoyée"), default=0)

    objects: ClassVar = FicheProjetQuerySet.as_manager()

    class Meta:
        verbose_name = _("fiche pour le groupe projet")
        verbose_name_plural = _("fiches pour le groupe projet")
        ordering = ["-au", "-du", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["groupe", "du", "au"],
                name="fiche_projet_unique",
                violation_error_message=_("Cette fiche existe déjà."),
            ),
            models.CheckConstraint(
                condition=Q(au__gte=F("du")),
                name="fiche_projet_dans_l_ordre",
                violation_error_message=_("La fin de la période suit son début."),
            ),
        ]

    def __str__(self):
        return f"{self.groupe} · {self.du:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("fiche_projet", args=[self.reference])


class MotPourEquipe(Protegee, AvecLangue, Horodate):
    """What a member adds, for herself alone, to the sheet that she brings back to her own team."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="+", verbose_name=_("séance"))
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne")
    )
    texte = models.TextField(_("vos mots"), blank=True)

    class Meta:
        verbose_name = _("mot pour l’équipe")
        verbose_name_plural = _("mots pour l’équipe")
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "personne"],
                name="mot_pour_equipe_unique",
                violation_error_message=_("Vous avez déjà un mot pour cette séance."),
            )
        ]

    def __str__(self):
        return str(self.seance)
