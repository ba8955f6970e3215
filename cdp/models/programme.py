from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from noeuds.models import Noeud
from noeuds.models.protection import Protegee
from socle.cercles.models import reference
from socle.comptes.models import Cycle
from socle.modeles import AvecLangue


class PropositionQuerySet(QuerySet):
    def visibles_pour(self, user):
        """For the members of its group, as long as they may read the nœud itself."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        noeuds = Noeud.objects.visibles_pour(user).order_by().values("pk")
        return self.filter(cycle__groupe__in=user.groupes_ids, noeud__in=noeuds)

    def avec_les_soutiens(self, user):
        """`soutiens`: how many people; `je_soutiens`: whether this reader is one of them. Never who."""
        siens = SoutienAuProgramme.objects.filter(proposition=OuterRef("pk"), personne=user.pk)
        return self.annotate(nombre=Count("soutiens"), je_soutiens=Exists(siens))


class PropositionAuProgramme(Protegee, AvecLangue, models.Model):
    """A member asks that her group works on this nœud in this cycle. Read in the group; nobody is named."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    cycle = models.ForeignKey(
        Cycle,
        on_delete=models.CASCADE,
        related_name="propositions_au_programme",
        verbose_name=_("cycle"),
    )
    noeud = models.ForeignKey(
        "noeuds.Noeud",
        on_delete=models.CASCADE,
        related_name="propositions_au_programme",
        verbose_name=_("nœud"),
    )
    propose_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("proposé par"),
    )
    mot = models.CharField(_("pourquoi maintenant"), max_length=200, blank=True)
    le = models.DateTimeField(_("proposé le"), auto_now_add=True)

    objects: ClassVar = PropositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposition au programme")
        verbose_name_plural = _("propositions au programme")
        ordering = ["le", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["noeud", "cycle"],
                name="proposition_au_programme_unique",
                violation_error_message=_("Ce nœud est déjà proposé au groupe pour ce cycle."),
            )
        ]

    def __str__(self):
        return str(self.noeud)


class SoutienAuProgramme(models.Model):
    """« Cela me concerne aussi »: counted, never named; goes away with the account."""

    proposition = models.ForeignKey(PropositionAuProgramme, on_delete=models.CASCADE, related_name="soutiens")
    personne = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("soutien au programme")
        verbose_name_plural = _("soutiens au programme")
        constraints = [
            models.UniqueConstraint(
                fields=["proposition", "personne"],
                name="soutien_au_programme_unique",
                violation_error_message=_("Vous l’avez déjà dit."),
            )
        ]

    def __str__(self):
        return str(self.proposition)
