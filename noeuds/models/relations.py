"""Two members who do not know each other: their moderators bring them together, and no name goes ahead (§4.3)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.comptes.enums import Secteur
from socle.modeles import AvecLangue, Horodate

from ..enums import EtatDeMiseEnRelation
from ..querysets import MiseEnRelationQuerySet
from .protection import Protegee


class MiseEnRelation(AvecLangue, Protegee, Horodate):
    """Somebody asks to speak with a colleague who knows a nœud; the moderators of her group look for one."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    noeud = models.ForeignKey(
        "noeuds.Noeud", on_delete=models.CASCADE, related_name="mises_en_relation", verbose_name=_("nœud")
    )
    demandeur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="mises_en_relation",
        verbose_name=_("demandée par"),
    )
    groupe = models.ForeignKey(
        "comptes.Groupe", on_delete=models.PROTECT, related_name="+", verbose_name=_("groupe")
    )
    secteur = models.CharField(_("secteur"), max_length=16, choices=Secteur, blank=True)
    mot = models.CharField(_("ce que vous cherchez"), max_length=400)
    etat = models.CharField(
        _("état"),
        max_length=10,
        choices=EtatDeMiseEnRelation,
        default=EtatDeMiseEnRelation.DEMANDEE,
        editable=False,
    )

    objects: ClassVar = MiseEnRelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("mise en relation")
        verbose_name_plural = _("mises en relation")
        ordering = ["cree_le", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["noeud", "demandeur"],
                condition=models.Q(etat__in=EtatDeMiseEnRelation.ouverts()),
                name="mise_en_relation_une_a_la_fois",
                violation_error_message=_("Vous avez déjà une demande en cours pour ce nœud."),
            )
        ]

    def __str__(self):
        return gettext("Mise en relation")

    def get_absolute_url(self):
        return reverse("mise_en_relation", args=[self.reference])

    @property
    def sollicitation(self):
        """The last colleague who was asked, or None."""
        return next(reversed(self.sollicitations.all()), None)

    @property
    def demandeur_en_mots(self):
        """As somebody outside her group reads her, until both said yes."""
        return str(Secteur(self.secteur).signature) if self.secteur else gettext("un·e membre du réseau")


class Sollicitation(models.Model):
    """One colleague asked, by whom, when, and what she answered: the log of a mise en relation."""

    mise = models.ForeignKey(MiseEnRelation, on_delete=models.CASCADE, related_name="sollicitations")
    connaisseur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="sollicitations",
        verbose_name=_("connaisseur·se"),
    )
    secteur = models.CharField(_("secteur"), max_length=16, choices=Secteur, blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("choisie par"),
    )
    le = models.DateTimeField(_("le"), auto_now_add=True)
    acceptee = models.BooleanField(_("acceptée"), null=True)
    repondue_le = models.DateTimeField(_("répondue le"), null=True)

    class Meta:
        verbose_name = _("sollicitation")
        verbose_name_plural = _("sollicitations")
        ordering = ["le", "pk"]

    def __str__(self):
        return f"{self.le:%d/%m/%Y}"

    @property
    def connaisseur_en_mots(self):
        return str(Secteur(self.secteur).signature) if self.secteur else gettext("un·e membre du réseau")
