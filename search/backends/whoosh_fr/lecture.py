"""Reading an index: searchers opened once a generation and a process, lent to one thread at a time, and refreshed.

Opening one costs a quarter of a second at 100,000 documents; none is opened for a request unless all are lent.
"""

import contextlib
import logging
from collections import deque

from .corpus import segments_de
from .generations import Absente
from .postings import Listes
from .schema import schema
from .scores import BM25, Scores, Tables

logger = logging.getLogger(__name__)

#: Searchers kept at hand; more threads than that open theirs.
GARDES = 4


class Abimee(Exception):
    """A file of the index is no longer what it was: reading a mapped file that was cut kills the process."""


class Lecteur:
    """One searcher of one generation."""

    def __init__(self, depot, nom, bm25, tables, listes):
        self.nom, self._tables, self._listes = nom, tables, listes
        self._stockage = depot.stockage(nom)
        try:
            self._chercheur = self._stockage.open_index(schema=schema()).searcher(weighting=bm25)
            self._reconnaitre()
        except BaseException:
            self._stockage.fermer()
            raise

    def _reconnaitre(self):
        segments = (lecteur.segment() for lecteur, _ in self._chercheur.reader().leaf_readers())
        self.segments = {segment.segment_id() for segment in segments if segment}
        self._etat = self._stockage.etat(self.segments)
        self._segments_lus = None

    def rafraichir(self):
        """See what was committed since. Raises `Abimee`."""
        if not self._chercheur.up_to_date():
            self._chercheur = self._chercheur.refresh()
            self._reconnaitre()
        elif self._stockage.etat(self.segments) != self._etat:
            raise Abimee(self.nom)

    def scores(self, requete, genre):
        scores = Scores(self._tables, genre)
        self._chercheur.search_with_collector(requete, scores)
        return scores.par_pk

    def segments_lus(self):
        """For a `Corpus`."""
        if self._segments_lus is None:
            self._segments_lus = segments_de(self._chercheur.reader(), self._tables, self._listes)
        return self._segments_lus

    def nombre(self):
        return self._chercheur.doc_count()

    def fermer(self):
        # A refreshment that failed closed half of it.
        with contextlib.suppress(Exception):
            self._chercheur.close()
        self._stockage.fermer()


class Lecture:
    """The searchers of one place, shared by the threads of a process."""

    def __init__(self, depot, reglages):
        self._depot = depot
        self._tables, self._listes = Tables(), Listes()
        self._bm25 = BM25(reglages, self._tables)
        self._libres: deque[Lecteur] = deque()

    def scores(self, requete, genre):
        """{primary key, as text: score}."""
        return self.lire(lambda lecteur: lecteur.scores(requete, genre), {})

    def lire(self, question, sinon):
        """What `question(lecteur)` answers. An index that cannot be read answers `sinon`, and the log says so."""
        try:
            try:
                return self._lire(question)
            except (OSError, Abimee):
                # Its files moved under us, as when two rebuilds follow each other: once more, from the pointer.
                return self._lire(question)
        except Absente as absente:
            logger.info("search index missing, the postman rebuilds it: %s", absente)
        except Exception:
            # Whatever Whoosh meets in a damaged file: any kind of error. A rebuild makes a new index.
            logger.exception("search index unreadable, nothing is found until it is rebuilt")
        return sinon

    def est_lisible(self):
        """Whether a searcher opens, on the generation that answers."""
        try:
            with self._lecteur():
                return True
        except Exception:
            # Whatever Whoosh meets in a damaged file.
            return False

    def _lire(self, question):
        with self._lecteur() as lecteur:
            return question(lecteur)

    @contextlib.contextmanager
    def _lecteur(self):
        lecteur = self._prendre(self._depot.courante())
        try:
            yield lecteur
        except BaseException:
            lecteur.fermer()
            raise
        self._rendre(lecteur)

    def _prendre(self, nom):
        while self._libres:
            try:
                lecteur = self._libres.pop()
            except IndexError:
                break
            if lecteur.nom == nom:
                try:
                    lecteur.rafraichir()
                except Exception:
                    lecteur.fermer()
                else:
                    return lecteur
            else:
                lecteur.fermer()
        return Lecteur(self._depot, nom, self._bm25, self._tables, self._listes)

    def _rendre(self, lecteur):
        self._libres.append(lecteur)
        self._tables.oublier_sauf(lecteur.segments)
        # Other threads take and give back meanwhile.
        with contextlib.suppress(IndexError):
            while len(self._libres) > GARDES or self._libres[0].nom != lecteur.nom:
                self._libres.popleft().fermer()

    def fermer(self):
        while self._libres:
            self._libres.pop().fermer()
