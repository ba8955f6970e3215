from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.comptes.models import Cycle
from socle.modeles import Horodate

from ..enums import GenreElement, Moment
from ..querysets import PointQuerySet, SeanceQuerySet


class Seance(CercleMixin, Horodate, index.Indexed):
    """A meeting of a group: what is planned, then what came of it. Made by `actions.creer_seance`."""

    # Never `prive`: a session is its group's from the start, and stays so when taken back.
    CERCLES = (Cercle.GROUPE, Cercle.RESEAU, Cercle.PUBLIC)
    SE_DEPOSE_DANS_LE_GROUPE = True

    cycle = models.ForeignKey(
        Cycle, on_delete=models.PROTECT, related_name="seances", verbose_name=_("cycle")
    )
    titre = models.CharField(_("titre"), max_length=160)
    debut = models.DateTimeField(_("début"), db_index=True)
    duree_minutes = models.PositiveSmallIntegerField(
        _("durée, en minutes"), default=120, validators=[MinValueValidator(15), MaxValueValidator(600)]
    )
    lieu = models.CharField(_("lieu"), max_length=200, blank=True)
    noeuds = models.ManyToManyField(
        "noeuds.Noeud", blank=True, related_name="seances", verbose_name=_("nœuds travaillés")
    )
    intention = models.TextField(_("intention"), blank=True)
    compte_rendu = models.TextField(_("compte rendu"), blank=True)
    annulee = models.BooleanField(_("séance annulée"), default=False)

    objects: ClassVar = SeanceQuerySet.as_manager()

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("titre", boost=2),
        index.SearchField("intention"),
        index.SearchField("compte_rendu"),
        index.SearchField("texte_des_elements"),
        index.AutocompleteField("titre"),
        index.FilterField("debut"),
    ]
    rang_recherche = 70
    dependances_recherche = ("elements",)

    class Meta(CercleMixin.Meta):
        verbose_name = _("séance")
        verbose_name_plural = _("séances")
        ordering = ["-debut", "-pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            models.CheckConstraint(
                condition=Q(groupe__isnull=False),
                name="seance_dans_un_groupe",
                violation_error_message=_("Une séance appartient à un groupe."),
            ),
            models.CheckConstraint(
                condition=Q(duree_minutes__gte=15, duree_minutes__lte=600),
                name="seance_duree_possible",
                violation_error_message=_("Une séance dure entre 15 minutes et 10 heures."),
            ),
            models.UniqueConstraint(
                fields=["groupe", "debut"],
                condition=Q(annulee=False),
                name="seance_unique",
                violation_error_message=_("Ce groupe a déjà une séance à ce moment-là."),
            ),
        ]

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return reverse("seance", args=[self.reference])

    @property
    def fin(self):
        return self.debut + timedelta(minutes=self.duree_minutes)

    @property
    def a_commence(self):
        return self.debut <= timezone.now()

    @property
    def est_finie(self):
        return self.fin <= timezone.now()

    @property
    def minutes_prevues(self):
        return sum(point.minutes for point in self.points.all())

    @property
    def minutes_de_trop(self):
        """How much longer than the session its agenda is: 0 when it holds."""
        return max(self.minutes_prevues - self.duree_minutes, 0)

    def deroule(self):
        """The points in order, each with the hour at which it begins."""
        heure, lignes = self.debut, []
        for point in self.points.all():
            lignes.append({"heure": heure, "point": point})
            heure += timedelta(minutes=point.minutes)
        return lignes

    def attendus(self):
        """The memberships of its cycle that hold on its day: who is invited."""
        return self.cycle.adhesions.filter(
            Q(fin__isnull=True) | Q(fin__gte=timezone.localdate(self.debut))
        ).select_related("personne")

    def quatre_elements(self):
        """What was passed on, in the order in which a group tells it."""
        par_genre = {element.genre: element for element in self.elements.all()}
        return [par_genre[genre] for genre in GenreElement.values if genre in par_genre]

    def texte_des_elements(self):
        return "\n".join(element.texte for element in self.elements.all())


def _lien(modele, nom):
    return models.ForeignKey(
        modele,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="points_ordre_du_jour",
        verbose_name=nom,
    )


class PointOrdreDuJour(models.Model):
    """One line of the agenda. Who leads it is known inside the group only."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="points")
    rang = models.PositiveSmallIntegerField(_("ordre"), default=1)
    moment = models.CharField(_("moment"), max_length=20, choices=Moment, default=Moment.ECHANGE)
    titre = models.CharField(_("titre"), max_length=160)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=10, validators=[MinValueValidator(1), MaxValueValidator(480)]
    )
    porteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("porté par"),
    )
    porteur_libre = models.CharField(_("ou une autre personne"), max_length=80, blank=True)
    # What it is about: shown to whoever may see that thing (`points.lier`), to the others not even its title.
    noeud = _lien("noeuds.Noeud", _("nœud"))
    vignette = _lien("noeuds.Vignette", _("situation"))
    ressource = _lien("ressources.Ressource", _("ressource"))
    outil = models.CharField(_("outil"), max_length=120, blank=True)

    objects: ClassVar = PointQuerySet.as_manager()

    class Meta:
        verbose_name = _("point de l’ordre du jour")
        verbose_name_plural = _("points de l’ordre du jour")
        ordering = ["rang", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=480),
                name="point_minutes_possibles",
                violation_error_message=_("Un point dure au moins une minute."),
            )
        ]

    def __str__(self):
        return self.titre

    @property
    def qui(self):
        return str(self.porteur) if self.porteur else self.porteur_libre
