from functools import cache
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import Http404
from wagtail.models import Locale, Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.signals import page_unpublished

from socle.modeles import langue_active

from . import permissions
from .enums import Cercle, Etat
from .models import CercleMixin
from .querysets import CercleQuerySetMixin
from .traductions import Traduisible, TraduisiblesQuerySet


class PageACercleQuerySet(CercleQuerySetMixin, TraduisiblesQuerySet, PageQuerySet):
    def visibles_pour(self, user):
        return super().visibles_pour(user).filter(live=True)


PageACercleManager = PageManager.from_queryset(PageACercleQuerySet)

#: A revision holds the whole page, its cercle of that day included: publishing it must not bring it back.
HORS_REVISION = (
    "reference",
    "cercle",
    "etat",
    "groupe_id",
    "auteur_id",
    "secteur",
    "cercle_demande",
    "demande_le",
    "relu_par_id",
    "relu_le",
)


class SansAutreSerrure:
    """A page follows its cercle or is public: Wagtail's passwords and groups are no cercles (produit.md §4)."""

    private_page_options: ClassVar[list[str]] = []

    def get_view_restrictions(self):
        """None can be made: not two of a page's fifteen queries to look for them."""
        return PageViewRestriction.objects.none()


@cache
def _code_de_langue(locale_id):
    return Locale.all_objects.values_list("language_code", flat=True).get(pk=locale_id)


@receiver([post_save, post_delete], sender=Locale)
def _oublier_les_langues(**kwargs):
    _code_de_langue.cache_clear()


class EcriteDansSaLangue(Traduisible):
    """A page is written in the language of its tree; it needs no column, and no query a page, to say so."""

    locale_id: int | None
    pk: int | None

    @property
    def langue(self):
        return _code_de_langue(self.locale_id) if self.locale_id else langue_active()


class PageACercle(SansAutreSerrure, EcriteDansSaLangue, CercleMixin, Page):  # type: ignore[override]  # no column
    """A Wagtail page with a cercle: shared with the network when published, public only by the actions.

    A page cannot be `prive` or `groupe`: Wagtail's admin shows its whole tree to every editor.
    """

    CERCLES = (Cercle.RESEAU, Cercle.PUBLIC)

    exclude_fields_in_copy = [champ.removesuffix("_id") for champ in HORS_REVISION]
    search_fields = Page.search_fields + CercleMixin.search_fields

    objects: ClassVar = PageACercleManager()

    class Meta(CercleMixin.Meta):
        abstract = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self._state.adding and self.cercle == Cercle.PRIVE:
            self.cercle = Cercle.RESEAU

    @property
    def est_publie(self):
        return self.live

    def save(self, *args, **kwargs):
        # Who makes a page in the admin is its author: only an author may propose it for the public (§4.1).
        if self._state.adding and self.auteur_id is None:
            self.auteur_id = self.owner_id
        if kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        # The rows are locked: a page taken back at this instant stays taken back, whatever is being published.
        with transaction.atomic():
            famille = list(self._famille().select_for_update().order_by("pk"))
            if not self._state.adding:
                self._prendre_le_cercle_de_la_base(self)
            self._suivre_la_source(famille)
            return super().save(*args, **kwargs)

    def _suivre_la_source(self, famille):
        """A translation is never wider than its source, nor on line without it (see actions)."""
        source = famille[0] if famille else self
        if source.pk == self.pk:
            return
        if Cercle(self.cercle).rang > Cercle(source.cercle).rang:
            self.cercle = source.cercle
        self.source = source
        if not self.source_en_ligne:
            self.live = False

    @property
    def plafond(self):
        """Locked with its family by the actions, else as it stands: a translation goes no further than its source."""
        return Cercle(self.source.cercle) if self.est_une_traduction else super().plafond

    @property
    def source_en_ligne(self):
        return not self.est_une_traduction or (self.source.live and self.source.etat == Etat.EN_LIGNE)

    def relue_sous_verrou(self):
        """With its translations, which follow it: all in one order, so that two steps cannot wait for each other."""
        famille = list(self._famille().select_for_update().order_by("pk"))
        objet = next(page for page in famille if page.pk == self.pk)
        objet.source = famille[0]
        objet.traductions = famille[1:] if objet is famille[0] else []
        return objet

    def _prendre_le_cercle_de_la_base(self, page):
        """This object may have been read before somebody took the page back: only the actions write a cercle."""
        actuel = type(self)._base_manager.filter(pk=self.pk).values(*HORS_REVISION).first() or vars(self)
        for champ in HORS_REVISION:
            setattr(page, champ, actuel[champ])

    def with_content_json(self, content):
        page = super().with_content_json(content)
        self._prendre_le_cercle_de_la_base(page)
        return page

    def serve(self, request, *args, **kwargs):
        """404, not 403: the forbidden does not exist (style.md rule 5)."""
        if not permissions.peut_voir(request.user, self):
            raise Http404
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request=None):
        visible = permissions.peut_voir(AnonymousUser(), self)
        return super().get_sitemap_urls(request) if visible else []


@receiver(page_unpublished)
def retirer_les_traductions(instance, **kwargs):
    """What coordination takes off line, or deletes, goes in every language."""
    if isinstance(instance, EcriteDansSaLangue) and not instance.est_une_traduction:
        for traduction in instance._famille().filter(pk__gt=instance.pk, live=True):
            traduction.unpublish()
