from django import forms
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelsearch import index
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from socle.cercles.forms import FormulaireDePage
from socle.cercles.pages import EcriteDansSaLangue, PageACercle, SansAutreSerrure
from socle.cercles.traductions import IndexEnLangues, une_fois
from socle.comptes.enums import Secteur
from socle.etiquettes.models import Etiquette, EtiquettesDePage
from socle.texte import plier

from ..chemins import vers_les_noeuds
from ..dessin import dessin
from ..enums import Famille
from ..permissions import peut_proposer_un_noeud
from ..querysets import nombre_montrable, parts_montrables
from .vignettes import Vignette

_MARKDOWN = _("Texte simple : une ligne vide entre deux paragraphes, un tiret devant chaque point.")
#: How many situations, and how many places to turn to, a nœud's page shows before it sends to their lists.
EXTRAIT = 8
RESSOURCES = 24


class IndexNoeuds(IndexEnLangues, SansAutreSerrure, EcriteDansSaLangue, Page):
    """The list of nœuds; the page is public, each reader finds there what she may see."""

    introduction = models.TextField(_("introduction"), blank=True, help_text=_MARKDOWN)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["home.AccueilPage"]
    subpage_types = ["noeuds.Noeud"]
    max_count_per_parent = 1
    filles_avec = ("auteur", "groupe")
    template = "noeuds/index.html"

    class Meta:
        verbose_name = _("liste des nœuds")

    def route(self, request, path_components):
        """The address of a nœud tied into another one leads to that one."""
        from ..fusion import page_gardee

        try:
            return super().route(request, path_components)
        except Http404:
            gardee = page_gardee(path_components[0], request.user) if len(path_components) == 1 else None
            if gardee is None:
                raise
            return RouteResult(self, kwargs={"vers": gardee})

    def serve(self, request, *args, vers=None, **kwargs):
        # Not for ever: coordination may undo it.
        return redirect(vers) if vers else super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        from ..listes import contexte_de_l_index

        return {
            **super().get_context(request, *args, **kwargs),
            **contexte_de_l_index(request),
            "peut_proposer_un_noeud": peut_proposer_un_noeud(request.user),
        }


class EtiquetteDeNoeud(ItemBase):
    """The link between a label and a nœud; it waits in the revision until the page is published."""

    tag = models.ForeignKey(Etiquette, on_delete=models.CASCADE, related_name="noeuds_etiquetes")
    content_object = ParentalKey("noeuds.Noeud", on_delete=models.CASCADE, related_name="etiquetages")

    class Meta:
        verbose_name = _("étiquette de nœud")
        verbose_name_plural = _("étiquettes de nœuds")


class FormulaireDeNoeud(FormulaireDePage):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "noeuds_proches" in self.fields:
            autres = Noeud.objects.sources().exclude(pk=self.instance.pk)
            self.fields["noeuds_proches"].queryset = autres.order_by("title")


class Noeud(PageACercle):
    """A recurring problem phrased as a question, with what helps and what stays tied (produit.md §3)."""

    famille = models.CharField(_("famille"), max_length=12, choices=Famille)
    resume = models.TextField(
        _("en deux phrases"), max_length=400, blank=True, help_text=_("Ce qui se noue, vu du terrain.")
    )
    ce_qui_aide = models.TextField(_("ce qui aide"), blank=True, help_text=_MARKDOWN)
    ce_qui_reste_noue = models.TextField(_("ce qui reste noué"), blank=True, help_text=_MARKDOWN)
    vu_sante = models.TextField(_("vu par la santé"), blank=True, help_text=_MARKDOWN)
    vu_social = models.TextField(_("vu par le social"), blank=True, help_text=_MARKDOWN)
    vu_sante_mentale = models.TextField(_("vu par la santé mentale"), blank=True, help_text=_MARKDOWN)
    non_resolu = models.BooleanField(
        _("non résolu"), default=False, help_text=_("Personne n’a encore trouvé ce qui aide vraiment.")
    )
    # One direction is stored, both are shown: with a symmetrical relation, publishing an old revision of one
    # page would undo what was said on the other.
    noeuds_proches = ParentalManyToManyField(
        "self", symmetrical=False, blank=True, related_name="cite_par", verbose_name=_("nœuds proches")
    )
    etiquettes = EtiquettesDePage(through=EtiquetteDeNoeud, blank=True, verbose_name=_("étiquettes"))

    parent_page_types = ["noeuds.IndexNoeuds"]
    subpage_types = []
    template = "noeuds/noeud.html"
    base_form_class = FormulaireDeNoeud
    DE_LA_SOURCE = ("famille", "non_resolu", "noeuds_proches", "etiquettes")

    content_panels = [
        FieldPanel("title", heading=_("La question"), help_text=_("« Comment faire quand… ? »")),
        FieldPanel("famille"),
        FieldPanel("resume"),
        FieldPanel("ce_qui_aide"),
        MultiFieldPanel(
            [FieldPanel("ce_qui_reste_noue"), FieldPanel("non_resolu")], heading=_("Ce qui reste noué")
        ),
        MultiFieldPanel(
            [FieldPanel("vu_sante"), FieldPanel("vu_social"), FieldPanel("vu_sante_mentale")],
            heading=_("Le même nœud, vu par chaque métier"),
        ),
        FieldPanel("noeuds_proches", widget=forms.CheckboxSelectMultiple),
        FieldPanel("etiquettes"),
    ]

    search_fields = [
        *PageACercle.search_fields,
        index.SearchField("resume"),
        index.SearchField("ce_qui_aide"),
        index.SearchField("ce_qui_reste_noue"),
        index.SearchField("vu_sante"),
        index.SearchField("vu_social"),
        index.SearchField("vu_sante_mentale"),
        index.RelatedFields("etiquettes", [index.SearchField("name")]),
        index.FilterField("famille"),
        index.FilterField("non_resolu"),
    ]
    rang_recherche = 10
    utilite_recherche = models.Count("vecus")

    class Meta(PageACercle.Meta):
        verbose_name = _("nœud")
        verbose_name_plural = _("nœuds")

    def __str__(self):
        return self.title

    @property
    def dessin(self):
        """Its knot as SVG: one for all its translations, kept when the question is reworded."""
        return dessin(self.translation_key, self.famille)

    def suivre(self, source):
        super().suivre(source)
        self.famille, self.non_resolu = source.famille, source.non_resolu

    def get_context(self, request, *args, **kwargs):
        from ..contexte import contexte_du_noeud
        from ..effets import ressources_de

        context = super().get_context(request, *args, **kwargs)
        if self.est_une_traduction:
            self.suivre(self.source)
        return {
            **context,
            "ancetres": vers_les_noeuds(),
            "proches": self.proches_pour(request.user, getattr(request, "is_preview", False)),
            "ressources": ressources_de(self, request.user, RESSOURCES),
            "etiquettes": list(self.source.etiquettes.all()),
            "source": self.source,
            "peut_raconter": peut_proposer_un_noeud(request.user),
            **self._situations(request.user),
            **contexte_du_noeud(self.source, request.user),
        }

    def _situations(self, user):
        """The first ones, and how many there are: in all, and for each sector when that says nothing of anybody."""
        visibles = self.vignettes_pour(user).pour_cartes().avec_le_total().avec_les_secteurs()
        vignettes = list(visibles[:EXTRAIT])
        total, par_secteur = 0, dict.fromkeys(Secteur, 0)
        if vignettes:
            total = vignettes[0].total
            par_secteur = {secteur: getattr(vignettes[0], f"total_{secteur}") for secteur in Secteur}
        return {
            "vignettes": vignettes,
            "nombre_vignettes": nombre_montrable(total, user),
            "autres_vignettes": total > EXTRAIT,
            "secteurs": list(parts_montrables(total, par_secteur).items()),
        }

    @property
    def vues(self):
        """The same nœud seen by each trade: (sector, text), those that are written."""
        textes = ((secteur, getattr(self, f"vu_{secteur}")) for secteur in Secteur)
        return [(secteur, texte) for secteur, texte in textes if texte]

    def vignettes_pour(self, user):
        """The situations of this nœud that this reader may see."""
        if self.pk is None:
            return Vignette.objects.none()
        return Vignette.objects.visibles_pour(user).du_noeud(self.source)

    def ressources_pour(self, user):
        """Where to turn. `ressources` comes from the app of that name, which declares the relation."""
        if self.pk is None:
            return ()
        return self.source.ressources.visibles_pour(user)

    def proches_pour(self, user, en_apercu=False):
        """The nœuds that this one names and those that name it; a preview names what its draft holds."""
        if en_apercu:
            lies = Q(pk__in=[noeud.pk for noeud in self.noeuds_proches.all()])
        else:
            lies = Q(cite_par=self.source.pk) | Q(noeuds_proches=self.source.pk)
        cles = Noeud.objects.sources().filter(lies).values("translation_key")
        # With their translations, in one query: the source of each comes first.
        visibles = Noeud.objects.visibles_pour(user).filter(translation_key__in=cles)
        proches = une_fois(visibles.exclude(translation_key=self.translation_key).order_by("pk"))
        return sorted(proches, key=lambda noeud: plier(noeud.title))
