from typing import ClassVar

from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument

from socle.cercles.enums import Cercle
from socle.cercles.models import CercleMixin
from socle.etiquettes.models import Etiquetage, GestionnaireDEtiquettes
from socle.modeles import Horodate
from socle.texte import plier

from ..querysets import DocumentACercleQuerySet

SIGNES_A_INDEXER = 400_000


def stockage_prive():
    return storages["prive"]


class DocumentArchive(CercleMixin, Horodate, AbstractDocument):
    """A report kept in the archive, with its text extracted so that it is found by its content."""

    CERCLES = (Cercle.PRIVE, Cercle.RESEAU, Cercle.PUBLIC)

    file = models.FileField(_("fichier"), storage=stockage_prive, upload_to="documents")
    texte = models.TextField(_("texte extrait"), blank=True, editable=False)
    texte_plie = models.TextField(editable=False, default="")
    annee = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("nombre de pages"), null=True, editable=False)
    # Wagtail's admin wants this name; the words are those of the whole platform.
    tags = TaggableManager(
        through=Etiquetage, manager=GestionnaireDEtiquettes, blank=True, verbose_name=_("étiquettes")
    )

    objects: ClassVar = DocumentACercleQuerySet.as_manager()

    admin_form_fields = ("title", "annee", "file", "collection", "tags", "langue")
    search_fields = [
        *AbstractDocument.search_fields,
        *CercleMixin.search_fields,
        index.SearchField("texte_a_indexer"),
    ]
    rang_recherche = 70

    class Meta(CercleMixin.Meta, AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-created_at", "-pk"]
        constraints = [*CercleMixin.Meta.constraints]

    def save(self, *args, **kwargs):
        champs = kwargs.get("update_fields")
        if champs is None or {"title", "texte"} & set(champs):
            self.texte_plie = plier(f"{self.title} {self.texte}")
            if champs is not None:
                kwargs["update_fields"] = {*champs, "texte_plie"}
        super().save(*args, **kwargs)

    def clean(self):
        # A file that our form refused is not there to be judged again.
        if self.file:
            super().clean()

    def get_absolute_url(self):
        return reverse("archive", args=[self.reference])

    @property
    def texte_a_indexer(self):
        """PostgreSQL refuses an entry over one megabyte; the page of the archive looks through the whole text."""
        return self.texte[:SIGNES_A_INDEXER]

    @property
    def genre_de_fichier(self):
        return {"pdf": "PDF", "txt": _("texte"), "md": _("texte")}.get(self.file_extension.lower(), "")
