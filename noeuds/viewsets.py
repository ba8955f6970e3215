from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from .actions import reunir_les_termes
from .models import Terme


class FormulaireDeTerme(WagtailAdminModelForm):
    """Bringing a term into another moves at once what carried it."""

    def clean_remplace_par(self):
        cible = self.cleaned_data["remplace_par"]
        if cible and (
            cible == self.instance or cible.remplace_par_id or cible.liste != self.cleaned_data.get("liste")
        ):
            raise ValidationError(_("Choisissez un autre terme, de la même liste, qui s’emploie encore."))
        return cible

    def save(self, commit=True):
        terme = super().save(commit)
        if terme.remplace_par:
            reunir_les_termes(terme, terme.remplace_par)
        return terme


class TermeViewSet(SnippetViewSet):
    """The governed lists, kept by the coordination."""

    model = Terme
    icon = "list-ul"
    menu_label = _("Vocabulaires")
    menu_name = "termes"
    add_to_admin_menu = True
    list_display = ["libelle", "libelle_nl", "liste", "rang", "remplace_par"]
    list_filter = ["liste"]
    search_fields = ["libelle", "libelle_nl", "synonymes", "synonymes_nl"]
    panels = [
        FieldPanel("liste"),
        FieldPanel("cle"),
        FieldPanel("libelle"),
        FieldPanel("libelle_nl"),
        FieldPanel("synonymes"),
        FieldPanel("synonymes_nl"),
        FieldPanel("rang"),
        FieldPanel("remplace_par"),
    ]

    def get_form_class(self, for_update=False):
        return modelform_factory(
            Terme, form=FormulaireDeTerme, fields=[panneau.field_name for panneau in self.panels]
        )
