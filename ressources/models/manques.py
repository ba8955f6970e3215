"""What the field looks for and does not find, made of governed terms: who asked is never shown."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.modeles import AvecLangue

from ..enums import GenreDeRessource, Langue
from ..manques.enums import EtatDeManque


class ManqueQuerySet(models.QuerySet):
    def visibles_pour(self, user):
        """Made of our own terms only, a lack is for every member of the network; with a nœud, if she sees that one."""
        if not (user.is_authenticated and user.is_active and user.est_du_reseau):
            return self.none()
        modele: Any = self.model._meta.get_field("noeud").related_model
        noeuds = modele.objects.visibles_pour(user)
        return self.filter(Q(noeud=None) | Q(noeud__in=noeuds.order_by().values("pk")))

    def ouverts(self):
        return self.filter(etat=EtatDeManque.OUVERT)

    def avec_les_demandes(self, user):
        """`nombre` of people who asked, `depuis` when, and whether this reader did (`je_demande`)."""
        return self.annotate(
            nombre=Count("demandes"),
            depuis=Min("demandes__le"),
            je_demande=Count("demandes", filter=Q(demandes__par=user.pk)),
        )


class ManqueDocumente(models.Model):
    """One lack, however often it is met: the same terms are the same lack (`cle`)."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    cle = models.CharField(max_length=200, unique=True, editable=False)
    theme = models.ForeignKey(
        "noeuds.Terme",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="manques",
        limit_choices_to={"liste": "theme", "remplace_par": None},
        verbose_name=_("thème"),
    )
    noeud = models.ForeignKey(
        "noeuds.Noeud",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="manques",
        verbose_name=_("nœud"),
    )
    commune = models.ForeignKey(
        "comptes.Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("commune"),
    )
    genre = models.CharField(_("genre"), max_length=16, choices=GenreDeRessource, blank=True)
    langue_parlee = models.CharField(_("langue parlée"), max_length=8, choices=Langue, blank=True)
    etat = models.CharField(
        _("état"),
        max_length=10,
        choices=EtatDeManque,
        default=EtatDeManque.OUVERT,
        editable=False,
        db_index=True,
    )
    ressource = models.ForeignKey(
        "ressources.Ressource",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="manques_combles",
        verbose_name=_("ressource qui y répond"),
    )
    decide_le = models.DateField(_("décidé le"), null=True, editable=False)

    objects: ClassVar = ManqueQuerySet.as_manager()

    class Meta:
        verbose_name = _("manque documenté")
        verbose_name_plural = _("manques documentés")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(theme__isnull=False)
                | Q(noeud__isnull=False)
                | Q(commune__isnull=False)
                | ~Q(genre="")
                | ~Q(langue_parlee=""),
                name="manque_de_quelque_chose",
                violation_error_message=_("Dites au moins de quoi il s’agit : choisissez un thème."),
            )
        ]

    def __str__(self):
        return self.cle

    def get_absolute_url(self):
        return reverse("manque", args=[self.reference])

    @property
    def est_ouvert(self):
        return self.etat == EtatDeManque.OUVERT

    @property
    def en_mots(self):
        """What is missing, in the words of the interface: « logement · service · en tigrinya · Forest »."""
        morceaux = [
            str(self.theme) if self.theme else "",
            self.noeud.title if self.noeud else "",
            self.get_genre_display() if self.genre else "",
            _("en %(langue)s") % {"langue": self.get_langue_parlee_display()} if self.langue_parlee else "",
            str(self.commune) if self.commune else "",
        ]
        return " · ".join(morceau for morceau in morceaux if morceau)


class DemandeDeManque(AvecLangue):
    """« Moi aussi »: one a person. Its words were not reviewed: only those who keep the directory read them."""

    manque = models.ForeignKey(
        ManqueDocumente, on_delete=models.CASCADE, related_name="demandes", verbose_name=_("manque")
    )
    # What was missing stays known when its account leaves (§4.6).
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateField(_("le"), default=timezone.localdate)
    mots = models.CharField(_("en quelques mots"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("demande")
        verbose_name_plural = _("demandes")
        ordering = ["-le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["manque", "par"],
                name="demande_de_manque_unique",
                violation_error_message=_("Vous avez déjà signalé ce manque."),
            )
        ]

    def __str__(self):
        return str(self.manque)
