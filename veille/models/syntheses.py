from typing import ClassVar

from django import forms
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelsearch import index
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager
from wagtail.url_routing import RouteResult

from socle.cercles.pages import EcriteDansSaLangue, PageACercle, SansAutreSerrure
from socle.cercles.permissions import peut_voir
from socle.cercles.traductions import IndexEnLangues
from socle.champs import ChampDeBlocs
from socle.courriels import absolue
from socle.etiquettes.models import Etiquette, EtiquettesDePage
from socle.langues import en

from ..blocs import CORPS, MISE_EN_FORME
from ..permissions import peut_deposer
from ..querysets_syntheses import SynthesePageQuerySet
from ..syntheses.formulaire import FormulaireDeSynthese
from .documents import DocumentArchive
from .mise_en_ligne import ApresTousLesAccords, SansFilleEnLigne
from .versions_de_synthese import VersionDeSynthese


class IndexAnalyses(IndexEnLangues, SansAutreSerrure, EcriteDansSaLangue, Page):
    """The list of syntheses. The page is public; each reader finds there what she may see."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.AccueilPage"]
    subpage_types = ["veille.SynthesePage"]
    max_count_per_parent = 1
    filles_avec = ("auteur", "groupe", "document")
    template = "veille/index_analyses.html"

    class Meta:
        verbose_name = _("liste des analyses")

    def permissions_for_user(self, user):
        return SansFilleEnLigne(user, self)

    def route(self, request, path_components):
        """An address that an analysis had leads to it, for who reads the version that had it."""
        try:
            return super().route(request, path_components)
        except Http404:
            versions = VersionDeSynthese.objects.visibles_pour(request.user)
            version = versions.filter(slug__in=path_components[:1]).select_related("synthese").first()
            if version is None or len(path_components) != 1:
                raise
            return RouteResult(version.synthese, kwargs={"ancienne": True})

    def get_context(self, request, *args, **kwargs):
        from ..syntheses.liste import contexte_de_la_liste

        return {
            **super().get_context(request, *args, **kwargs),
            **contexte_de_la_liste(request),
            "peut_ecrire": peut_deposer(request.user),
        }


class EtiquetteDeSynthese(ItemBase):
    """The link between a label and a synthesis; it waits in the revision until the page is published."""

    tag = models.ForeignKey(Etiquette, on_delete=models.CASCADE, related_name="syntheses_etiquetees")
    content_object = ParentalKey("veille.SynthesePage", on_delete=models.CASCADE, related_name="etiquetages")

    class Meta:
        verbose_name = _("étiquette de synthèse")
        verbose_name_plural = _("étiquettes de synthèses")


class SynthesePage(PageACercle):
    """What the veilleuse publishes of the sessions, to be read as an article (produit.md §3)."""

    chapeau = models.TextField(_("chapeau"), help_text=_("Deux phrases qui donnent envie de lire."))
    date = models.DateField(_("date"), default=timezone.localdate)
    periode = models.CharField(
        _("période étudiée"),
        max_length=80,
        blank=True,
        help_text=_("Par exemple : septembre 2022 – juin 2023."),
    )
    auteur_affiche = models.CharField(
        _("signature"), max_length=160, blank=True, help_text=_("Telle que les lecteurs la verront.")
    )
    resume = models.TextField(_("en bref"), blank=True)
    corps = ChampDeBlocs(CORPS, blank=True, verbose_name=_("corps"))
    notes = RichTextField(_("notes et sources"), blank=True, features=MISE_EN_FORME)
    noeuds = ParentalManyToManyField(
        "noeuds.Noeud", blank=True, related_name="syntheses", verbose_name=_("nœuds")
    )
    etiquettes = EtiquettesDePage(through=EtiquetteDeSynthese, blank=True, verbose_name=_("étiquettes"))
    document = models.ForeignKey(
        DocumentArchive,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="syntheses",
        verbose_name=_("rapport à télécharger"),
        help_text=_("Un lecteur ne le voit que si le document lui est ouvert aussi."),
    )
    changements = models.TextField(
        _("ce qui change"),
        blank=True,
        help_text=_("Ce que cette version change, en une ou deux phrases. Les lecteurs le voient."),
    )

    objects: ClassVar = PageManager.from_queryset(SynthesePageQuerySet)()

    parent_page_types = ["veille.IndexAnalyses"]
    subpage_types = []
    base_form_class = FormulaireDeSynthese
    template = "veille/synthese.html"
    DE_LA_SOURCE = ("noeuds", "etiquettes")

    content_panels = [
        *Page.content_panels,
        FieldPanel("chapeau"),
        MultiFieldPanel(
            [FieldPanel("auteur_affiche"), FieldPanel("periode"), FieldPanel("date")],
            heading=_("Signature et date"),
        ),
        FieldPanel("resume"),
        FieldPanel("corps"),
        FieldPanel("notes"),
        FieldPanel("noeuds", widget=forms.CheckboxSelectMultiple),
        FieldPanel("etiquettes"),
        FieldPanel("document", widget=forms.Select),
        FieldPanel("changements", required_on_save=False),
    ]

    search_fields = [
        *PageACercle.search_fields,
        index.SearchField("chapeau"),
        index.SearchField("resume"),
        index.SearchField("corps"),
        index.SearchField("notes"),
        index.RelatedFields("etiquettes", [index.SearchField("name")]),
        index.FilterField("date"),
    ]
    rang_recherche = 50

    class Meta(PageACercle.Meta):
        verbose_name = _("analyse")
        verbose_name_plural = _("analyses")

    def __str__(self):
        return self.title

    def permissions_for_user(self, user):
        return ApresTousLesAccords(user, self)

    def document_pour(self, user):
        """The report, if this reader may have it: a public page does not open a report of the network."""
        return self.document if self.document is not None and peut_voir(user, self.document) else None

    @property
    def adresse_stable(self):
        """Short, whatever becomes of its title and of its place in the tree: the one that is cited."""
        return absolue(en(self.langue, reverse("synthese_stable", args=[self.reference])))

    def get_context(self, request, *args, **kwargs):
        from ..syntheses.article import contexte_de_l_article

        apercu = getattr(request, "is_preview", False)
        article = contexte_de_l_article(self, request.user, apercu=apercu)
        return {**super().get_context(request, *args, **kwargs), **article}

    def serve(self, request, *args, ancienne=False, **kwargs):
        """Asked for by an address that it had, it leads to the one that it has."""
        return redirect(self.get_absolute_url()) if ancienne else super().serve(request, *args, **kwargs)
