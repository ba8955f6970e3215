"""The toolbox: what a tool, a document or a training has besides its record, and what became of it in practice."""

from typing import ClassVar, cast

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin, reference
from socle.cercles.permissions import peut_voir
from socle.modeles import AvecLangue, Horodate
from socle.texte import texte_seul

from ..fields import ChampDeCodes
from ..outils.enums import Canevas, MomentDUsage
from ..querysets import ModeEmploiQuerySet
from .ressource import Ressource


def stockage_prive():
    return storages["prive"]


class NoticeDOutil(AvecLangue, Horodate):
    """« Comment s’en servir »: when, how long, with whom, and the steps. It is read with the record."""

    ressource = models.OneToOneField(
        Ressource, on_delete=models.CASCADE, related_name="notice", verbose_name=_("ressource")
    )
    moments = ChampDeCodes(_("à quel moment"), codes=MomentDUsage)
    duree = models.CharField(_("combien de temps"), max_length=80, blank=True)
    avec_qui = models.CharField(_("avec qui"), max_length=160, blank=True)
    etapes = models.TextField(_("comment s’en servir"), blank=True)

    class Meta:
        verbose_name = _("notice d’outil")
        verbose_name_plural = _("notices d’outils")

    def __str__(self):
        return str(self.ressource)

    @property
    def moments_en_mots(self):
        return cast(ChampDeCodes, self._meta.get_field("moments")).libelles(self.moments)


class VersionDOutil(AvecLangue, Horodate):
    """One state of a tool: a file, an address, or a sheet that we print ourselves. Older ones stay."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="versions", verbose_name=_("ressource")
    )
    nom = models.CharField(_("version"), max_length=40)
    le = models.DateField(_("du"), default=timezone.localdate)
    ce_qui_change = models.TextField(_("ce qui change"), blank=True)
    fichier = models.FileField(_("fichier"), storage=stockage_prive, upload_to="outils", blank=True)
    lien = models.URLField(_("adresse où elle se trouve"), max_length=300, blank=True)
    canevas = models.CharField(_("feuille à imprimer"), max_length=16, choices=Canevas, blank=True)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("par"),
    )

    class Meta:
        verbose_name = _("version d’outil")
        verbose_name_plural = _("versions d’outils")
        ordering = ["-le", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(fichier="", lien="", canevas=""),
                name="version_d_outil_avec_contenu",
                violation_error_message=_("Ajoutez un fichier, ou l’adresse où se trouve l’outil."),
            ),
            models.UniqueConstraint(
                fields=["ressource", "nom"],
                name="version_d_outil_unique",
                violation_error_message=_("Cette version existe déjà : donnez-lui un autre nom."),
            ),
        ]

    def __str__(self):
        return self.nom

    def get_absolute_url(self):
        """Where it is taken from."""
        if self.fichier:
            return reverse("version_fichier", args=[self.reference])
        return self.lien or reverse("canevas", args=[self.canevas])


class RetourDExperience(CercleMixin, Horodate):
    """What using it brought, with whom: dated, anonymous about people, and with a cercle of its own."""

    ressource = models.ForeignKey(
        Ressource, on_delete=models.CASCADE, related_name="retours", verbose_name=_("ressource")
    )
    avec_qui = models.CharField(_("avec qui"), max_length=160, blank=True)
    texte = models.TextField(_("ce que ça a donné"))
    le = models.DateField(_("essayé le"), default=timezone.localdate)

    objects: ClassVar = ModeEmploiQuerySet.as_manager()

    class Meta(CercleMixin.Meta):
        verbose_name = _("retour d’expérience")
        verbose_name_plural = _("retours d’expérience")
        ordering = ["-le", "-pk"]

    def __str__(self):
        # Without the name of the resource, which may have gone back to a narrower cercle.
        mots = texte_seul(self.texte).split()
        return " ".join(mots[:12]) + ("…" if len(mots) > 12 else "")

    def get_absolute_url(self):
        return reverse("retour_d_outil", args=[self.reference])

    def retenu_pour(self, user):
        return not peut_voir(user, self.ressource)

    @property
    def plafond(self):
        """Never wider than the tool it speaks of."""
        return Cercle(self.ressource.cercle)
