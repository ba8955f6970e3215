"""What was taken to another program, and what came back: who, when, how much. Never a text, once it is written."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from socle.cercles.models import reference
from socle.modeles import Horodate

#: How long a file that was read, and not written, is kept.
DUREE_D_APERCU = timedelta(days=30)


class Sens(models.TextChoices):
    SORTIE = "sortie", _("emporté")
    ENTREE = "entree", _("rapporté")


class Format(models.TextChoices):
    GRILLE = "qdc", _("grille de codes")
    PROJET = "qdpx", _("projet")


class EtatDEchange(models.TextChoices):
    A_RELIRE = "a_relire", _("à relire")
    FAIT = "fait", _("fait")
    ANNULE = "annule", _("annulé")


class EchangeQuerySet(models.QuerySet["Echange"]):
    def visibles_pour(self, user):
        """Her own: a preview holds texts that she alone reads."""
        return self.filter(par=user.pk) if user.is_authenticated and user.is_active else self.none()

    def oublier(self):
        """Previews left behind go, with what was read."""
        limite = timezone.now() - DUREE_D_APERCU
        self.filter(etat=EtatDEchange.A_RELIRE, cree_le__lt=limite).delete()


class Echange(Horodate, models.Model):
    """One file that left, or one that came. Its bytes are never kept."""

    reference = models.CharField(max_length=10, unique=True, default=reference, editable=False)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("par")
    )
    sens = models.CharField(_("sens"), max_length=8, choices=Sens)
    format = models.CharField(_("format"), max_length=4, choices=Format)
    fichier = models.CharField(_("fichier"), max_length=120)
    etat = models.CharField(_("état"), max_length=10, choices=EtatDEchange, default=EtatDEchange.FAIT)
    avec_memos = models.BooleanField(_("avec les mémos"), default=False)
    #: {"codes", "textes", "passages", "memos"}: how many of each.
    nombres = models.JSONField(_("nombres"), default=dict)
    #: What was read (veille.echanges.contenu), until it is written or given up.
    contenu = models.JSONField(_("contenu"), default=dict)
    #: What was left out, in sentences.
    remarques = models.JSONField(_("remarques"), default=list)
    #: The keys of what it made, by which it is undone.
    fait = models.JSONField(_("fait"), default=dict)
    fait_le = models.DateTimeField(_("fait le"), null=True, blank=True)

    objects: ClassVar = EchangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("échange")
        verbose_name_plural = _("échanges")
        ordering = ["-cree_le", "-pk"]

    def __str__(self):
        return self.fichier

    def get_absolute_url(self):
        return reverse("echange", args=[self.reference])

    @property
    def en_mots(self):
        """« 2 codes, 1 texte »: how many of each, but what there is none of."""
        mots = {
            "codes": lambda n: ngettext("%(n)s code", "%(n)s codes", n),
            "changes": lambda n: ngettext("%(n)s changement", "%(n)s changements", n),
            "textes": lambda n: ngettext("%(n)s texte", "%(n)s textes", n),
            "passages": lambda n: ngettext("%(n)s passage", "%(n)s passages", n),
            "codages": lambda n: ngettext("%(n)s code posé", "%(n)s codes posés", n),
            "memos": lambda n: ngettext("%(n)s mémo", "%(n)s mémos", n),
        }
        dits = [(dire, self.nombres.get(nom, 0)) for nom, dire in mots.items()]
        return ", ".join(dire(n) % {"n": n} for dire, n in dits if n) or _("rien de nouveau")

    @property
    def est_une_entree(self):
        return self.sens == Sens.ENTREE
