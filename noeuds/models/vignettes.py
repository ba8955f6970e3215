from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from taggit.managers import TaggableManager

from socle.cercles.models import CercleMixin
from socle.cercles.regard import AvecRegard
from socle.etiquettes.models import Etiquetage, GestionnaireDEtiquettes
from socle.modeles import Horodate

from ..enums import Effet, Liste, Menage, MobilisePar, ModeOutil, Revenu, Saison, TrancheAge
from ..permissions import voit_la_date
from ..querysets import VignetteQuerySet
from .protection import Protegee


class Vignette(AvecRegard, CercleMixin, Protegee, Horodate, index.Indexed, models.Model):
    """An anonymised situation, told by a professional: bands, never exact values (produit.md §4.2)."""

    titre = models.CharField(_("titre"), max_length=120, blank=True)
    noeud = models.ForeignKey(
        "noeuds.Noeud",
        on_delete=models.SET_NULL,
        null=True,
        related_name="vignettes",
        verbose_name=_("nœud"),
    )
    autres_noeuds = models.ManyToManyField(
        "noeuds.Noeud", blank=True, related_name="vignettes_liees", verbose_name=_("autres nœuds")
    )
    raconte_le = models.DateField(_("racontée le"), default=timezone.localdate, editable=False)

    recit = models.TextField(_("ce qui se passe"))
    aide_ou_manque = models.TextField(_("ce qui a aidé, ou ce qui a manqué"))

    tranche_age = models.CharField(_("âge"), max_length=5, choices=TrancheAge, blank=True)
    menage = models.CharField(_("ménage"), max_length=12, choices=Menage, blank=True)
    revenu = models.CharField(_("revenu principal"), max_length=10, choices=Revenu, blank=True)
    bassin = models.ForeignKey(
        "comptes.Bassin",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bassin"),
    )
    saison = models.CharField(_("saison"), max_length=10, choices=Saison, blank=True)
    vulnerabilites = models.ManyToManyField(
        "noeuds.Terme",
        blank=True,
        related_name="+",
        limit_choices_to={"liste": Liste.VULNERABILITE},
        verbose_name=_("vulnérabilités"),
    )
    pathologies = models.ManyToManyField(
        "noeuds.Terme",
        blank=True,
        related_name="+",
        limit_choices_to={"liste": Liste.PATHOLOGIE},
        verbose_name=_("pathologies"),
    )
    themes = models.ManyToManyField(
        "noeuds.Terme",
        blank=True,
        related_name="+",
        limit_choices_to={"liste": Liste.THEME},
        verbose_name=_("thèmes"),
    )

    outil_mode = models.CharField(_("outil de dialogue"), max_length=8, choices=ModeOutil, blank=True)
    outil_difficultes = models.TextField(_("difficultés avec l’outil"), blank=True)
    outil_plus_value = models.TextField(_("ce que l’outil a apporté"), blank=True)
    priorite_1 = models.CharField(_("première priorité"), max_length=160, blank=True)
    priorite_2 = models.CharField(_("deuxième priorité"), max_length=160, blank=True)
    priorite_3 = models.CharField(_("troisième priorité"), max_length=160, blank=True)

    suite = models.TextField(_("ce qu’il en est advenu"), blank=True)
    etiquettes = TaggableManager(
        through=Etiquetage, manager=GestionnaireDEtiquettes, blank=True, verbose_name=_("étiquettes")
    )

    objects: ClassVar = VignetteQuerySet.as_manager()

    SE_SIGNALE = True

    search_fields = [
        *CercleMixin.search_fields,
        *AvecRegard.champs_du_regard,
        index.SearchField("titre"),
        index.SearchField("recit"),
        index.SearchField("aide_ou_manque"),
        index.SearchField("suite"),
        index.AutocompleteField("titre"),
        index.RelatedFields("vulnerabilites", [index.SearchField("libelle"), index.SearchField("synonymes")]),
        index.RelatedFields("pathologies", [index.SearchField("libelle"), index.SearchField("synonymes")]),
        index.RelatedFields("themes", [index.SearchField("libelle"), index.SearchField("synonymes")]),
        index.RelatedFields("etiquettes", [index.SearchField("name")]),
        index.FilterField("noeud"),
        index.FilterField("bassin"),
    ]
    rang_recherche = 30

    class Meta(CercleMixin.Meta):
        verbose_name = _("vignette")
        verbose_name_plural = _("vignettes")
        ordering = ["-raconte_le", "-pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(recit=""),
                name="vignette_avec_recit",
                violation_error_message=_("Racontez ce qui se passe."),
            ),
            models.CheckConstraint(
                condition=(Q(priorite_2="") | ~Q(priorite_1="")) & (Q(priorite_3="") | ~Q(priorite_2="")),
                name="vignette_priorites_dans_l_ordre",
                violation_error_message=_("Remplissez les priorités dans l’ordre."),
            ),
        ]

    def __str__(self):
        return self.intitule

    def get_absolute_url(self):
        return reverse("vignette", args=[self.reference])

    @property
    def adresse_de_partage(self):
        return reverse("vignette_partager", args=[self.reference])

    @property
    def adresse_de_relecture(self):
        return reverse("vignette_relire", args=[self.reference])

    def recevoir(self, pas, par, vers, mot, dossier):
        from ..relecture import recevoir

        return recevoir(self, pas, par, vers, mot, dossier)

    @property
    def signature_dehors(self):
        """How it is signed for those who are not of its group (§4.3)."""
        return self.signature_pour(AnonymousUser())

    @property
    def intitule(self):
        """Its title; without one, the season: never words of the text, which may be in a narrower cercle."""
        if self.titre:
            return self.titre
        with override(self.langue):
            return " · ".join(
                [gettext("Situation"), *([str(self.get_saison_display())] if self.saison else [])]
            )

    @property
    def priorites(self):
        """What the person wants first, in her words: none to three."""
        return [p for p in (self.priorite_1, self.priorite_2, self.priorite_3) if p]

    @priorites.setter
    def priorites(self, textes):
        remplies = [texte for texte in textes if texte]
        self.priorite_1, self.priorite_2, self.priorite_3 = (*remplies, "", "", "")[:3]

    def montre_la_date_a(self, user):
        return voit_la_date(user, self)


class Mobilisation(models.Model):
    """A service or a person called upon in a situation, and who did it."""

    vignette = models.ForeignKey(
        Vignette, on_delete=models.CASCADE, related_name="mobilisations", verbose_name=_("vignette")
    )
    quoi = models.CharField(_("qui, ou quel service"), max_length=160)
    par = models.CharField(_("appelé par"), max_length=20, choices=MobilisePar)
    ressource = models.ForeignKey(
        "ressources.Ressource",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mobilisations",
        verbose_name=_("ressource"),
    )
    effet = models.CharField(_("ce que ça a donné"), max_length=8, choices=Effet, blank=True)

    class Meta:
        verbose_name = _("mobilisation")
        verbose_name_plural = _("mobilisations")
        ordering = ["pk"]

    def __str__(self):
        return self.quoi
