from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.modeles import Horodate

from ..querysets import AttacheeQuerySet
from .attaches import Attachee, un_seul_parent
from .protection import Protegee


def _vers(modele, nom, related_name):
    return models.ForeignKey(
        modele,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name=related_name,
        verbose_name=nom,
    )


class _Parole(Attachee, CercleMixin, Protegee, Horodate):
    """A few words for one's group, by one's own act; each kind says how much further they may go."""

    SE_DEPOSE_DANS_LE_GROUPE = True

    texte = models.TextField(_("texte"), max_length=600)

    objects: ClassVar = AttacheeQuerySet.as_manager()

    class Meta(CercleMixin.Meta):
        abstract = True

    def __str__(self):
        return self.texte[:80]


class Reponse(_Parole):
    """A word under a piste, a nœud or a situation."""

    PARENTS = ("piste", "noeud", "vignette")
    SE_SIGNALE = True

    piste = _vers("noeuds.Piste", _("piste"), "reponses")
    noeud = _vers("noeuds.Noeud", _("nœud"), "reponses")
    vignette = _vers("noeuds.Vignette", _("vignette"), "reponses")

    class Meta(CercleMixin.Meta):
        verbose_name = _("réponse")
        verbose_name_plural = _("réponses")
        ordering = ["cree_le", "pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            un_seul_parent("piste", "noeud", "vignette", nom="reponse_une_attache"),
        ]

    def get_absolute_url(self):
        return reverse("reponse", args=[self.reference])


class Question(_Parole):
    """Put to the next session of one's group, where it stays; a moderator says at which session it was taken up."""

    CERCLES = (Cercle.PRIVE, Cercle.GROUPE)
    PARENTS = ("noeud", "vignette")
    PAGE_OUVERTE = False

    noeud = _vers("noeuds.Noeud", _("nœud"), "questions")
    vignette = _vers("noeuds.Vignette", _("vignette"), "questions")
    seance = models.ForeignKey(
        "cdp.Seance",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="questions",
        verbose_name=_("abordée à la séance"),
    )

    class Meta(CercleMixin.Meta):
        verbose_name = _("question pour la séance")
        verbose_name_plural = _("questions pour la séance")
        ordering = ["cree_le", "pk"]
        constraints = [
            *CercleMixin.Meta.constraints,
            un_seul_parent("noeud", "vignette", nom="question_une_attache"),
        ]

    def get_absolute_url(self):
        return reverse("question", args=[self.reference])

    def cercles_possibles(self):
        """It is put to the group by its author's own act, and goes no further."""
        return []
