from functools import cached_property
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from taggit.managers import TaggableManager

from socle.cercles.enums import Cercle, Etat
from socle.cercles.models import CercleMixin
from socle.etiquettes.models import Etiquetage, GestionnaireDEtiquettes
from socle.modeles import Horodate

from ..enums import GenreDeDispositif, ModeDInscription
from ..querysets import DispositifQuerySet


class Dispositif(CercleMixin, Horodate, index.Indexed):
    """An offer that links professionals: intervision, immersion, open doors, training, festival, meeting."""

    titre = models.CharField(_("titre"), max_length=160)
    genre = models.CharField(_("genre"), max_length=16, choices=GenreDeDispositif)
    organisateur = models.CharField(_("organisé par"), max_length=160)
    resume = models.CharField(_("en une phrase"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    publics = models.TextField(_("pour qui"), blank=True)
    lieu = models.CharField(_("lieu"), max_length=200, blank=True)
    commune = models.ForeignKey(
        "comptes.Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("commune"),
    )
    places = models.PositiveSmallIntegerField(
        _("places"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    prix = models.CharField(_("prix"), max_length=160, blank=True)
    inscription = models.CharField(
        _("inscription"), max_length=10, choices=ModeDInscription, default=ModeDInscription.AILLEURS
    )
    contact = models.CharField(_("pour une question"), max_length=160, blank=True)
    etiquettes = TaggableManager(
        _("étiquettes"), through=Etiquetage, manager=GestionnaireDEtiquettes, blank=True, help_text=""
    )

    objects: ClassVar = DispositifQuerySet.as_manager()

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("titre", boost=2),
        index.AutocompleteField("titre"),
        index.SearchField("resume"),
        index.SearchField("description"),
        index.SearchField("organisateur"),
        index.SearchField("publics"),
        index.SearchField("lieu"),
        index.RelatedFields("etiquettes", [index.SearchField("name")]),
        index.FilterField("genre"),
    ]
    rang_recherche = 60

    class Meta(CercleMixin.Meta):
        verbose_name = _("dispositif")
        verbose_name_plural = _("dispositifs")
        ordering = ["titre", "pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            models.CheckConstraint(
                condition=Q(places__isnull=True) | Q(places__gte=1),
                name="dispositif_une_place_au_moins",
                violation_error_message=_("Donnez au moins une place, ou laissez vide."),
            ),
        ]

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return reverse("dispositif", args=[self.reference])

    @cached_property
    def dates_a_montrer(self):
        """The dates to come, soonest first; once all are over, those, last first. Reads the prefetched dates."""
        dates = sorted(self.dates.all(), key=lambda date: date.debut)
        return [date for date in dates if not date.est_passee] or dates[::-1]

    @property
    def dates_suivantes(self):
        return max(len(self.dates_a_montrer) - 1, 0)

    @property
    def s_inscrit_ici(self):
        return self.inscription != ModeDInscription.AILLEURS

    @property
    def ouvert_a_tous(self):
        """Whether one books without account: as its organiser wishes, and only what everybody may read."""
        return (
            self.inscription == ModeDInscription.TOUS
            and self.cercle == Cercle.PUBLIC
            and self.etat == Etat.EN_LIGNE
        )
