from django.db import models
from modelsearch import index
from modelsearch.queryset import SearchableQuerySetMixin


class DocumentQuerySet(SearchableQuerySetMixin, models.QuerySet):
    pass


class Document(index.Indexed, models.Model):
    """A document of the corpus, as modelsearch's documentation would have it declared."""

    cle = models.TextField()
    title = models.TextField()
    texte = models.TextField()

    objects = DocumentQuerySet.as_manager()

    search_fields = [index.SearchField("title"), index.SearchField("texte")]

    class Meta:
        app_label = "temoin"

    def __str__(self):
        return self.cle
