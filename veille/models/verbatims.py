from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from noeuds.models import Noeud
from noeuds.models.protection import Protegee
from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.comptes.enums import Secteur
from socle.modeles import Horodate
from socle.texte import texte_seul

from ..enums import Accord
from ..querysets import VerbatimQuerySet
from .passages import Passage


def ce_mois():
    return timezone.localdate().replace(day=1)


class Verbatim(CercleMixin, Protegee, Horodate, index.Indexed, models.Model):
    """Words that somebody said, kept without what would say who: a month, a sector, and her agreement (§4.2, §4.3).

    `secteur` is that of whoever keeps it, as for every thing; `voix` that of whoever spoke.
    """

    SE_SIGNALE = True

    texte = models.TextField(_("paroles"))
    #: Always the first of a month: the day of a session would say who was there.
    mois = models.DateField(_("mois"), default=ce_mois)
    voix = models.CharField(_("qui parle"), max_length=16, choices=Secteur)
    #: Read by who may read the observation, and by nobody else; the words stay when their source goes.
    passage = models.ForeignKey(
        Passage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="verbatims",
        verbose_name=_("passage"),
    )
    codes = models.ManyToManyField(
        "veille.Code", blank=True, related_name="verbatims", verbose_name=_("codes")
    )
    noeuds = models.ManyToManyField(Noeud, blank=True, related_name="verbatims", verbose_name=_("nœuds"))
    #: Whether and how the person who spoke agreed; never who she is.
    accord = models.CharField(_("accord de la personne"), max_length=10, choices=Accord, blank=True)
    accord_le = models.DateField(_("accord donné le"), null=True, blank=True)

    objects: ClassVar = VerbatimQuerySet.as_manager()

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("texte"),
        index.FilterField("mois"),
        index.FilterField("voix"),
    ]
    rang_recherche = 55

    class Meta(CercleMixin.Meta):
        verbose_name = _("verbatim")
        verbose_name_plural = _("verbatims")
        ordering = ["-mois", "-pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            models.CheckConstraint(
                condition=Q(mois__endswith="-01"),
                name="verbatim_date_au_mois",
                violation_error_message=_("Un verbatim se date au mois, jamais au jour."),
            ),
            models.CheckConstraint(
                condition=Q(cercle__in=[Cercle.PRIVE, Cercle.GROUPE]) | Q(accord__in=Accord.donnes()),
                name="verbatim_avec_accord",
                violation_error_message=_("Hors du groupe, il faut l’accord de la personne."),
            ),
            models.CheckConstraint(
                condition=~Q(accord__in=Accord.donnes()) | Q(accord_le__isnull=False),
                name="verbatim_accord_date",
                violation_error_message=_("Dites quand la personne a donné son accord."),
            ),
        ]

    def __str__(self):
        mots = texte_seul(self.texte).split()
        return " ".join(mots[:12]) + ("…" if len(mots) > 12 else "")

    def save(self, *args, **kwargs):
        self.mois = self.mois.replace(day=1)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("verbatim", args=[self.reference])

    @property
    def attribution(self):
        """Who speaks, as everybody reads it: a sector, never a name nor a rare trade (§4.3)."""
        return Secteur(self.voix).signature

    @property
    def quand(self):
        return date_format(self.mois, "F Y")

    @property
    def accord_donne(self):
        return self.accord in Accord.donnes()

    @property
    def plafond(self):
        """Without the agreement of whoever spoke, no further than the group that heard it."""
        if self.accord == Accord.REFUSE:
            return Cercle.PRIVE
        return Cercle.PUBLIC if self.accord_donne else Cercle.GROUPE
