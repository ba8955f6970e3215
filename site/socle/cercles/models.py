import secrets
from collections.abc import Sequence

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from socle.comptes.enums import Secteur
from socle.modeles import AvecLangue

from . import permissions
from .enums import Cercle, Etat, Pas
from .querysets import CercleQuerySet

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def reference():
    """Ten characters without order: an address must not tell how many things there are, nor when (§4.5)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


_DEMANDES_PLUS_LARGES = (
    Q(cercle_demande="")
    | Q(cercle=Cercle.PRIVE, cercle_demande__in=[Cercle.GROUPE, Cercle.RESEAU, Cercle.PUBLIC])
    | Q(cercle=Cercle.GROUPE, cercle_demande__in=[Cercle.RESEAU, Cercle.PUBLIC])
    | Q(cercle=Cercle.RESEAU, cercle_demande=Cercle.PUBLIC)
)


class CercleMixin(AvecLangue, models.Model):
    """What every thing that can be seen carries: its cercle, its group, its author, its pending widening.

    The fields change only through socle.cercles.actions; who sees a row is told by
    `Model.objects.visibles_pour(user)` and, for one object, by `permissions.peut_voir(user, objet)`.
    """

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    cercle = models.CharField(
        _("cercle"), max_length=10, choices=Cercle, default=Cercle.PRIVE, editable=False, db_index=True
    )
    etat = models.CharField(_("état"), max_length=10, choices=Etat, default=Etat.EN_LIGNE, editable=False)
    groupe = models.ForeignKey(
        "comptes.Groupe",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("groupe"),
    )
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("auteur·e"),
    )
    # Kept beside the author, so that the signature outlives the account (§4.3, §4.6).
    secteur = models.CharField(
        _("secteur de l’auteur·e"), max_length=16, choices=Secteur, blank=True, editable=False
    )
    cercle_demande = models.CharField(
        _("cercle demandé"), max_length=10, choices=Cercle, blank=True, default="", editable=False
    )
    relu_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("relu par"),
    )
    relu_le = models.DateTimeField(_("relu le"), null=True, blank=True, editable=False)
    demande_le = models.DateTimeField(_("demandé le"), null=True, blank=True, editable=False)

    pas = GenericRelation("cercles.PasDeCercle")

    objects = CercleQuerySet.as_manager()

    search_fields = [
        index.FilterField("cercle"),
        index.FilterField("etat"),
        index.FilterField("groupe"),
        index.FilterField("auteur"),
        index.FilterField("cercle_demande"),
        index.FilterField("relu_le"),
    ]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(cercle=Cercle.GROUPE) | Q(groupe__isnull=False),
                name="%(class)s_groupe_du_cercle",
                violation_error_message=_("Ce qui se partage dans un groupe doit avoir un groupe."),
            ),
            models.CheckConstraint(
                condition=_DEMANDES_PLUS_LARGES,
                name="%(class)s_demande_plus_large",
                violation_error_message=_("On ne peut demander qu’un cercle plus large."),
            ),
        ]

    #: The cercles that this kind of thing can have.
    CERCLES: tuple[Cercle, ...] = tuple(Cercle)
    #: What must never be seen more widely than this: set by relue_sous_verrou, for kinds that have translations.
    traductions: Sequence["CercleMixin"] = ()
    #: Whether its page can be asked for without account (it is then 404 until public), or asks first who one is.
    PAGE_OUVERTE = True
    #: Whether it exists for its group's work, and so enters the group by its author's own act (actions.deposer).
    SE_DEPOSE_DANS_LE_GROUPE = False
    #: Whether somebody of another group looks at it before it leaves its own (regard.AvecRegard).
    REGARD_EXTERIEUR = False
    #: Whether its readers may hide it at once until a moderator looks (actions.alerter).
    SE_SIGNALE = False
    #: The columns that the actions change.
    CHAMPS_DU_CERCLE: tuple[str, ...] = (
        "cercle",
        "etat",
        "cercle_demande",
        "demande_le",
        "relu_par_id",
        "relu_le",
    )

    @property
    def adresse_de_partage(self) -> str:
        """A page of its own for asking, where its kind asks more than a button."""
        return ""

    @property
    def adresse_de_relecture(self) -> str:
        """The same for reviewing."""
        return ""

    @property
    def cle_de_genre(self):
        """What addresses call its kind (registre.objet_visible_ou_404)."""
        return self._meta.label_lower

    @property
    def est_publie(self):
        """False for the draft of a Wagtail page, which lives in the admin only."""
        return True

    def montre_aussi_a(self, user):
        """Whether its kind shows it to somebody beyond its cercle; its queryset says the same."""
        return False

    def retenu_pour(self, user):
        """Whether its kind keeps it from somebody of its cercle; its queryset says the same. It never widens."""
        return False

    @property
    def est_en_relecture(self):
        return bool(self.cercle_demande) and self.relu_le is None

    @property
    def attend_regard(self):
        """Whether somebody of another group is to look at it; for kinds that ask for it."""
        return False

    @property
    def attend_validation(self):
        return self.cercle_demande == Cercle.PUBLIC and self.relu_le is not None and not self.attend_regard

    def recevoir(self, pas, par, vers, mot, dossier):
        """Keep what its own pages ask before a step widens it; False refuses the step."""
        return True

    def alerte_parmi(self, etapes):
        """The report that hides it, if one does, and not a choice of its author or of a moderator."""
        retraits = [etape for etape in etapes if etape.pas in (Pas.RETRAIT, Pas.ALERTE)]
        cachee = self.etat == Etat.RETIRE and retraits and retraits[-1].pas == Pas.ALERTE
        return retraits[-1] if cachee else None

    def signature_pour(self, user):
        """Who wrote it, as this reader may know it: a name inside the group, a sector outside (§4.3)."""
        return permissions.signature(user, self)

    def cercles_possibles(self):
        """The wider cercles that its author may ask for, nearest first."""
        plafond = self.plafond.rang
        return [
            cercle
            for cercle in Cercle(self.cercle).plus_larges()
            if cercle in self.CERCLES
            and cercle.rang <= plafond
            and not (cercle == Cercle.GROUPE and self.groupe_id is None)
        ]

    @property
    def part_avec_son_auteur(self):
        """What she kept for herself goes with her account; what others read stays, without author (§4.6)."""
        return self.cercle == Cercle.PRIVE

    @property
    def plafond(self):
        """The widest cercle it can have at this moment."""
        return Cercle.PUBLIC

    @property
    def source_en_ligne(self):
        """False for the translation of what has been taken off line: it cannot be put back before it."""
        return True

    def relue_sous_verrou(self):
        """This row as it stands, locked until the end of the transaction."""
        return type(self)._base_manager.select_for_update().get(pk=self.pk)


class PasDeCercle(models.Model):
    """The log of produit.md §4.1: every step, who and when. Never edited, never shown wider than its thing."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    contenu = GenericForeignKey()
    pas = models.CharField(_("pas"), max_length=12, choices=Pas)
    de = models.CharField(_("du cercle"), max_length=10, choices=Cercle)
    vers = models.CharField(_("au cercle"), max_length=10, choices=Cercle)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateTimeField(_("le"), default=timezone.now)
    mot = models.TextField(_("mot"), blank=True)

    class Meta:
        verbose_name = _("pas de cercle")
        verbose_name_plural = _("pas de cercle")
        ordering = ["le", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self):
        return f"{self.get_pas_display()} ({self.get_de_display()} → {self.get_vers_display()})"
