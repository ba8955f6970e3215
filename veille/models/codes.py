import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socle.modeles import AvecLangue


class CodeQuerySet(models.QuerySet["Code"]):
    def actifs(self):
        """Those one may still put: neither retired nor merged into another."""
        return self.filter(retire_le__isnull=True)

    def en_arbre(self):
        """Every code under its parent, with its depth (0 for a family): one query."""
        codes = list(self.order_by("rang", "nom", "pk"))
        connus, enfants = {code.pk for code in codes}, {}
        for code in codes:
            haut = code.parent_id if code.parent_id in connus else None
            enfants.setdefault(haut, []).append(code)
        return list(_parcourir(enfants, None, 0))

    def familles(self):
        """The tree cut by its roots: [(family, [codes from the family down])]."""
        familles = []
        for code in self.en_arbre():
            if code.profondeur == 0:
                familles.append((code, []))
            familles[-1][1].append(code)
        return familles


def _parcourir(enfants, parent_id, profondeur):
    for code in enfants.get(parent_id, []):
        code.profondeur = profondeur
        yield code
        yield from _parcourir(enfants, code.pk, profondeur + 1)


class Code(AvecLangue, models.Model):
    """One word of the code book: what the veilleuse calls a thing each time she meets it (produit.md §3)."""

    cle = models.SlugField(_("clé"), unique=True)
    nom = models.CharField(_("nom"), max_length=80)
    definition = models.TextField(
        _("définition"), help_text=_("Quand employer ce code, et quand ne pas l’employer.")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="enfants",
        verbose_name=_("code plus large"),
    )
    rang = models.PositiveSmallIntegerField(_("ordre"), default=0)
    couleur_rang = models.PositiveSmallIntegerField(_("couleur"), default=1)
    #: Its name in exchanges with other programs, which never changes.
    guid = models.UUIDField(_("GUID"), default=uuid.uuid4, unique=True, editable=False)
    retire_le = models.DateTimeField(_("retiré le"), null=True, blank=True, editable=False)
    fusionne_dans = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="fusionnes"
    )
    #: Tells a form opened before somebody else changed it (socle.formulaires).
    modifie_le = models.DateTimeField(_("modifié le"), auto_now=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["rang", "nom", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="code_pas_son_parent",
                violation_error_message=_("Un code ne peut pas être son propre parent."),
            )
        ]

    def __str__(self):
        return self.nom

    def get_absolute_url(self):
        return reverse("code", args=[self.cle])

    @property
    def est_actif(self):
        return self.retire_le is None

    @property
    def vif(self):
        """Itself, or the code into which it was merged, however many times."""
        code, vus = self, set()
        while code.fusionne_dans is not None and code.pk not in vus:
            vus.add(code.pk)
            code = code.fusionne_dans
        return code

    def clean(self):
        ancetre = self.parent
        while ancetre is not None and self.pk is not None:
            if ancetre.pk == self.pk:
                raise ValidationError(
                    {"parent": _("Ce code est déjà au-dessus : choisissez un autre parent.")}
                )
            ancetre = ancetre.parent


class VersionDeGrille(models.Model):
    """The whole code book as it stood on a day: names, definitions, order, tree. Never edited."""

    numero = models.PositiveIntegerField(_("version"), unique=True)
    mot = models.CharField(_("ce qui change"), max_length=300, blank=True)
    #: [{"guid", "cle", "nom", "definition", "langue", "parent" (guid or ""), "rang", "couleur_rang"}], in tree order.
    contenu = models.JSONField(_("contenu"))
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateTimeField(_("le"), auto_now_add=True)

    class Meta:
        verbose_name = _("version de la grille")
        verbose_name_plural = _("versions de la grille")
        ordering = ["-numero"]

    def __str__(self):
        return str(self.numero)
