from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.modeles import AvecLangue

from ..enums import GenreDeGroupe, Jour, Pratique, Role, Secteur, Statut
from .territoire import Bassin


class Groupe(AvecLangue, models.Model):
    """A closed community: a CdP of référents de proximité, or one of its sisters."""

    nom = models.CharField(_("nom"), max_length=120, unique=True)
    slug = models.SlugField(_("adresse"), unique=True)
    genre = models.CharField(_("genre"), max_length=20, choices=GenreDeGroupe, default=GenreDeGroupe.CDP)
    bassin = models.ForeignKey(
        Bassin,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="groupes",
        verbose_name=_("bassin"),
    )
    presentation = models.TextField(
        _("présentation publique"),
        blank=True,
        help_text=_("Ce que chacun·e peut lire, même sans compte."),
    )
    presentation_membres = models.TextField(_("mot aux membres"), blank=True)
    places = models.PositiveSmallIntegerField(_("nombre de sièges"), default=12)
    lieu_habituel = models.CharField(_("lieu habituel"), max_length=200, blank=True)
    jour = models.CharField(_("jour habituel"), max_length=1, choices=Jour, default=Jour.MARDI)
    rang_semaine = models.PositiveSmallIntegerField(
        _("semaine du mois"),
        default=2,
        help_text=_("2 pour « le deuxième mardi »."),
    )
    heure = models.TimeField(_("heure habituelle"), default="12:30")
    duree_minutes = models.PositiveSmallIntegerField(_("durée, en minutes"), default=120)
    logo_png = models.BinaryField(_("logo"), blank=True, default=b"", editable=False)
    archive = models.BooleanField(_("archivé"), default=False)

    class Meta:
        verbose_name = _("groupe")
        verbose_name_plural = _("groupes")
        ordering = ["nom"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rang_semaine__gte=1, rang_semaine__lte=4),
                name="groupe_semaine_1_a_4",
                violation_error_message=_("Choisissez une semaine de 1 à 4."),
            )
        ]

    def __str__(self):
        return self.nom

    def get_absolute_url(self):
        return reverse("groupe", args=[self.slug])

    def cycle_courant(self, cycles=None):
        """The cycle that contains today, else the next to come, else the last; among `cycles`, if read already."""
        aujourdhui = timezone.localdate()
        cycles = sorted(self.cycles.all() if cycles is None else cycles, key=lambda cycle: cycle.debut)
        courants = [cycle for cycle in cycles if cycle.debut <= aujourdhui <= cycle.fin]
        a_venir = [cycle for cycle in cycles if cycle.debut > aujourdhui]
        return next(iter([*courants, *a_venir, *reversed(cycles)]), None)


class Cycle(models.Model):
    """September to June of one group; its members keep access until `fin` (31 August)."""

    groupe = models.ForeignKey(
        Groupe, on_delete=models.CASCADE, related_name="cycles", verbose_name=_("groupe")
    )
    debut = models.DateField(_("début"))
    fin = models.DateField(_("fin"), help_text=_("Les membres gardent l’accès au groupe jusqu’à ce jour."))

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        ordering = ["-debut"]
        constraints = [
            models.UniqueConstraint(
                fields=["groupe", "debut"],
                name="cycle_unique",
                violation_error_message=_("Ce groupe a déjà un cycle qui commence ce jour-là."),
            ),
            models.CheckConstraint(
                condition=Q(fin__gt=F("debut")),
                name="cycle_dans_l_ordre",
                violation_error_message=_("La fin du cycle doit suivre son début."),
            ),
        ]

    def __str__(self):
        return f"{self.groupe} {self.annees}"

    @property
    def annees(self):
        debut, fin = self.debut.year, self.fin.year
        return f"{debut}-{fin}" if fin != debut else str(debut)


class AdhesionQuerySet(models.QuerySet):
    def actives(self):
        """Memberships that give access today: the cycle has not ended, nor the membership."""
        aujourdhui = timezone.localdate()
        return self.filter(
            Q(fin__isnull=True) | Q(fin__gte=aujourdhui),
            cycle__fin__gte=aujourdhui,
            cycle__groupe__archive=False,
        )


class Adhesion(models.Model):
    """A person in a group for a cycle, by an agreement of three: person, employer, coordination."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    personne = models.ForeignKey(
        "comptes.Personne", on_delete=models.CASCADE, related_name="adhesions", verbose_name=_("personne")
    )
    cycle = models.ForeignKey(
        Cycle, on_delete=models.CASCADE, related_name="adhesions", verbose_name=_("cycle")
    )
    role = models.CharField(_("rôle"), max_length=24, choices=Role, default=Role.PARTICIPANT)
    metier = models.CharField(_("métier"), max_length=80, blank=True)
    secteur = models.CharField(_("secteur"), max_length=16, choices=Secteur)
    statut = models.CharField(_("statut"), max_length=16, choices=Statut, default=Statut.EMPLOYE)
    pratique = models.CharField(_("pratique"), max_length=16, choices=Pratique, default=Pratique.COLLECTIVE)
    institution = models.CharField(_("institution"), max_length=160, blank=True)
    convention_le = models.DateField(
        _("convention signée le"),
        null=True,
        blank=True,
        help_text=_("Par les trois parties : la personne, son employeur, la coordination."),
    )
    fin = models.DateField(_("quitte le groupe le"), null=True, blank=True)

    objects = AdhesionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adhésion")
        verbose_name_plural = _("adhésions")
        ordering = ["personne__last_name", "personne__first_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["personne", "cycle"],
                name="adhesion_unique",
                violation_error_message=_("Cette personne est déjà dans ce groupe pour ce cycle."),
            )
        ]

    def __str__(self):
        return f"{self.personne} · {self.cycle}"

    @property
    def est_en_cours(self):
        """Whether she has not left; the day written in `fin` is still hers."""
        return self.fin is None or self.fin >= timezone.localdate()
