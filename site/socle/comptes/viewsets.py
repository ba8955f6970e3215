"""What the coordination keeps in Wagtail's admin: groups, cycles, basins, municipalities."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from socle.identite.forms import FormulaireALogo

from .models import Bassin, Commune, Cycle, Groupe

CHAMPS_DU_GROUPE = (
    "nom",
    "slug",
    "genre",
    "bassin",
    "langue",
    "presentation",
    "presentation_membres",
    "places",
    "lieu_habituel",
    "jour",
    "rang_semaine",
    "heure",
    "duree_minutes",
)


class GroupeViewSet(SnippetViewSet):
    model = Groupe
    icon = "group"
    list_display = ["nom", "genre", "bassin", "places", "archive"]
    list_filter = ["genre", "bassin", "archive"]
    search_fields = ["nom"]
    edit_handler = ObjectList(
        [
            *map(FieldPanel, CHAMPS_DU_GROUPE),
            FieldPanel("logo"),
            FieldPanel("sans_logo"),
            FieldPanel("archive"),
        ],
        base_form_class=FormulaireALogo,
    )


class CycleViewSet(SnippetViewSet):
    model = Cycle
    icon = "calendar-alt"
    list_display = ["groupe", "debut", "fin"]
    list_filter = ["groupe"]


class BassinViewSet(SnippetViewSet):
    model = Bassin
    icon = "site"
    list_display = ["nom", "nom_nl", "rang"]


class CommuneViewSet(SnippetViewSet):
    model = Commune
    icon = "site"
    list_display = ["nom", "nom_nl", "bassin"]
    list_filter = ["bassin"]


class GroupesViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Groupes et territoire")
    menu_icon = "group"
    items = (GroupeViewSet, CycleViewSet, BassinViewSet, CommuneViewSet)
