from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from socle.cercles.models import reference
from socle.modeles import langue_active, langues_possibles

from ..filtres import lire_filtres


class RechercheSuivie(models.Model):
    """A question that somebody asked and wants to hear of again. Hers alone; it goes with her account."""

    reference = models.CharField(
        _("référence"), max_length=10, unique=True, default=reference, editable=False
    )
    personne = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="recherches_suivies",
        verbose_name=_("personne"),
    )
    question = models.CharField(_("mots"), max_length=200)
    #: « cercle=public&genre=noeud », in the order of the alphabet.
    filtres = models.CharField(_("filtres"), max_length=200, blank=True)
    #: Of the interface when she asked: words are understood in it.
    langue = models.CharField(
        _("langue de l’interface"), max_length=8, choices=langues_possibles, default=langue_active
    )
    cree_le = models.DateTimeField(_("suivie depuis le"), auto_now_add=True)
    vue_le = models.DateTimeField(_("vue le"))
    #: The keys of all that she could see when she last looked (regard.py).
    regard = models.BinaryField(_("ce qui se voyait"))
    par_courriel = models.BooleanField(_("par e-mail"), default=True)
    #: {« noeuds.noeud:12 »: the row of the outbox that told it}.
    dites = models.JSONField(_("ce qui a été dit"), default=dict, blank=True)

    class Meta:
        verbose_name = _("recherche suivie")
        verbose_name_plural = _("recherches suivies")
        ordering = ["question", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["personne", "question", "filtres"], name="recherche_suivie_une_fois"
            )
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        """The page of its results."""
        return f"{reverse('recherche')}?{urlencode({'q': self.question, **self.par_filtre})}"

    @property
    def par_filtre(self):
        return lire_filtres(self.filtres)
