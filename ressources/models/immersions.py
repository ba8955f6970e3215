"""A house receives a colleague from elsewhere: who asks whom, for which day, and what the three parties sign."""

from datetime import datetime, time

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.comptes.models.entree import jeton
from socle.modeles import AvecLangue, Horodate

from ..permissions import tient_le_repertoire
from ..rencontres.enums import (
    DEMANDES_OUVERTES,
    DureeDImmersion,
    EtatDeDemande,
    Moment,
    Partie,
)
from .dispositif import Dispositif
from .inscriptions import Inscription

#: From when to when, in our time zone.
HEURES = {
    Moment.JOURNEE: (time(9), time(16, 30)),
    Moment.MATIN: (time(9), time(12, 30)),
    Moment.APRES_MIDI: (time(13, 30), time(17)),
}


class LieuDImmersionQuerySet(models.QuerySet):
    def visibles_pour(self, user):
        """As wide as its dispositif; one not accepted yet is seen by who offers it and by who may accept it."""
        from .inscriptions import Organisatrice

        siens = Q(dispositif__in=Dispositif.objects.visibles_pour(user).order_by().values("pk"))
        if not user.is_authenticated:
            return self.filter(siens, accepte_le__isnull=False)
        if tient_le_repertoire(user):
            return self.filter(siens)
        geres = Organisatrice.objects.filter(personne=user.pk).order_by().values("dispositif")
        lisibles = (
            Q(accepte_le__isnull=False)
            | Q(hote=user.pk)
            | Q(dispositif__auteur=user.pk)
            | Q(dispositif__in=geres)
        )
        return self.filter(siens, lisibles)

    def ouverts(self):
        return self.filter(accepte_le__isnull=False, accueille=True)


class LieuDImmersion(AvecLangue, Horodate):
    """A house that receives, under conditions that it chooses."""

    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    dispositif = models.ForeignKey(
        Dispositif, on_delete=models.CASCADE, related_name="lieux", verbose_name=_("dispositif")
    )
    hote = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="lieux_d_immersion",
        verbose_name=_("qui répond"),
    )
    institution = models.CharField(_("institution"), max_length=120)
    commune = models.ForeignKey(
        "comptes.Commune", on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("commune")
    )
    a_voir = models.TextField(_("ce qu’on y voit"))
    conditions = models.TextField(_("conditions"), blank=True)
    duree = models.CharField(
        _("durée"), max_length=14, choices=DureeDImmersion, default=DureeDImmersion.JOURNEE
    )
    contact = models.CharField(_("personne de contact"), max_length=160, blank=True)
    accueille = models.BooleanField(_("accueille en ce moment"), default=True)
    accepte_le = models.DateTimeField(_("acceptée le"), null=True, blank=True, editable=False)

    objects = LieuDImmersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("lieu d’immersion")
        verbose_name_plural = _("lieux d’immersion")
        ordering = ["institution", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispositif", "institution"],
                name="lieu_d_immersion_unique",
                violation_error_message=_("Cette institution est déjà dans la liste."),
            )
        ]

    def __str__(self):
        return self.institution

    def get_absolute_url(self):
        return reverse("lieu_d_immersion", args=[self.reference])

    @property
    def moments(self):
        """What one may ask: half days where half a day is enough."""
        return list(Moment) if self.duree == DureeDImmersion.DEMI_JOURNEE else [Moment.JOURNEE]


class DemandeDImmersionQuerySet(models.QuerySet):
    def visibles_pour(self, user):
        """The one who asks, the host, who manages the dispositif: nobody else, not even coordination."""
        from .inscriptions import Organisatrice

        if not (user.is_authenticated and user.is_active):
            return self.none()
        geres = Organisatrice.objects.filter(personne=user.pk).order_by().values("dispositif")
        return self.filter(
            Q(personne=user.pk)
            | Q(lieu__hote=user.pk)
            | Q(lieu__dispositif__auteur=user.pk)
            | Q(lieu__dispositif__in=geres),
            # Taken back, the offer closes what it opened; the booking and the attestation stay hers.
            lieu__dispositif__in=Dispositif.objects.visibles_pour(user).order_by().values("pk"),
        )

    def pour_page(self):
        return self.select_related(
            "personne",
            "lieu__hote",
            "lieu__commune",
            "lieu__dispositif__groupe",
            "inscription__date__dispositif",
        )


class DemandeDImmersion(AvecLangue, Horodate):
    """« May I come? » : up to three days, and what she would like to learn. Goes with her account (§4.6)."""

    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    lieu = models.ForeignKey(
        LieuDImmersion, on_delete=models.CASCADE, related_name="demandes", verbose_name=_("lieu")
    )
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="demandes_d_immersion",
        verbose_name=_("personne"),
    )
    institution = models.CharField(_("votre institution"), max_length=120, blank=True)
    responsable = models.CharField(_("qui signe pour elle"), max_length=120, blank=True)
    responsable_courriel = models.EmailField(_("son adresse e-mail"), blank=True)
    souhait = models.TextField(_("ce que vous aimeriez apprendre"))
    etat = models.CharField(_("état"), max_length=10, choices=EtatDeDemande, default=EtatDeDemande.DEMANDEE)
    mot = models.TextField(_("un mot"), blank=True)
    inscription = models.OneToOneField(
        Inscription, on_delete=models.SET_NULL, null=True, blank=True, related_name="demande_d_immersion"
    )

    objects = DemandeDImmersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande d’immersion")
        verbose_name_plural = _("demandes d’immersion")
        ordering = ["-cree_le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lieu", "personne"],
                condition=Q(etat__in=DEMANDES_OUVERTES),
                name="demande_d_immersion_une_a_la_fois",
                violation_error_message=_("Vous avez déjà une demande en cours pour cette maison."),
            )
        ]

    def __str__(self):
        return str(self.lieu)

    def get_absolute_url(self):
        return reverse("demande_d_immersion", args=[self.reference])

    @property
    def est_ouverte(self):
        return self.etat in DEMANDES_OUVERTES

    @property
    def est_annulee(self):
        """Accepted, then given up by one or the other."""
        return self.etat == EtatDeDemande.ACCEPTEE and not (self.inscription and self.inscription.est_vive)

    @property
    def date(self):
        return self.inscription.date if self.inscription else None


class JourPropose(models.Model):
    demande = models.ForeignKey(DemandeDImmersion, on_delete=models.CASCADE, related_name="jours")
    jour = models.DateField(_("jour"))
    moment = models.CharField(_("moment"), max_length=10, choices=Moment, default=Moment.JOURNEE)
    par_l_hote = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("jour proposé")
        verbose_name_plural = _("jours proposés")
        ordering = ["jour", "moment"]
        constraints = [
            models.UniqueConstraint(fields=["demande", "jour", "moment"], name="jour_propose_unique")
        ]

    def __str__(self):
        return f"{formats.date_format(self.jour, 'l j F Y')}, {self.get_moment_display()}"

    @property
    def bornes(self):
        debut, fin = HEURES[Moment(self.moment)]
        return tuple(timezone.make_aware(datetime.combine(self.jour, heure)) for heure in (debut, fin))


class Convention(models.Model):
    """What the three parties agree on, as it stood when it was written: none of them signs what then changes."""

    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    demande = models.OneToOneField(DemandeDImmersion, on_delete=models.CASCADE, related_name="convention")
    debut = models.DateTimeField()
    fin = models.DateTimeField()
    conditions = models.TextField(blank=True)
    cree_le = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("convention d’immersion")
        verbose_name_plural = _("conventions d’immersion")

    def __str__(self):
        return f"{self.demande.lieu} · {timezone.localdate(self.debut):%d/%m/%Y}"

    @property
    def est_signee(self):
        return all(signature.signee_le for signature in self.signatures.all())


class SignatureDeConvention(models.Model):
    """One party: by her own account, or by a link that serves once, for who has none."""

    convention = models.ForeignKey(Convention, on_delete=models.CASCADE, related_name="signatures")
    partie = models.CharField(_("partie"), max_length=10, choices=Partie)
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    institution = models.CharField(max_length=120, blank=True)
    nom = models.CharField(max_length=120, blank=True)
    # Of who has no account only; emptied three months after the day (rencontres/tournees.py).
    courriel = models.EmailField(blank=True)
    jeton = models.CharField(max_length=64, unique=True, default=jeton, editable=False)
    signee_le = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["convention", "partie"], name="signature_une_par_partie"),
        ]

    def __str__(self):
        return f"{self.get_partie_display()} · {self.nom}"
