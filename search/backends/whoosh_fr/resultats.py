"""What comes out: Whoosh gives scores, the database decides who is there, counts, orders and fetches one page.

Nothing that the queryset does not hold can come out, be counted or be fetched (produit.md §4.5).
"""

from collections import OrderedDict

from django.db.models import Count
from modelsearch.backends.base import BaseSearchQueryCompiler, BaseSearchResults, FilterFieldError

from search.parmi import ParmiCes

from .documents import genre
from .requetes import Traducteur, TraducteurDeDebuts


class Question(BaseSearchQueryCompiler):
    """One question about one queryset; its slices and its count share what it found."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    traducteur = Traducteur

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._scores = self._classes = None

    def scores(self, backend):
        """{primary key: score}, of everything of this kind that matches, whoever may see it."""
        if self._scores is None:
            requete = self.traducteur(backend.reglages, self.fields).traduire(self.query)
            lire = _champ_reel(self.queryset.model._meta.pk).to_python
            trouves = backend.lecture.scores(requete, genre(self.queryset.model))
            self._scores = {lire(pk): score for pk, score in trouves.items()}
        return self._scores

    def trouves(self, backend):
        """The part of the queryset that matches: a queryset still."""
        scores = self.scores(backend)
        return self.queryset.filter(ParmiCes(list(scores))) if scores else self.queryset.none()

    def classes(self, backend):
        """The primary keys of what matches and may be seen, best first, the newest first among equals."""
        if self._classes is None:
            scores = self.scores(backend)
            vues = set(self.trouves(backend).order_by().values_list("pk", flat=True)) if scores else ()
            self._classes = sorted(sorted(vues, reverse=True), key=scores.__getitem__, reverse=True)
        return self._classes


def _champ_reel(pk):
    """The field that holds the key itself, where that of a child model points to its parent's."""
    while pk.remote_field:
        pk = pk.target_field
    return pk


class QuestionDeDebuts(Question):
    traducteur = TraducteurDeDebuts


class Resultats(BaseSearchResults):
    supports_facet = True

    def get_queryset(self):
        """What matches, as a queryset, in the order asked where one is: to be filtered, joined or counted further."""
        trouves = self.query_compiler.trouves(self.backend)
        return trouves if trouves.ordered else trouves.order_by("-pk")

    def _do_search(self):
        if self.query_compiler.order_by_relevance:
            objets = self._page()
        else:
            objets = list(self.get_queryset()[self.start : self.stop])
        if self._score_field:
            scores = self.query_compiler.scores(self.backend)
            for objet in objets:
                setattr(objet, self._score_field, scores[objet.pk])
        return objets

    def _page(self):
        pks = self.query_compiler.classes(self.backend)[self.start : self.stop]
        if not pks:
            return []
        objets = {objet.pk: objet for objet in self.query_compiler.queryset.order_by().filter(ParmiCes(pks))}
        return [objets[pk] for pk in pks if pk in objets]

    def _do_count(self):
        return len(self.query_compiler.classes(self.backend)[self.start : self.stop])

    def facet(self, field_name):
        question = self.query_compiler
        if question._get_filterable_field(field_name) is None:
            modele = question.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". '
                f"Please add index.FilterField('{field_name}') to {modele}.search_fields.",
                field_name=field_name,
            )
        nombres = (
            question.trouves(self.backend)
            .order_by()
            .values_list(field_name)
            .annotate(nombre=Count("pk", distinct=True))
            .order_by("-nombre", field_name)
        )
        return OrderedDict(nombres)
