from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.texte import heure

from .dispositif import Dispositif


class DatesAnnoncees(models.Manager):
    """A date agreed between two people (an immersion) is shown to them alone: whoever lists dates never meets it."""

    def get_queryset(self):
        return super().get_queryset().filter(reservee=False)


class DateDeDispositif(models.Model):
    dispositif = models.ForeignKey(
        Dispositif, on_delete=models.CASCADE, related_name="dates", verbose_name=_("dispositif")
    )
    debut = models.DateTimeField(_("début"))
    fin = models.DateTimeField(_("fin"))
    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    places = models.PositiveSmallIntegerField(
        _("places ce jour-là"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    hote = models.CharField(_("chez qui"), max_length=160, blank=True)
    lieu = models.CharField(_("lieu ce jour-là"), max_length=200, blank=True)
    commune = models.ForeignKey(
        "comptes.Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("commune"),
    )
    inscriptions_jusqu_au = models.DateField(_("inscriptions jusqu’au"), null=True, blank=True)
    annulee_le = models.DateTimeField(_("annulée le"), null=True, blank=True, editable=False)
    #: How often it changed for those who come: what their calendars compare (RFC 5545 §3.8.7.4).
    sequence = models.PositiveIntegerField(default=0, editable=False)
    modifie_le = models.DateTimeField(auto_now=True)
    reservee = models.BooleanField(default=False, editable=False)

    objects: ClassVar = DatesAnnoncees()
    toutes: ClassVar = models.Manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["debut", "hote", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__gt=F("debut")),
                name="date_dispositif_dans_l_ordre",
                violation_error_message=_("La fin doit suivre le début."),
            ),
            models.UniqueConstraint(
                fields=["dispositif", "debut", "hote"],
                name="date_dispositif_unique_chez",
                violation_error_message=_("Cette date est déjà donnée."),
            ),
            models.CheckConstraint(
                condition=Q(places__isnull=True) | Q(places__gte=1),
                name="date_une_place_au_moins",
                violation_error_message=_("Donnez au moins une place, ou laissez vide."),
            ),
        ]

    def __str__(self):
        return self.en_mots

    def get_absolute_url(self):
        """Its own page; what two people agreed on has none."""
        if self.reservee:
            return self.dispositif.get_absolute_url()
        return reverse("date_de_dispositif", args=[self.reference])

    @property
    def capacite(self):
        """How many may come; None when nobody counts."""
        return self.places or self.dispositif.places

    @property
    def ou(self):
        """Where, in one line: its own place, else that of the dispositif."""
        lieu = self.lieu or (self.dispositif.lieu if self.commune_id is None else "")
        commune = self.commune or (self.dispositif.commune if not self.lieu else None)
        return ", ".join(str(mot) for mot in (lieu, commune) if mot)

    @property
    def est_annulee(self):
        return self.annulee_le is not None

    @property
    def a_commence(self):
        return self.debut <= timezone.now()

    @property
    def se_note(self):
        """Who came is noted from that day on."""
        return not self.est_annulee and timezone.localdate(self.debut) <= timezone.localdate()

    @property
    def s_inscrit_encore(self):
        """Whether time still allows it; whether a place is left, and for whom, is asked elsewhere."""
        limite = self.inscriptions_jusqu_au
        return (
            self.dispositif.s_inscrit_ici
            and not self.est_annulee
            and not self.a_commence
            and (limite is None or timezone.localdate() <= limite)
        )

    @property
    def est_passee(self):
        return self.fin < timezone.now()

    @property
    def en_mots(self):
        """« mardi 12 mars, de 9 h 30 à 12 h », with the year when it is another one."""
        debut, fin = timezone.localtime(self.debut), timezone.localtime(self.fin)
        modele = "l j F" if debut.year == timezone.localdate().year else "l j F Y"
        valeurs = {
            "jour": formats.date_format(debut, modele),
            "debut": heure(debut),
            "fin": heure(fin),
        }
        if debut.date() == fin.date():
            return _("%(jour)s, de %(debut)s à %(fin)s") % valeurs
        valeurs["fin"] = formats.date_format(fin, "l j F")
        return _("du %(jour)s, %(debut)s, au %(fin)s") % valeurs
