"""The library of verbatims: what a reader may see of it, by code, month, sector, nœud and cercle."""

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import ReferenceIndex

from noeuds.models import Noeud
from socle.cercles.enums import Cercle
from socle.comptes.enums import Secteur

from ..models import Code, SynthesePage, Verbatim
from ..permissions import peut_lire_les_observations


class FiltreVerbatims(forms.Form):
    """Made of what this reader may see: no choice tells that there is something else (§4.5)."""

    def __init__(self, data, *, user):
        # An address is typed by anybody: PostgreSQL refuses NUL.
        super().__init__({nom: valeur.replace("\x00", "") for nom, valeur in data.items()})
        self.visibles = Verbatim.objects.visibles_pour(user)
        if peut_lire_les_observations(user):
            codes = Code.objects.filter(pk__in=self._cles("codes"))
            self._choisir("code", _("Code"), [(code.cle, code.nom) for code in codes])
        mois = self.visibles.order_by("-mois").values_list("mois", flat=True).distinct()
        self._choisir("mois", _("Mois"), [(f"{un:%Y-%m}", date_format(un, "F Y")) for un in mois])
        self._choisir("voix", _("Secteur"), [(s.value, s.label) for s in Secteur])
        noeuds = Noeud.objects.visibles_pour(user).filter(pk__in=self._cles("noeuds")).order_by("title")
        self._choisir("noeud", _("Nœud"), [(noeud.slug, noeud.title) for noeud in noeuds])
        if user.is_authenticated:
            self._choisir("cercle", _("Visible par"), Cercle.choices)

    def _cles(self, relation):
        return self.visibles.order_by().filter(**{f"{relation}__isnull": False}).values(relation)

    def _choisir(self, nom, label, choix):
        if choix:
            self.fields[nom] = forms.ChoiceField(
                label=label, choices=[("", _("tous")), *choix], required=False
            )

    @cached_property
    def choisis(self):
        self.is_valid()
        return {nom: valeur for nom, valeur in self.cleaned_data.items() if valeur}

    def appliquer(self):
        """What is not in the lists is not applied: an old link still opens."""
        filtres = {
            "code": lambda v: {"codes__cle": v},
            "mois": lambda v: {"mois": f"{v}-01"},
            "voix": lambda v: {"voix": v},
            "noeud": lambda v: {"noeuds__slug": v},
            "cercle": lambda v: {"cercle": v},
        }
        trouves = self.visibles
        for nom, valeur in self.choisis.items():
            trouves = trouves.filter(**filtres[nom](valeur))
        return trouves.distinct()


def usages(verbatims, user):
    """{pk of a verbatim: the analyses that cite it}, those that this reader may see."""
    liens = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Verbatim),
        to_object_id__in=[str(verbatim.pk) for verbatim in verbatims],
        content_type=ContentType.objects.get_for_model(SynthesePage),
    ).values_list("to_object_id", "object_id")
    liens = {(int(cite), int(page)) for cite, page in liens}
    if not liens:
        return {}
    visibles = SynthesePage.objects.visibles_pour(user)
    vues = {page.pk: page for page in visibles.filter(pk__in={page for _cite, page in liens})}
    trouves = {}
    for cite, page in sorted(liens):
        if page in vues:
            trouves.setdefault(cite, []).append(vues[page])
    return trouves
