from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Fonction, Role


class PersonneManager(BaseUserManager["Personne"]):
    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())

    def creer(self, email, **champs):
        """A person without password: she enters by e-mail (produit.md §2, issue « Le socle » 3)."""
        personne = self.model(email=email.strip().lower(), **champs)
        personne.set_unusable_password()
        personne.save(using=self._db)
        return personne


class Personne(AbstractBaseUser, PermissionsMixin):
    """Somebody who may enter, known by an e-mail address alone; no user name, no password."""

    email = models.EmailField(_("adresse e-mail"), unique=True)
    first_name = models.CharField(_("prénom"), max_length=80, blank=True)
    last_name = models.CharField(_("nom"), max_length=80, blank=True)
    fonction = models.CharField(
        _("fonction dans le réseau"),
        max_length=20,
        choices=Fonction,
        default=Fonction.AUCUNE,
        blank=True,
    )
    langue = models.CharField(
        _("langue des e-mails"),
        max_length=2,
        choices=[("fr", "français"), ("nl", "Nederlands")],
        default="fr",
    )
    is_active = models.BooleanField(_("peut entrer"), default=True)
    is_staff = models.BooleanField(_("équipe technique"), default=False)
    date_joined = models.DateTimeField(_("depuis"), default=timezone.now)

    objects = PersonneManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ["last_name", "first_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="personne_email_unique",
                violation_error_message=_("Cette adresse est déjà connue."),
            )
        ]

    def __str__(self):
        return self.get_full_name() or self.email

    def get_full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self):
        return self.first_name or self.email.split("@")[0]

    @cached_property
    def _adhesions_lues(self):
        """Her current memberships; for coordination those of every moderator too, in the same query."""
        from .groupes import Adhesion

        actives = Adhesion.objects.actives()
        siennes = Q(personne=self.pk)
        if self.est_coordination:
            moderateurs = actives.filter(role=Role.MODERATEUR, personne__is_active=True).values("personne")
            siennes |= Q(personne__in=moderateurs)
        return list(actives.filter(siennes).select_related("cycle__groupe__bassin"))

    @cached_property
    def adhesions_actives(self):
        """Her current memberships with cycle and group, read once a request (one query)."""
        return [adhesion for adhesion in self._adhesions_lues if adhesion.personne_id == self.pk]

    @property
    def groupes_ids(self):
        return [adhesion.cycle.groupe_id for adhesion in self.adhesions_actives]

    @property
    def groupes_moderes_ids(self):
        return [a.cycle.groupe_id for a in self.adhesions_actives if a.role == Role.MODERATEUR]

    @cached_property
    def groupes_sans_exterieur_ids(self):
        """For coordination: the groups of which every moderator is; nobody but her can look there from outside."""
        moderateurs = {a.personne_id for a in self._adhesions_lues if a.role == Role.MODERATEUR}
        groupes = [
            {a.cycle.groupe_id for a in self._adhesions_lues if a.personne_id == pk} for pk in moderateurs
        ]
        return list(set.intersection(*groupes)) if groupes and self.est_coordination else []

    def adhesion_dans(self, groupe_id):
        """Her membership of this group, or None."""
        return next((a for a in self.adhesions_actives if a.cycle.groupe_id == groupe_id), None)

    @property
    def est_coordination(self):
        return self.is_active and self.fonction == Fonction.COORDINATION

    @property
    def est_veilleuse(self):
        return self.is_active and self.fonction == Fonction.VEILLEUSE

    @property
    def est_moderateur(self):
        return bool(self.groupes_moderes_ids)

    @property
    def est_du_reseau(self):
        """Whether « réseau » things are hers to read: a current membership, or a function."""
        return self.is_active and bool(self.fonction or self.adhesions_actives)
