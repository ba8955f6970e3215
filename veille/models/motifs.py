"""A question asked of the situations or of the coded texts, and its figures at a stated date."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from noeuds.models.protection import Protegee
from socle.cercles.models import reference
from socle.modeles import AvecLangue, Horodate

from .. import permissions


class Source(models.TextChoices):
    """What is counted: one record is one situation, or one coded text."""

    SITUATIONS = "situations", _("les situations")
    TEXTES = "textes", _("les textes codés")


class _Question(AvecLangue, models.Model):
    """What is asked: one or two variables by their keys (veille.motifs), and filters {key: value}."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    titre = models.CharField(_("titre"), max_length=120)
    question = models.CharField(_("question"), max_length=300, blank=True)
    source = models.CharField(_("ce qui est compté"), max_length=10, choices=Source)
    lignes = models.CharField(_("lignes"), max_length=60)
    colonnes = models.CharField(_("colonnes"), max_length=60, blank=True)
    filtres = models.JSONField(_("filtres"), default=dict, blank=True)
    retire_le = models.DateTimeField(_("retiré le"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.titre


class MotifQuerySet(models.QuerySet["Motif"]):
    def visibles_pour(self, user):
        """Those of situations for who leads or observes; those of texts for who coded them, and nobody else."""
        if not permissions.peut_lire_les_motifs(user):
            return self.none()
        return self.filter(Q(source=Source.SITUATIONS) | Q(auteur=user.pk), retire_le=None)


class Motif(Protegee, _Question, Horodate):
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("auteur·e"),
    )

    objects: ClassVar = MotifQuerySet.as_manager()

    class Meta:
        verbose_name = _("motif")
        verbose_name_plural = _("motifs")
        ordering = ["titre", "pk"]

    def get_absolute_url(self):
        return reverse("motif", args=[self.reference])

    @property
    def porte_sur_tous(self):
        """Situations are the network's; texts are of who coded them."""
        return self.source == Source.SITUATIONS


class ReleveQuerySet(models.QuerySet["Releve"]):
    def visibles_pour(self, user):
        motifs = Motif.objects.visibles_pour(user)
        return self.filter(motif__in=motifs.order_by().values("pk"), retire_le=None)

    def debout(self):
        """Those that may still be drawn: what shows one asks at the moment of showing."""
        return self.filter(retire_le=None)


class Releve(_Question):
    """The figures of a motif on a date, protected when they were made (veille.motifs.suppression). Never edited.

    `chiffres`: {"base": {"total": n, "groupes": n}, "lignes": [entry], "colonnes": [entry], "cases": [[n or None]]},
    an entry being {"cle", "fr", "nl", "total": n or None}. None is « fewer than five, or hidden so that those cannot be
    worked out »; no other count is kept. Without `colonnes`, the totals of the lines are the figures.
    """

    motif = models.ForeignKey(
        Motif, on_delete=models.CASCADE, related_name="releves", verbose_name=_("motif"), editable=False
    )
    arrete_au = models.DateField(_("arrêté au"), editable=False)
    chiffres = models.JSONField(_("chiffres"), editable=False)
    #: {name of a scale: its level}: the same for every reading once the first is made (veille.motifs.echelles).
    echelles = models.JSONField(_("échelles"), default=dict, editable=False)
    #: [[conjunction, n]]: every count it shows, that later readings are compared with.
    montres = models.JSONField(_("nombres montrés"), default=list, editable=False)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateTimeField(_("le"), auto_now_add=True)

    objects: ClassVar = ReleveQuerySet.as_manager()

    class Meta:
        verbose_name = _("relevé")
        verbose_name_plural = _("relevés")
        ordering = ["-arrete_au", "-pk"]

    def __str__(self):
        return f"{self.titre} · {self.arrete_au:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("motif_releve", args=[self.reference])

    @property
    def porte_sur_tous(self):
        return self.source == Source.SITUATIONS

    @property
    def figure(self):
        """As one reads it, in the language of the page (`veille/motifs/inclus/figure.html`)."""
        from ..motifs.dessin import dessin

        return dessin(self.chiffres, self.source, self.arrete_au, self.titre, self.langue)
