from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from socle.cercles.models import CercleMixin
from socle.modeles import Horodate

from ..querysets import PisteQuerySet
from .attaches import Attachee, un_seul_parent
from .protection import Protegee


class Piste(Attachee, CercleMixin, Protegee, Horodate, index.Indexed, models.Model):
    """« Si… alors… »: what one can try, attached to a nœud (its source page) or to a situation (produit.md §3)."""

    PARENTS = ("noeud", "vignette")
    SE_SIGNALE = True

    noeud = models.ForeignKey(
        "noeuds.Noeud",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="pistes",
        verbose_name=_("nœud"),
    )
    vignette = models.ForeignKey(
        "noeuds.Vignette",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="pistes",
        verbose_name=_("vignette"),
    )
    si = models.CharField(_("si…"), max_length=200)
    alors = models.CharField(_("alors…"), max_length=300)
    conditions = models.CharField(_("à quelles conditions"), max_length=300, blank=True)
    source = models.CharField(_("d’où elle vient"), max_length=160, blank=True)
    ressource = models.ForeignKey(
        "ressources.Ressource",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pistes",
        verbose_name=_("ressource"),
    )

    objects: ClassVar = PisteQuerySet.as_manager()

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("si"),
        index.SearchField("alors"),
        index.SearchField("conditions"),
        index.SearchField("source"),
        index.FilterField("noeud"),
        index.FilterField("vignette"),
    ]
    rang_recherche = 15
    utilite_recherche = models.Count("essais", filter=models.Q(essais__a_aide=True))

    class Meta(CercleMixin.Meta):
        verbose_name = _("piste")
        verbose_name_plural = _("pistes")
        ordering = ["-cree_le", "-pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            un_seul_parent("noeud", "vignette", nom="piste_une_attache"),
        ]

    def __str__(self):
        with override(self.langue):
            return gettext("Si %(si)s, alors %(alors)s") % {"si": self.si, "alors": self.alors}

    def get_absolute_url(self):
        return reverse("piste", args=[self.reference])


class Essai(models.Model):
    """« J’ai essayé »: one word a person and a piste, which she changes or takes back. No date: it could say who."""

    piste = models.ForeignKey(Piste, on_delete=models.CASCADE, related_name="essais", verbose_name=_("piste"))
    # What was tried stays known when its account leaves (§4.6).
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("personne"),
    )
    a_aide = models.BooleanField(_("a aidé"))

    class Meta:
        verbose_name = _("essai")
        verbose_name_plural = _("essais")
        constraints = [
            models.UniqueConstraint(
                fields=["piste", "personne"],
                name="essai_unique",
                violation_error_message=_("Vous avez déjà dit si cette piste a aidé."),
            )
        ]

    def __str__(self):
        return gettext("a aidé") if self.a_aide else gettext("n’a pas aidé")
