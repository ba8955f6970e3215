from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from socle.cercles.pages import EcriteDansSaLangue, SansAutreSerrure
from socle.cercles.traductions import IndexEnLangues, TraduisiblesQuerySet, dans_la_langue

from .accueil import contenu_de_l_accueil


class PageOuverteQuerySet(TraduisiblesQuerySet, PageQuerySet):
    def visibles_pour(self, user):
        """Editorial pages are written for everybody; only a draft is hidden."""
        return self.live()


PageOuverteManager = PageManager.from_queryset(PageOuverteQuerySet)


class PageOuverte(SansAutreSerrure, EcriteDansSaLangue, Page):
    """A page that is public by nature: written by coordination about the field, never about a situation."""

    chapeau = models.TextField(_("chapeau"), blank=True)
    corps = models.TextField(
        _("texte"), blank=True, help_text=_("Markdown : ## pour un titre, - pour une liste, **gras**.")
    )

    objects = PageOuverteManager()

    content_panels = [*Page.content_panels, FieldPanel("chapeau"), FieldPanel("corps")]
    search_fields = [*Page.search_fields, index.SearchField("chapeau"), index.SearchField("corps")]

    class Meta:
        abstract = True

    def __str__(self):
        return self.title


class AccueilPage(PageOuverte):
    """The home page, for those who have no account."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.IndexComprendre", "noeuds.IndexNoeuds", "veille.IndexAnalyses"]
    max_count = len(settings.LANGUAGES)
    template = "home/accueil.html"

    class Meta:
        verbose_name = _("page d’accueil")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | contenu_de_l_accueil(request.user)


class IndexComprendre(IndexEnLangues, PageOuverte):
    """What an RP and a CdP are, for those who want to understand."""

    parent_page_types = ["home.AccueilPage"]
    subpage_types = ["home.PageEditoriale"]
    max_count_per_parent = 1
    template = "home/comprendre.html"

    class Meta:
        verbose_name = _("index « Comprendre »")

    def get_context(self, request, *args, **kwargs):
        pages = dans_la_langue(PageEditoriale.objects.live().sources().order_by("path"), request.user)
        return super().get_context(request, *args, **kwargs) | {"pages": pages}


class PageEditoriale(PageOuverte):
    parent_page_types = ["home.IndexComprendre"]
    subpage_types: list[str] = []
    template = "home/page_editoriale.html"
    rang_recherche = 80

    class Meta:
        verbose_name = _("page éditoriale")
        verbose_name_plural = _("pages éditoriales")

    def get_context(self, request, *args, **kwargs):
        toutes = dans_la_langue(PageEditoriale.objects.live().sources().order_by("path"), request.user)
        voisines = [page for page in toutes if page.translation_key != self.translation_key]
        return super().get_context(request, *args, **kwargs) | {"voisines": voisines}
