import re
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle
from socle.cercles.models import ALPHABET, reference
from socle.modeles import AvecLangue, Horodate

from .protection import Protegee
from .vignettes import Vignette

#: What nobody has touched for this long is forgotten (manage.py oublier_les_brouillons).
DUREE_D_UN_BROUILLON = timedelta(days=90)
_REFERENCE = re.compile(f"[{ALPHABET}]{{10}}")


def est_une_reference(texte):
    """Whether a browser gives back what reference() made."""
    return bool(_REFERENCE.fullmatch(texte))


class BrouillonQuerySet(models.QuerySet):
    def de(self, user):
        """Those of this person; a draft has no cercle, nobody else ever reads it, whatever her function."""
        return self.filter(auteur=user) if user.is_authenticated and user.is_active else self.none()

    def a_continuer(self):
        """Without the changes of a situation that others read, or are about to: they wait until it is taken back."""
        engagees = Vignette.objects.exclude(cercle=Cercle.PRIVE, cercle_demande="")
        return self.exclude(reference__in=engagees.values("reference"))

    def oublies(self):
        return self.filter(modifie_le__lt=timezone.now() - DUREE_D_UN_BROUILLON)


class BrouillonDeVignette(Protegee, AvecLangue, Horodate, models.Model):
    """A situation being told, answer by answer, as its author left it.

    It becomes the vignette of the same reference; of a private vignette that she changes, it holds the changes.
    What the anonymity helper refuses never enters `donnees` (produit.md §4.2).
    """

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("auteur·e")
    )
    groupe = models.ForeignKey(
        "comptes.Groupe",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("groupe"),
    )
    #: When it was begun by preparing a session: the way back to what was prepared.
    seance = models.ForeignKey(
        "cdp.Seance",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("préparée pour la séance"),
    )
    donnees = models.JSONField(_("réponses"), default=dict, blank=True)
    etape = models.SlugField(_("dernière question"), max_length=20, blank=True)

    objects = BrouillonQuerySet.as_manager()

    class Meta:
        verbose_name = _("situation commencée")
        verbose_name_plural = _("situations commencées")
        ordering = ["-modifie_le", "-pk"]

    def __str__(self):
        """Its title, or its first words: only its author reads them."""
        if self.donnees.get("titre"):
            return self.donnees["titre"]
        mots = self.donnees.get("recit", "").split()
        return " ".join(mots[:8]) + ("…" if len(mots) > 8 else "") if mots else str(_("Une situation"))

    def get_absolute_url(self):
        return reverse("vignette_reprendre", args=[self.reference])
