"""What a table brings in: one row a line, so that it can be shown, chosen, written and taken back."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.modeles import Horodate

from ..enums import EtatDImport, SortDeLigne
from .ressource import Ressource

#: How long a whole import can be undone; what it replaced is kept as long, and no longer (personal data).
DUREE_D_ANNULATION = timedelta(days=90)
#: How long a preview that nobody applies is kept.
DUREE_D_APERCU = timedelta(days=30)


class ImportQuerySet(models.QuerySet["Import"]):
    def de(self, user):
        """Those whose lines this person may read: her own, since a line may become a draft that she alone sees."""
        return self.filter(par=user.pk) if user.est_coordination else self.none()

    def oublier(self):
        """Drop previews left behind, and what applied ones had replaced once they can no longer be undone."""
        maintenant = timezone.now()
        vieux = self.filter(modifie_le__lt=maintenant - DUREE_D_APERCU)
        vieux.exclude(etat__in=EtatDImport.finis()).delete()
        passes = self.filter(etat=EtatDImport.APPLIQUE, applique_le__lt=maintenant - DUREE_D_ANNULATION)
        LigneDImport.objects.filter(envoi__in=passes).exclude(changements={}).update(changements={})


class Import(Horodate):
    """One file. Its bytes are never kept: what they say is in the lines, until they are applied or given up."""

    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("importé par"),
    )
    fichier = models.CharField(_("nom du fichier"), max_length=120)
    etat = models.CharField(_("état"), max_length=12, choices=EtatDImport, default=EtatDImport.COLONNES)
    titres = models.JSONField(_("titres des colonnes"), default=list)
    correspondance = models.JSONField(_("colonnes reconnues"), default=dict)
    total = models.PositiveIntegerField(_("lignes"), default=0)
    applique_le = models.DateTimeField(_("appliqué le"), null=True, blank=True)
    annule_le = models.DateTimeField(_("annulé le"), null=True, blank=True)
    bilan = models.JSONField(_("ce qui a été fait"), default=dict)

    objects: ClassVar = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-cree_le", "-pk"]

    def __str__(self):
        return self.fichier

    def get_absolute_url(self):
        return reverse("import", args=[self.reference])

    @property
    def comparees(self):
        return self.lignes.exclude(sort="").count()

    @property
    def s_annule_encore(self):
        return (
            self.etat == EtatDImport.APPLIQUE
            and self.applique_le is not None
            and timezone.now() - self.applique_le < DUREE_D_ANNULATION
        )


class LigneDImport(models.Model):
    """One row: what it says, what became of it. Emptied of its texts once written: the record holds them."""

    envoi = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lignes")
    numero = models.PositiveIntegerField(_("ligne"))
    cellules = models.JSONField(default=list)
    valeurs = models.JSONField(default=dict)
    erreurs = models.JSONField(default=dict)
    sort = models.CharField(max_length=12, choices=SortDeLigne, blank=True, default="")
    #: How the line is called: its name and its commune, folded; two lines of one file cannot share it.
    cle = models.CharField(max_length=200, blank=True, default="")
    ressource = models.ForeignKey(
        Ressource, on_delete=models.SET_NULL, null=True, blank=True, related_name="lignes_d_import"
    )
    #: `modifie_le` of the record when it was compared, then when it was written: any other value is somebody's edit.
    vue_le = models.DateTimeField(null=True, blank=True)
    #: [[pk of a record, likeness in hundredths, reasons]], nearest first.
    proches = models.JSONField(default=list)
    #: {column: [before, after]}.
    changements = models.JSONField(default=dict)
    #: Columns of the changes that only somebody else may write.
    reservees = models.JSONField(default=list)
    retenue = models.BooleanField(default=True)
    #: She said herself that it is, or is not, the same as a record alike.
    decidee = models.BooleanField(default=False)
    #: After an undo: why it was kept, or which columns.
    gardee = models.JSONField(default=list)

    class Meta:
        verbose_name = _("ligne d’import")
        verbose_name_plural = _("lignes d’import")
        ordering = ["numero"]
        constraints = [
            models.UniqueConstraint(fields=["envoi", "numero"], name="ligne_d_import_unique"),
        ]
        indexes = [models.Index(fields=["envoi", "sort"], name="ligne_d_import_par_sort")]

    def __str__(self):
        return f"{self.envoi} · {self.numero}"


#: What applying writes.
A_ECRIRE = Q(retenue=True, sort__in=[SortDeLigne.NOUVELLE, SortDeLigne.CHANGEE])
