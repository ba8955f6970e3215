"""The look of another group, before a thing leaves its own (issue « nœuds et vignettes », 5)."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from .enums import Cercle
from .models import CercleMixin


class AvecRegard(models.Model):
    """Columns of a kind that somebody of another group reads, without names, before the network does."""

    REGARD_EXTERIEUR = True
    CHAMPS_DU_CERCLE = (*CercleMixin.CHAMPS_DU_CERCLE, "regard_par_id", "regard_le")

    regard_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("regardé par"),
    )
    regard_le = models.DateTimeField(_("regardé le"), null=True, blank=True, editable=False)

    # What the queryset filters on, for search to apply it too (§4.5).
    champs_du_regard = (index.FilterField("regard_le"),)

    class Meta:
        abstract = True

    cercle: str
    cercle_demande: str
    relu_le: datetime | None

    @property
    def attend_regard(self):
        """Accepted by its own moderators, about to leave the group, and not yet seen from outside."""
        return (
            self.relu_le is not None
            and self.regard_le is None
            and self.cercle_demande in (Cercle.RESEAU, Cercle.PUBLIC)
            and Cercle(self.cercle).rang < Cercle.RESEAU.rang
        )
