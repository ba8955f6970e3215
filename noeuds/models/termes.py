from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..enums import Liste

_SYNONYMES = _("Les mots du métier, séparés par des virgules : ils font trouver ce terme et le proposent.")


class TermeQuerySet(models.QuerySet["Terme"]):
    def actifs(self):
        """Those that one may choose: a term brought into another one leads to it, and is no longer offered."""
        return self.filter(remplace_par=None)


class Terme(models.Model):
    """One entry of a governed list: words that the network agreed on, so that situations compare."""

    liste = models.CharField(_("liste"), max_length=16, choices=Liste)
    cle = models.SlugField(
        _("clé"), max_length=40, help_text=_("Un mot sans accent ni espace. Il ne change plus ensuite.")
    )
    libelle = models.CharField(_("libellé"), max_length=80)
    libelle_nl = models.CharField(_("libellé en néerlandais"), max_length=80)
    synonymes = models.TextField(_("autres mots"), blank=True, help_text=_SYNONYMES)
    synonymes_nl = models.TextField(_("autres mots en néerlandais"), blank=True)
    rang = models.PositiveSmallIntegerField(_("rang"), default=0)
    remplace_par = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="remplaces",
        verbose_name=_("réuni avec"),
        help_text=_("Tout ce qui portait ce terme portera l’autre ; son ancienne adresse y mène."),
    )

    objects = TermeQuerySet.as_manager()

    class Meta:
        verbose_name = _("terme")
        verbose_name_plural = _("termes")
        ordering = ["liste", "rang", "libelle", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["liste", "cle"],
                name="terme_unique",
                violation_error_message=_("Ce terme existe déjà dans cette liste."),
            )
        ]

    def __str__(self):
        return self.libelle_nl if get_language() == "nl" else self.libelle

    def mots(self):
        """Its label and its other words, in both languages: a question asked in one finds the other."""
        autres = f"{self.synonymes},{self.synonymes_nl}".replace("\n", ",").split(",")
        return [mot.strip() for mot in (self.libelle, self.libelle_nl, *autres) if mot.strip()]
