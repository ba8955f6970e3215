"""The door of modelsearch: which index, who writes in it, how it is rebuilt."""

import os

from modelsearch.backends.base import BaseIndex, BaseSearchBackend
from modelsearch.index import class_is_indexed

from . import ecriture
from .documents import Redacteur, cle, genre
from .generations import Depot
from .lecture import Lecture
from .memoire import DepotEnMemoire
from .reglages import EN_MEMOIRE, Reglages
from .resultats import Question, QuestionDeDebuts, Resultats

# One of each a process: modelsearch makes a backend for each search.
_DEPOTS: dict[str, Depot | DepotEnMemoire] = {}
_LECTURES: dict[tuple, Lecture] = {}


def _depot(reglages):
    lieu = reglages.lieu
    if lieu not in _DEPOTS:
        neuf = DepotEnMemoire() if lieu.startswith(EN_MEMOIRE) else Depot(lieu, reglages.ATTENTE)
        _DEPOTS.setdefault(lieu, neuf)
    return _DEPOTS[lieu]


def _lecture(reglages):
    laquelle = (reglages.lieu, reglages.B, reglages.K1)
    if laquelle not in _LECTURES:
        _LECTURES.setdefault(laquelle, Lecture(_depot(reglages), reglages))
    return _LECTURES[laquelle]


# A child process opens its own: the cursor of a file is shared with the parent's.
os.register_at_fork(after_in_child=_LECTURES.clear)


class IndexWhoosh(BaseIndex):
    """The generation that answers."""

    def add_items(self, model, items):
        reglages = self.backend.reglages
        if items and class_is_indexed(model) and reglages.concerne(genre(model)):
            self._noter(model, items)

    def _noter(self, model, items):
        if not self.backend.reglages.noter(genre(model), [item.pk for item in items]):
            self.backend.appliquer(self.backend.documents(model, items))

    def delete_item(self, item):
        modele = type(item)
        if not self.backend.reglages.concerne(genre(modele)):
            return
        if not self.backend.reglages.noter(genre(modele), [item.pk]):
            self.backend.appliquer([(cle(item), None)])

    def reset(self):
        ecriture.vider(self.backend.depot)


class IndexEnChantier(IndexWhoosh):
    """The generation being built."""

    def __init__(self, backend):
        super().__init__(backend)
        self.chantier = ecriture.Chantier(backend.depot)

    def _noter(self, model, items):
        self.chantier.ajouter(dict(self.backend.documents(model, items)))


class Reconstruction:
    """What modelsearch's `rebuild_modelsearch_index` (and Wagtail's `update_index`) drives."""

    def __init__(self, index):
        self.backend = index.backend

    def start(self):
        self.index = IndexEnChantier(self.backend)
        return self.index

    def finish(self):
        self.index.chantier.publier()


class SearchBackend(BaseSearchBackend):
    query_compiler_class = Question
    autocomplete_query_compiler_class = QuestionDeDebuts
    index_class = IndexWhoosh
    results_class = Resultats
    rebuilder_class = Reconstruction
    # The database is the truth: what was saved stays saved, the index catches up.
    catch_indexing_errors = True

    def __init__(self, params):
        super().__init__(params)
        self.reglages = Reglages.lire(params)

    def documents(self, modele, objets):
        """The changes that bring these objects in: `[(key, document)]`."""
        return list(Redacteur(modele, self.reglages).documents(objets).items())

    def appliquer(self, changements):
        """Write these, `[(key, document or None)]`, in one commit and now. Raises `Occupe`."""
        ecriture.appliquer(self.depot, changements)

    @property
    def depot(self):
        return _depot(self.reglages)

    @property
    def lecture(self):
        return _lecture(self.reglages)
