"""A structural problem, sent on to a place that can solve it, and what became of it (produit.md §3)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from noeuds.enums import Liste
from noeuds.models import Noeud
from noeuds.models.protection import Protegee
from socle.cercles.models import CercleMixin
from socle.modeles import AvecLangue, Horodate

from .. import permissions
from ..enums import Avancement, GenreDeSuite
from ..querysets import RemonteeQuerySet
from .faisceaux import Faisceau


class Remontee(CercleMixin, Protegee, Horodate, index.Indexed, models.Model):
    """In `groupe`, it is read by all the groups that raised it (`groupes`), chosen before it is reviewed."""

    titre = models.CharField(_("titre"), max_length=160)
    constat = models.TextField(_("ce qui se passe"))
    pour_qui = models.CharField(_("pour qui"), max_length=200, blank=True)
    depuis = models.CharField(_("depuis quand"), max_length=80, blank=True)
    faisceau = models.ForeignKey(
        Faisceau,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="remontees",
        verbose_name=_("preuves"),
    )
    noeuds = models.ManyToManyField(Noeud, blank=True, related_name="remontees", verbose_name=_("nœuds"))
    groupes = models.ManyToManyField(
        "comptes.Groupe", blank=True, related_name="remontees", verbose_name=_("groupes qui la font remonter")
    )
    destination = models.ForeignKey(
        "noeuds.Terme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"liste": Liste.DESTINATION},
        verbose_name=_("à qui l’envoyer"),
    )
    contact = models.CharField(_("fonction de la personne de contact"), max_length=120, blank=True)
    avancement = models.CharField(
        _("où elle en est"), max_length=12, choices=Avancement, default=Avancement.A_PREPARER, editable=False
    )
    #: Given by a moderator to the veilleuse and to coordination, who complete it.
    confiee_le = models.DateTimeField(_("confiée le"), null=True, blank=True, editable=False)
    suivie_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("suivie par"),
    )
    #: The last time that anything happened to it: what the reminder counts from.
    bouge_le = models.DateField(_("dernier pas"), null=True, blank=True, editable=False)

    objects: ClassVar = RemonteeQuerySet.as_manager()

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("titre"),
        index.SearchField("constat"),
        index.SearchField("pour_qui"),
        index.AutocompleteField("titre"),
        index.FilterField("confiee_le"),
        index.FilterField("avancement"),
        index.FilterField("id"),
    ]
    rang_recherche = 45

    class Meta(CercleMixin.Meta):
        verbose_name = _("remontée")
        verbose_name_plural = _("remontées")
        ordering = ["-cree_le", "-pk"]
        constraints = [*CercleMixin.Meta.constraints]

    def __str__(self):
        return self.titre

    def get_absolute_url(self):
        return reverse("remontee", args=[self.reference])

    def montre_aussi_a(self, user):
        return permissions.peut_lire_sa_remontee(user, self)

    @property
    def part_avec_son_auteur(self):
        return super().part_avec_son_auteur and self.confiee_le is None

    @property
    def est_partie(self):
        return self.avancement != Avancement.A_PREPARER


class SuiteDeRemontee(AvecLangue, Protegee, models.Model):
    """One thing that happened to it. Its kind, place and month are facts; its words wait for a second look."""

    remontee = models.ForeignKey(Remontee, on_delete=models.CASCADE, related_name="suites")
    genre = models.CharField(_("ce qui s’est passé"), max_length=12, choices=GenreDeSuite)
    le = models.DateField(_("quand"), default=timezone.localdate)
    destination = models.ForeignKey(
        "noeuds.Terme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"liste": Liste.DESTINATION},
        verbose_name=_("à qui"),
    )
    texte = models.TextField(_("en quelques mots"), blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("par"),
    )
    #: Who accepted that the readers of the remontée read these words: never their author (§4.1).
    montree_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("montrée par"),
    )
    montree_le = models.DateTimeField(_("montrée le"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("suite d’une remontée")
        verbose_name_plural = _("suites d’une remontée")
        ordering = ["le", "pk"]

    def __str__(self):
        return str(self.get_genre_display())
