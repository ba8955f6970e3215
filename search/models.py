from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from socle.cercles.enums import Cercle

from .querysets import EntreeQuerySet
from .suivies.models import RechercheSuivie
from .vaines.models import RechercheVaine

__all__ = ["Changement", "Entree", "RechercheSuivie", "RechercheVaine"]


class Entree(index.Indexed, models.Model):
    """What the search knows of one thing: its words, and what a result shows. Made again by the writer (ecrivain.py).

    It never says who may see the thing: that is asked of the thing itself, each time (`visibles_pour`).
    """

    #: The model, « noeuds.noeud », and the primary key.
    genre = models.CharField(_("genre"), max_length=60)
    objet_id = models.BigIntegerField(_("objet"))
    titre = models.CharField(_("titre"), max_length=400)
    texte = models.TextField(_("texte"), blank=True)
    #: Labels and their synonyms: they lead there, and are no text to quote.
    mots = models.TextField(_("mots"), blank=True)
    langue = models.CharField(_("langue"), max_length=5)
    #: In French: `socle.langues.en` gives the others.
    adresse = models.CharField(_("adresse"), max_length=400)
    #: Empty for what has a rule of its own (an observation).
    cercle = models.CharField(_("cercle"), max_length=8, choices=Cercle.choices, blank=True)
    groupe = models.ForeignKey(
        "comptes.Groupe",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("groupe"),
    )
    #: What a page and its translations share.
    famille = models.CharField(_("famille"), max_length=32, blank=True)
    # Two that answer as well: the more helpful first, then the fresher (a day, as `date.toordinal` counts them).
    utilite = models.PositiveIntegerField(_("utilité"), default=0)
    fraicheur = models.PositiveIntegerField(_("fraîcheur"), default=0)

    objects = EntreeQuerySet.as_manager()

    # The writer indexes, not the signals of modelsearch.
    search_auto_update = False
    search_fields = [
        index.SearchField("titre", boost=3),
        index.AutocompleteField("titre"),
        index.SearchField("texte"),
        index.SearchField("mots"),
        index.FilterField("id"),
        index.FilterField("genre"),
        index.FilterField("langue"),
    ]

    class Meta:
        verbose_name = _("entrée de la recherche")
        verbose_name_plural = _("entrées de la recherche")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["genre", "objet_id"], name="entree_unique"),
        ]

    def __str__(self):
        return self.titre


class Changement(models.Model):
    """Something was written, changed or removed, and the search does not know it yet: its outbox.

    Rows are written by triggers, in the transaction of the change (declencheurs.py), and removed by the one writer.
    As long as one is there, the search reads the thing itself instead of its entry.
    """

    genre = models.CharField(_("genre"), max_length=60)
    objet_id = models.BigIntegerField(_("objet"))
    le = models.DateTimeField(_("le"), db_default=Now())

    class Meta:
        verbose_name = _("changement à indexer")
        verbose_name_plural = _("changements à indexer")
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["genre", "objet_id"], name="changement_de")]

    def __str__(self):
        return f"{self.genre} {self.objet_id}"
