"""What somebody takes away from an immersion: read by the two parties, further by the usual steps of cercle."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.cercles.permissions import peut_voir
from socle.cercles.querysets import CercleQuerySet
from socle.modeles import Horodate
from socle.texte import texte_seul

from .dispositif import Dispositif
from .immersions import DemandeDImmersion, LieuDImmersion


class RetourQuerySet(CercleQuerySet):
    def visibles_pour(self, user):
        """Of a house that she sees; the house itself reads what is said of the day it gave."""
        siens = self.filter(self._du_lieu_visible(user))
        visibles = super().visibles_pour(user).values("pk")
        if not (user.is_authenticated and user.is_active):
            return siens.filter(pk__in=visibles)
        return siens.filter(Q(pk__in=visibles) | Q(lieu__hote=user.pk))

    def a_relire_par(self, user):
        return super().a_relire_par(user).filter(self._du_lieu_visible(user))

    def _du_lieu_visible(self, user):
        return Q(lieu__dispositif__in=Dispositif.objects.visibles_pour(user).order_by().values("pk"))


class RetourDImmersion(CercleMixin, Horodate):
    """« Ce que j’en retiens ». Stays without an author when her account goes (produit.md §4.6)."""

    lieu = models.ForeignKey(LieuDImmersion, on_delete=models.CASCADE, related_name="retours")
    demande = models.OneToOneField(
        DemandeDImmersion, on_delete=models.SET_NULL, null=True, blank=True, related_name="retour"
    )
    texte = models.TextField(_("ce que j’en retiens"))

    objects: ClassVar = RetourQuerySet.as_manager()

    class Meta(CercleMixin.Meta):
        verbose_name = _("retour d’immersion")
        verbose_name_plural = _("retours d’immersion")
        ordering = ["-cree_le", "-pk"]

    def __str__(self):
        # Without the name of the house, which may have gone back to a narrower cercle.
        mots = texte_seul(self.texte).split()
        return " ".join(mots[:12]) + ("…" if len(mots) > 12 else "")

    def get_absolute_url(self):
        return reverse("retour_d_immersion", args=[self.reference])

    def montre_aussi_a(self, user):
        return (
            user.is_authenticated
            and user.is_active
            and self.lieu.hote_id == user.pk
            and peut_voir(user, self.lieu.dispositif)
        )

    def retenu_pour(self, user):
        return not peut_voir(user, self.lieu.dispositif)

    def cercles_possibles(self):
        """Never wider than the immersions it speaks of."""
        rang = Cercle(self.lieu.dispositif.cercle).rang
        return [cercle for cercle in super().cercles_possibles() if cercle.rang <= rang]
