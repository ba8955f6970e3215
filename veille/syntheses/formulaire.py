"""The form of a synthesis in Wagtail's admin: an editor cites what she reads, whatever she posts."""

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from noeuds.models import Noeud
from socle.cercles.forms import FormulaireDePage

from ..models.documents import DocumentArchive
from .choix import a_choisir
from .cles import nom_pour_tous
from .matieres import cles_citees

_MODELES = {
    "verbatim": "veille.Verbatim",
    "preuves": "veille.Faisceau",
    "figure": "veille.Releve",
    "noeud": "noeuds.Noeud",
    "ressource": "ressources.Ressource",
}


class FormulaireDeSynthese(FormulaireDePage):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._deja_citees = self._cles(self.instance.corps) if self.instance.pk else set()
        if "document" in self.fields and self.for_user is not None:
            # A chooser would list them all.
            self.fields["document"].queryset = DocumentArchive.objects.visibles_pour(self.for_user)
        if "noeuds" in self.fields and self.for_user is not None:
            self._offrir_les_noeuds(self.fields["noeuds"])
        self._demander_ce_qui_change()

    def _offrir_les_noeuds(self, champ):
        """Those that she reads, and those that were ticked before her, which she does not lose by saving."""
        lisibles = Q(pk__in=Noeud.objects.visibles_pour(self.for_user).order_by().values("pk"))
        coches = Q(pk__in=[noeud.pk for noeud in self.instance.noeuds.all()])
        champ.queryset = Noeud.objects.sources().filter(lisibles | coches).order_by("title")
        champ.label_from_instance = nom_pour_tous

    def _demander_ce_qui_change(self):
        """What was said of the last version is said: the next one asks again."""
        derniere = self.instance.versions.first() if self.instance.pk else None
        if "changements" not in self.fields or derniere is None:
            return
        if self.instance.changements == derniere.changements:
            self.initial["changements"] = ""
        self.fields["changements"].required = True

    def _cles(self, corps):
        return {
            (genre, int(cle)) for genre, cles in cles_citees(corps.get_prep_value()).items() for cle in cles
        }

    def citees_sans_les_lire(self, corps):
        """What was added that this editor does not read; what somebody else cited before her may stay."""
        return [
            (genre, cle)
            for genre, cle in self._cles(corps) - self._deja_citees
            if not a_choisir(apps.get_model(_MODELES[genre]), self.for_user).filter(pk=cle).exists()
        ]

    def clean_corps(self):
        corps = self.cleaned_data["corps"]
        if self.citees_sans_les_lire(corps):
            self.add_error("corps", _("Ce que vous citez ne se trouve pas parmi ce que vous lisez."))
        return corps
