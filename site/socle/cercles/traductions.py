"""A page and its translations: the one first written is the source of the others.

What is linked to a page is linked to its source; lists are made of sources and shown in the reader's language where she
may see it so. A translation is never seen wider than its source (produit.md §4.1, §4.4: see actions and pages).
"""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language

from socle.courriels import absolue
from socle.langues import en

from .models import CercleMixin
from .permissions import peut_voir

#: For the type checker: these classes are mixed into pages and querysets, and use what those have.
_Melange: Any = object


class Traduisible(_Melange):
    """What a Wagtail page needs to be read in several languages; `langue` says in which it is written."""

    @cached_property
    def source(self):
        """The page first written, of which this one is a translation; itself when it is none."""
        if self.pk is None:
            return self
        return self._famille().filter(pk__lt=self.pk).order_by("pk").first() or self

    @property
    def est_une_traduction(self):
        return self.source.pk != self.pk

    def _famille(self):
        return type(self)._base_manager.filter(translation_key=self.translation_key)

    #: The fields that are not words: a translation has those of its source.
    DE_LA_SOURCE: tuple[str, ...] = ()

    def suivre(self, source):
        """Take from the source what is not words."""
        self.source = source

    def get_absolute_url(self):
        """Where this page is read by whoever reads now: in her language if it is written so, else as it is."""
        # Below the home page of its language, whose own slug is in no address.
        return reverse("wagtail_serve", args=[self.url_path.split("/", 2)[2]]) if self.url_path else ""

    @property
    def adresse_propre(self):
        """Its full address in the language in which it is written."""
        return absolue(en(self.langue, self.get_absolute_url()))

    def adresses_lisibles_par(self, user):
        """Where this person may read it, in each language in which it is written: {language: full address}."""
        autres = self._famille().filter(live=True).exclude(pk=self.pk)
        lisibles = [page for page in autres if not isinstance(page, CercleMixin) or peut_voir(user, page)]
        return {page.langue: page.adresse_propre for page in (self, *lisibles)}

    def get_sitemap_urls(self, request=None):
        """As Wagtail's, at the address that the settings give, and with what gathers the translations (plan.py)."""
        return [
            adresse
            | {"location": self.adresse_propre, "langue": self.langue, "famille": self.translation_key}
            for adresse in super().get_sitemap_urls(request)
        ]


class TraduisiblesQuerySet(_Melange):
    """For the querysets of translated pages."""

    def sources(self):
        """Each page once, as it was first written."""
        ainees = self.model._base_manager.filter(
            translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
        )
        return self.filter(~Exists(ainees))

    def dans(self, langue):
        return self.filter(locale__language_code=langue)

    def lues_et_sources(self):
        """[(page in the language of the interface if it is written so, its source)], in one query."""
        ainees = self.model._base_manager.filter(translation_key=OuterRef("translation_key")).order_by("pk")
        pages = list(self.annotate(cle_source=ainees.values("pk")[:1]))
        ici = {page.cle_source: page for page in pages if not _est_ailleurs(page)}
        paires = [(ici.get(page.pk, page), page) for page in pages if page.pk == page.cle_source]
        for lue, source in paires:
            _suivre(lue, source)
        return paires


class IndexEnLangues(_Melange):
    """The parent of pages of one kind, which shows each in this language or, untranslated, as it was written."""

    #: What is read with a child, for its page.
    filles_avec: tuple[str, ...] = ()

    @classmethod
    def dans(cls, langue):
        """The index of this kind in this language, or None."""
        return cls.objects.filter(locale__language_code=langue).first()

    def route(self, request, path_components):
        """As Wagtail's, but one query finds the child whole, among what this reader may see, in either tree."""
        if len(path_components) != 1:
            return super().route(request, path_components)
        page = self._fille(path_components[0], request.user)
        if page is None:
            raise Http404
        return page.route(request, [])

    def _fille(self, slug, user):
        """The child of this address, or its translation here, with its source: one query finds the whole family."""
        (modele,) = self.allowed_subpage_models()
        de_ce_nom = modele._base_manager.filter(slug=slug).values("translation_key")
        visibles = modele.objects.visibles_pour(user).select_related(*self.filles_avec)
        ainees = modele._base_manager.filter(translation_key=OuterRef("translation_key")).order_by("pk")
        pages = visibles.filter(translation_key__in=de_ce_nom).annotate(cle_source=ainees.values("pk")[:1])
        pages = sorted(pages, key=lambda page: page.pk)
        fille = self._choisie(pages, slug)
        if fille is not None:
            source = next((page for page in pages if page.pk == fille.cle_source), None)
            if source is not None:
                fille.source = source
        return fille

    def _choisie(self, pages, slug):
        filles = [page for page in pages if page.slug == slug]
        ici = next((fille for fille in filles if fille.locale_id == self.locale_id), None)
        if ici or not filles:
            return ici
        # Translated under another name.
        famille = [page for page in pages if page.translation_key == filles[0].translation_key]
        return next((page for page in famille if page.locale_id == self.locale_id), filles[0])


def dans_la_langue(sources, user):
    """These pages, each in the language of the interface where this person may see it so. One query at most."""
    sources = list(sources)
    lues = traduites(sources, user)
    for lue, source in zip(lues, sources, strict=True):
        _suivre(lue, source)
    return lues


def _suivre(lue, source):
    if lue is not source:
        lue.suivre(source)
    elif isinstance(lue, Traduisible):
        lue.source = source


def traduites(pages, user):
    """The same, of pages of which some may be translations themselves."""
    ailleurs = [page.translation_key for page in pages if _est_ailleurs(page)]
    if not ailleurs:
        return pages
    visibles = type(pages[0]).objects.visibles_pour(user).dans(get_language())
    ici = {page.translation_key: page for page in visibles.filter(translation_key__in=ailleurs)}
    return [ici.get(page.translation_key, page) if _est_ailleurs(page) else page for page in pages]


def _est_ailleurs(page):
    return isinstance(page, Traduisible) and page.langue != get_language()


def une_fois(objets):
    """Of a page found in several languages, the one of the interface if it is there; anything else as it is."""
    uniques = {}
    for objet in objets:
        cle = getattr(objet, "translation_key", objet.pk)
        if cle not in uniques or _est_ailleurs(uniques[cle]):
            uniques[cle] = objet
    return list(uniques.values())


def lier_dans_la_langue(objets, champ, user):
    """Let the page to which each of these things points be read in the language of the interface; saves nothing.

    The page that `objet.<champ>` gives changes, the key that the row holds does not.
    """
    objets = list(objets)
    pages = {page.pk: page for objet in objets if (page := getattr(objet, champ)) is not None}
    lues = dict(zip(pages, dans_la_langue(pages.values(), user), strict=True))
    for objet in objets:
        cle = getattr(objet, f"{champ}_id")
        if cle in lues:
            objet._meta.get_field(champ).set_cached_value(objet, lues[cle])
    return objets
