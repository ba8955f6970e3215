"""What is coded: passages of an observation, the codes put on them, memos, and what the text was before."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from socle.modeles import AvecLangue, Horodate

from ..enums import Ancrage
from ..querysets import PassageQuerySet


class Passage(Horodate, models.Model):
    """Some signs of an observation's text, as one coder chose them. Passages of one coder or two may overlap.

    `debut` and `fin` count Unicode code points of `observation.texte`, the end excluded, as REFI-QDA and Python do
    (JavaScript counts UTF-16 units: the browser converts). Only who may read the observation reads them.
    """

    observation = models.ForeignKey(
        "veille.Observation", on_delete=models.CASCADE, related_name="passages", verbose_name=_("observation")
    )
    cle = models.UUIDField(_("clé"), default=uuid.uuid4, unique=True, editable=False)
    debut = models.PositiveIntegerField(_("début"))
    fin = models.PositiveIntegerField(_("fin"))
    entier = models.BooleanField(
        _("tout le texte"), default=False, help_text=_("Il suit le texte : ses bornes en sont les bornes.")
    )
    #: The words as they were when the passage was put or last confirmed: what an edit is compared with.
    extrait = models.TextField(_("texte du passage"))
    etat = models.CharField(_("état"), max_length=10, choices=Ancrage, default=Ancrage.ANCRE)
    codeur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("codé par"),
    )
    #: Who coded it in another program, as the file said it: there is no account, then no `codeur`.
    code_ailleurs_par = models.CharField(_("codé ailleurs par"), max_length=80, blank=True, editable=False)
    codes = models.ManyToManyField(
        "veille.Code", through="veille.Codage", related_name="passages", verbose_name=_("codes")
    )

    objects: ClassVar = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["debut", "fin", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(debut__lt=F("fin")), name="passage_non_vide"),
            models.UniqueConstraint(
                fields=["observation", "codeur", "debut", "fin", "entier"],
                # Those to look at again wait together where their words stood.
                condition=Q(etat=Ancrage.ANCRE),
                name="passage_une_fois_par_codeur",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["observation", "debut"], name="passage_dans_l_ordre")]

    def __str__(self):
        return self.extrait[:80]


class Codage(models.Model):
    """One code put on one passage."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="codages")
    code = models.ForeignKey("veille.Code", on_delete=models.PROTECT, related_name="codages")
    cle = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cree_le = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("codage")
        verbose_name_plural = _("codages")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["passage", "code"], name="codage_une_fois_par_passage")
        ]

    def __str__(self):
        return f"{self.code} · {self.passage}"


class Memo(AvecLangue, Horodate, models.Model):
    """What its author thinks while she codes: of a code, of a passage, of a text, or of the whole. Hers alone."""

    cle = models.UUIDField(_("clé"), default=uuid.uuid4, unique=True, editable=False)
    auteur = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memos",
        verbose_name=_("auteur·rice"),
    )
    titre = models.CharField(_("titre"), max_length=160, blank=True)
    texte = models.TextField(_("mémo"))
    code = models.ForeignKey(
        "veille.Code", on_delete=models.CASCADE, null=True, blank=True, related_name="memos"
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.CASCADE, null=True, blank=True, related_name="memos"
    )
    observation = models.ForeignKey(
        "veille.Observation", on_delete=models.CASCADE, null=True, blank=True, related_name="memos"
    )

    class Meta:
        verbose_name = _("mémo")
        verbose_name_plural = _("mémos")
        ordering = ["-modifie_le", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(code__isnull=True, passage__isnull=True)
                | Q(code__isnull=True, observation__isnull=True)
                | Q(passage__isnull=True, observation__isnull=True),
                name="memo_d_une_seule_chose",
            )
        ]

    def __str__(self):
        return self.titre or self.texte[:80]


class RevisionDeTexte(models.Model):
    """The text of an observation as it was at one of its versions: what a later saver is compared and merged with."""

    observation = models.ForeignKey(
        "veille.Observation",
        on_delete=models.CASCADE,
        related_name="revisions",
        verbose_name=_("observation"),
    )
    version = models.PositiveIntegerField(_("version"))
    texte = models.TextField(_("texte"))
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("par"),
    )
    le = models.DateTimeField(_("le"), auto_now_add=True)

    class Meta:
        verbose_name = _("version d’un texte")
        verbose_name_plural = _("versions d’un texte")
        ordering = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["observation", "version"], name="revision_une_par_version")
        ]

    def __str__(self):
        return f"{self.observation} · {self.version}"


class SecondCodage(models.Model):
    """Somebody else codes the same text, without seeing the first coding until she says that she has finished.

    It opens a shared text to her and no other; a text that is taken back closes at once (veille.permissions).
    """

    observation = models.ForeignKey(
        "veille.Observation", on_delete=models.CASCADE, related_name="seconds_codages"
    )
    codeur = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seconds_codages"
    )
    invite_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    cree_le = models.DateTimeField(auto_now_add=True)
    fini_le = models.DateTimeField(null=True, blank=True)
    #: The agreement at the moment when she finished, before the two talked: {unit: {"accord", "kappa", "alpha"}}.
    mesure = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("second codage")
        verbose_name_plural = _("seconds codages")
        ordering = ["cree_le", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["observation", "codeur"], name="second_codage_une_fois")
        ]

    def __str__(self):
        return f"{self.observation} · {self.codeur}"
