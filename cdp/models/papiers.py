import secrets
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from socle.comptes.enums import Role
from socle.comptes.models import Cycle

from ..enums import GenreDePapier
from ..papiers.reglages import FormulaireDesPapiers
from .direct import ALPHABET
from .seances import Seance

MOITIE = 4


def code_de_papier():
    return "".join(secrets.choice(ALPHABET) for _rang in range(2 * MOITIE))


class PapierQuerySet(models.QuerySet):
    def en_cours(self):
        """Neither withdrawn nor replaced."""
        return self.filter(retire_le=None, remplace_par=None)


class Papier(models.Model):
    """That a paper was issued: what its code answers for. What it says is read again at each printing.

    Outlives what it speaks of, the person first (produit.md §4.6): the code must go on answering.
    """

    code = models.CharField(_("code"), max_length=2 * MOITIE, unique=True, default=code_de_papier)
    genre = models.CharField(_("genre"), max_length=12, choices=GenreDePapier)
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="papiers"
    )
    cycle = models.ForeignKey(Cycle, on_delete=models.SET_NULL, null=True, blank=True, related_name="papiers")
    seance = models.ForeignKey(
        Seance, on_delete=models.SET_NULL, null=True, blank=True, related_name="papiers"
    )
    #: {reference of a membership: fingerprint of what the paper says of it}.
    empreintes = models.JSONField(default=dict)
    montant = models.DecimalField(_("montant"), max_digits=7, decimal_places=2, null=True, blank=True)
    roles = models.JSONField(_("rôles"), default=list)
    emis_le = models.DateTimeField(_("établi le"), default=timezone.now)
    emis_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    retire_le = models.DateTimeField(_("retiré le"), null=True, blank=True)
    remplace_par = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = PapierQuerySet.as_manager()

    class Meta:
        verbose_name = _("papier")
        verbose_name_plural = _("papiers")
        ordering = ["-emis_le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["personne", "cycle"],
                condition=Q(genre=GenreDePapier.ATTESTATION, retire_le=None, remplace_par=None),
                name="attestation_unique",
                violation_error_message=_("Cette attestation est déjà établie."),
            ),
            models.UniqueConstraint(
                fields=["seance"],
                condition=Q(genre=GenreDePapier.INDEMNITES, retire_le=None, remplace_par=None),
                name="indemnites_unique",
                violation_error_message=_("Cette fiche est déjà établie."),
            ),
        ]

    def __str__(self):
        return f"{self.get_genre_display()} {self.code_lisible}"

    @property
    def code_lisible(self):
        return f"{self.code[:MOITIE]}-{self.code[MOITIE:]}"

    @property
    def adresse(self):
        """In full: it is printed, and scanned by somebody who was never here."""
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("verifier_code", args=[self.code_lisible])


def roles_indemnises():
    """Hospital referents come on their own working time (000 §1.2)."""
    return [Role.PARTICIPANT.value, Role.VECU.value]


@register_setting(icon="doc-full", order=2)
class ReglagesDesPapiers(BaseGenericSetting):
    """What the network writes on its papers, and what it pays."""

    base_form_class = FormulaireDesPapiers

    montant = models.DecimalField(
        _("indemnité par séance, en euros"),
        max_digits=7,
        decimal_places=2,
        default=Decimal("0"),
        validators=[MinValueValidator(0)],
    )
    roles = models.JSONField(_("rôles indemnisés"), default=roles_indemnises)
    conditions = models.TextField(
        _("conditions de l’indemnité"), blank=True, help_text=_("Au pied de la fiche d’indemnités.")
    )
    conditions_nl = models.TextField(_("conditions, en néerlandais"), blank=True)
    mot = models.TextField(
        _("mot de l’attestation"), blank=True, help_text=_("Après le nombre d’heures : ce qu’est le groupe.")
    )
    mot_nl = models.TextField(_("mot de l’attestation, en néerlandais"), blank=True)
    signataire = models.CharField(_("nom de qui signe"), max_length=120, blank=True)
    fonction = models.CharField(_("fonction de qui signe"), max_length=120, blank=True)
    fonction_nl = models.CharField(_("fonction, en néerlandais"), max_length=120, blank=True)
    lieu = models.CharField(_("fait à"), max_length=80, blank=True)

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("montant"),
                FieldPanel("roles"),
                FieldPanel("conditions"),
                FieldPanel("conditions_nl"),
            ],
            _("Indemnités"),
        ),
        MultiFieldPanel([FieldPanel("mot"), FieldPanel("mot_nl")], _("Attestation")),
        MultiFieldPanel(
            [
                FieldPanel("signataire"),
                FieldPanel("fonction"),
                FieldPanel("fonction_nl"),
                FieldPanel("lieu"),
            ],
            _("Signature"),
        ),
    ]

    class Meta:
        verbose_name = _("papiers")

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def lire(cls):
        """Not load(): it makes the row, and a GET never writes."""
        return cls.objects.first() or cls()

    def dans_la_langue(self, champ):
        """(text, its language): Dutch where it was written, else French."""
        en_neerlandais = getattr(self, f"{champ}_nl") if get_language() == "nl" else ""
        return {"texte": en_neerlandais or getattr(self, champ), "langue": "nl" if en_neerlandais else "fr"}
