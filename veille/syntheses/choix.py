"""The windows in which an editor chooses what a synthesis cites, among what she may read and nothing else."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser

from .cles import nom_pour_tous

#: For the type checker: these are mixed into Wagtail's views, and use what those have.
_Melange: Any = object

#: In which columns the words of the search are looked for.
_CHERCHES = {
    "veille.Verbatim": ("texte",),
    "veille.Faisceau": ("titre", "mot"),
    "veille.Releve": (),
    "noeuds.Noeud": ("title",),
    "ressources.Ressource": ("nom", "organisme"),
}
_ICONES = {
    "veille.Verbatim": "openquote",
    "veille.Faisceau": "list-ul",
    "veille.Releve": "table",
    "noeuds.Noeud": "link",
    "ressources.Ressource": "site",
}


def a_choisir(modele, user):
    """What this editor may cite: what she reads, each page once."""
    visibles = modele.objects.visibles_pour(user)
    return visibles.sources() if hasattr(visibles, "sources") else visibles


class ChercherForm(BaseFilterForm):
    """Words looked for in the table itself: the search page's index does not hold everything that one may cite."""

    q = forms.CharField(label=_("Chercher"), required=False)

    def filter(self, objects):
        colonnes = _CHERCHES[objects.model._meta.label]
        mots = self.cleaned_data.get("q", "").split() if colonnes else []
        for mot in mots:
            condition = Q()
            for colonne in colonnes:
                condition |= Q(**{f"{colonne}__icontains": mot})
            objects = objects.filter(condition)
        self.is_searching, self.search_query = bool(mots), " ".join(mots)
        return objects


class _Visibles(_Melange):
    """For the views that list: only what this editor reads. The title is hers to see here, and only here."""

    filter_form_class = ChercherForm

    def get_object_list(self):
        return a_choisir(self.model_class, self.request.user)

    @property
    def columns(self):
        return [self.title_column]


class _Choisie(_Melange):
    """For the views that answer with what was chosen: asked by its key, it must be hers to read too."""

    def get_object(self, pk):
        return a_choisir(self.model_class, self.request.user).get(pk=pk)

    def get_objects(self, pks):
        return a_choisir(self.model_class, self.request.user).filter(pk__in=pks)

    def get_display_title(self, instance):
        """Hers to read: she sees what she has just chosen, not a reference."""
        return str(instance)


class Choisir(_Visibles, chooser.ChooseView):
    def can_create(self):
        return False


class ChoisirResultats(_Visibles, chooser.ChooseResultsView):
    def can_create(self):
        return False


class Choisie(_Choisie, chooser.ChosenView):
    pass


class Choisies(_Choisie, chooser.ChosenMultipleView):
    pass


class Choix(BaseChooser):
    show_edit_link = False

    def get_display_title(self, instance):
        return nom_pour_tous(instance)


class ChoixVisible(ChooserViewSet):
    choose_view_class = Choisir
    choose_results_view_class = ChoisirResultats
    chosen_view_class = Choisie
    chosen_multiple_view_class = Choisies
    base_widget_class = Choix
    register_widget = False
    choose_one_text = _("Choisir")
    choose_another_text = _("En choisir un autre")


def _choix(modele):
    return ChoixVisible(f"citer_{modele.split('.')[1].lower()}", model=modele, icon=_ICONES[modele])


#: {label of a model: its chooser}, registered by wagtail_hooks.
CHOIX = {modele: _choix(modele) for modele in _CHERCHES}
