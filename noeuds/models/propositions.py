from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.modeles import Horodate

from ..enums import Famille
from .protection import Protegee


class PropositionDeNoeud(CercleMixin, Protegee, Horodate, index.Indexed, models.Model):
    """A recurring problem that a member would like the network to work on; its group reads it first."""

    CERCLES = (Cercle.PRIVE, Cercle.GROUPE, Cercle.RESEAU)
    PAGE_OUVERTE = False

    question = models.CharField(_("la question"), max_length=160)
    pourquoi = models.TextField(_("pourquoi elle revient"))
    famille = models.CharField(_("famille"), max_length=12, choices=Famille)
    noeud = models.ForeignKey(
        "noeuds.Noeud",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="propositions",
        verbose_name=_("nœud"),
    )

    search_fields = [
        *CercleMixin.search_fields,
        index.SearchField("question"),
        index.SearchField("pourquoi"),
        index.AutocompleteField("question"),
    ]

    class Meta(CercleMixin.Meta):
        verbose_name = _("proposition de nœud")
        verbose_name_plural = _("propositions de nœud")
        ordering = ["-cree_le", "-pk"]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("proposition", args=[self.reference])
