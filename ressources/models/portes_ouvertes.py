"""The houses of an open-doors week, and their slots: up to four a day each (002)."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.modeles import AvecLangue, Horodate

from ..enums import Langue
from ..fields import ChampDeCodes
from ..permissions import tient_le_repertoire
from .dates import DateDeDispositif
from .dispositif import Dispositif

CRENEAUX_PAR_JOUR = 4


class MaisonOuverteQuerySet(models.QuerySet):
    def visibles_pour(self, user):
        """As wide as its week; one that nobody else has read is seen by who opens it and by who may accept it."""
        from .inscriptions import Organisatrice

        siennes = self.filter(dispositif__in=Dispositif.objects.visibles_pour(user).order_by().values("pk"))
        if not user.is_authenticated:
            return siennes.acceptees()
        if tient_le_repertoire(user):
            return siennes
        gerees = Organisatrice.objects.filter(personne=user.pk).order_by().values("dispositif")
        return siennes.filter(
            Q(acceptee_le__isnull=False)
            | Q(hote=user.pk)
            | Q(dispositif__auteur=user.pk)
            | Q(dispositif__in=gerees)
        )

    def acceptees(self):
        return self.filter(acceptee_le__isnull=False)


class MaisonOuverte(AvecLangue, Horodate):
    """A service that opens its door during the week; everything here is as wide as the week itself."""

    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    dispositif = models.ForeignKey(
        Dispositif, on_delete=models.CASCADE, related_name="maisons", verbose_name=_("semaine")
    )
    hote = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("qui la tient"),
    )
    nom = models.CharField(_("nom de la maison"), max_length=120)
    adresse = models.CharField(_("adresse"), max_length=200)
    commune = models.ForeignKey(
        "comptes.Commune", on_delete=models.PROTECT, related_name="+", verbose_name=_("commune")
    )
    transports = models.CharField(_("en transports en commun"), max_length=200, blank=True)
    langues = ChampDeCodes(_("langues de la visite"), codes=Langue)
    contact = models.CharField(_("contact"), max_length=160, blank=True)
    a_voir = models.TextField(_("ce qu’on y voit"), blank=True)
    #: By somebody else than whoever opens it, before others read it (produit.md §4.1).
    acceptee_le = models.DateTimeField(_("acceptée le"), null=True, blank=True, editable=False)

    objects = MaisonOuverteQuerySet.as_manager()

    class Meta:
        verbose_name = _("maison ouverte")
        verbose_name_plural = _("maisons ouvertes")
        ordering = ["nom", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispositif", "nom"],
                name="maison_ouverte_unique",
                violation_error_message=_("Cette maison est déjà dans le programme."),
            )
        ]

    def __str__(self):
        return self.nom

    def get_absolute_url(self):
        return reverse("maison_ouverte", args=[self.reference])

    @property
    def langues_en_mots(self):
        return ", ".join(str(langue.label) for langue in Langue if langue in self.langues)


class Creneau(models.Model):
    """A date of the week at this house; `rang` is what holds the four of a day."""

    date = models.OneToOneField(DateDeDispositif, on_delete=models.CASCADE, related_name="creneau")
    maison = models.ForeignKey(MaisonOuverte, on_delete=models.CASCADE, related_name="creneaux")
    jour = models.DateField(_("jour"))
    rang = models.PositiveSmallIntegerField(
        _("rang"), validators=[MinValueValidator(1), MaxValueValidator(CRENEAUX_PAR_JOUR)]
    )

    class Meta:
        verbose_name = _("plage")
        verbose_name_plural = _("plages")
        ordering = ["jour", "rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["maison", "jour", "rang"],
                name="plage_un_rang_par_jour",
                violation_error_message=_("Quatre plages par jour au plus, dans chaque maison."),
            ),
            models.CheckConstraint(
                condition=Q(rang__gte=1, rang__lte=CRENEAUX_PAR_JOUR),
                name="plage_quatre_par_jour",
                violation_error_message=_("Quatre plages par jour au plus, dans chaque maison."),
            ),
        ]

    def __str__(self):
        return f"{self.maison} · {self.date}"
