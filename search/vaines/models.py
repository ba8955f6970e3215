from django.db import models
from django.utils.translation import gettext_lazy as _

from socle.modeles import langues_possibles


class RechercheVaine(models.Model):
    """Words that found nothing in one month. Nothing of who asked, nor of when in the month."""

    #: Folded: what makes two searches the same.
    pliee = models.CharField(_("mots repliés"), max_length=80)
    mots = models.CharField(_("mots"), max_length=80)
    #: Its first day.
    mois = models.DateField(_("mois"))
    langue = models.CharField(_("langue de l’interface"), max_length=8, choices=langues_possibles)
    #: Days on which they were asked at least once, machine by machine: never how many people.
    nombre = models.PositiveIntegerField(_("nombre de jours"), default=0)
    #: How many things answer today to a member of no group; None until somebody looked (tournees.py).
    repondent = models.PositiveIntegerField(_("ce qui répond"), null=True, blank=True)

    class Meta:
        verbose_name = _("recherche sans réponse")
        verbose_name_plural = _("recherches sans réponse")
        ordering = ["-mois", "-nombre", "pliee", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["pliee", "mois", "langue"], name="recherche_vaine_une_fois")
        ]

    def __str__(self):
        return self.mots
