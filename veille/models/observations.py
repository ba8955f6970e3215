import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from cdp.enums import Moment
from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.modeles import Horodate

from .. import permissions
from ..enums import Genre
from ..querysets import ObservationQuerySet


class Observation(CercleMixin, Horodate, index.Indexed, models.Model):
    """What the veilleuse notes of a session: hers alone, until she shows it to those who lead the group."""

    # It never travels through the cercles; sharing with the moderators is `partagee_le`, by veille.actions.
    CERCLES = (Cercle.PRIVE,)
    PAGE_OUVERTE = False

    seance = models.ForeignKey(
        "cdp.Seance", on_delete=models.PROTECT, related_name="observations", verbose_name=_("séance")
    )
    point = models.ForeignKey(
        "cdp.PointOrdreDuJour",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="observations",
        verbose_name=_("point de l’ordre du jour"),
    )
    genre = models.CharField(_("genre"), max_length=15, choices=Genre, default=Genre.NOTE)
    titre = models.CharField(_("titre"), max_length=160, blank=True)
    moment = models.CharField(_("moment"), max_length=20, choices=Moment, blank=True)
    texte = models.TextField(_("ce que vous observez"))
    #: Grows when the text changes: a passage and a revision name the text they were made on.
    version = models.PositiveIntegerField(_("version du texte"), default=1, editable=False)
    #: Chosen by the phone before the note leaves it: sent twice, it is kept once. Its GUID in an exchange too.
    cle = models.UUIDField(_("clé"), default=uuid.uuid4, unique=True, editable=False)
    partagee_le = models.DateTimeField(_("partagée le"), null=True, blank=True, editable=False)

    objects: ClassVar = ObservationQuerySet.as_manager()

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("texte"),
        index.SearchField("titre"),
        index.FilterField("partagee_le"),
        index.FilterField("id"),
    ]
    rang_recherche = 60

    class Meta(CercleMixin.Meta):
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["-seance__debut", "-cree_le", "-pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            models.CheckConstraint(
                condition=Q(cercle=Cercle.PRIVE, cercle_demande=""),
                name="observation_sans_cercle_plus_large",
                violation_error_message=_(
                    "Une observation ne s’élargit pas : elle se partage avec la modération."
                ),
            ),
            models.CheckConstraint(
                condition=Q(groupe__isnull=False),
                name="observation_d_un_groupe",
                violation_error_message=_("Une observation porte sur la séance d’un groupe."),
            ),
        ]

    def __str__(self):
        if self.titre:
            return self.titre
        with override(self.langue):
            return gettext("Observation : %(seance)s") % {"seance": self.seance}

    def get_absolute_url(self):
        return reverse("observation", args=[self.reference])

    def montre_aussi_a(self, user):
        return permissions.peut_lire_partagee(user, self)

    @property
    def part_avec_son_auteur(self):
        return not self.est_partagee

    @property
    def est_transcription(self):
        return self.genre == Genre.TRANSCRIPTION

    @property
    def codes(self):
        """Its distinct codes, whoever put them and wherever: ask for `pour_liste` first, there is no query then."""
        poses = {code.pk: code for passage in self.passages.all() for code in passage.codes.all()}
        return sorted(poses.values(), key=lambda code: (code.rang, code.nom))

    @property
    def est_partagee(self):
        return self.partagee_le is not None

    @property
    def qui_voit(self):
        """Who may read it, in words: its cercle alone would not tell."""
        if not self.est_partagee:
            return gettext("moi seul·e")
        return gettext("la veilleuse, la modération de %(groupe)s et la coordination") % {
            "groupe": self.groupe
        }
