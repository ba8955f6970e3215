"""Scoring what matches: BM25F, with what we must know of each document at hand, segment by segment.

A segment is never written again: what is read of it once holds for every searcher of the process.
"""

from array import array
from functools import cached_property

from whoosh.collectors import Collector
from whoosh.scoring import BM25F

from .documents import pk_de


class Table:
    """The key, the kinds and the lengths of each document of a segment."""

    def __init__(self, lecteur):
        self.pks = [pk_de(cle) for cle in _colonne(lecteur, "cle")]
        self._genres = [frozenset(genres.split()) for genres in _colonne(lecteur, "genres")]
        self._masques: dict[str, bytes] = {}
        self._longueurs: dict[str, array] = {}
        self._vocabulaires: dict[str, list[str]] = {}
        #: For who reads the database about these documents, by key: what is written anew is another document.
        self.fiches: dict[int, tuple] = {}

    def masque(self, genre):
        if genre not in self._masques:
            self._masques[genre] = bytes(genre in genres for genres in self._genres)
        return self._masques[genre]

    def longueurs(self, lecteur, champ):
        if champ not in self._longueurs:
            # Nothing where the document has nothing in that field.
            lues = (lecteur.doc_field_length(numero, champ) or 0 for numero in range(len(self.pks)))
            self._longueurs[champ] = array("L", lues)
        return self._longueurs[champ]

    @cached_property
    def cles(self):
        """Primary keys as the database gives them, where they are numbers."""
        return array("q", map(int, self.pks))

    def vocabulaire(self, lecteur, champ):
        """Its words, in order."""
        if champ not in self._vocabulaires:
            self._vocabulaires[champ] = sorted(mot.decode() for mot in lecteur.lexicon(champ))
        return self._vocabulaires[champ]


def _colonne(lecteur, champ):
    valeurs = lecteur.column_reader(champ)
    return [valeurs[numero] for numero in range(lecteur.doc_count_all())]


class Tables:
    def __init__(self):
        self._par_segment: dict[str, Table] = {}

    def de(self, lecteur):
        numero = lecteur.segment().segment_id()
        if numero not in self._par_segment:
            self._par_segment[numero] = Table(lecteur)
        return self._par_segment[numero]

    def oublier_sauf(self, segments):
        for numero in set(self._par_segment) - segments:
            self._par_segment.pop(numero, None)


class BM25(BM25F):
    """Reading the length of a document costs as much as the rest of its score: from the table."""

    def __init__(self, reglages, tables):
        super().__init__(B=reglages.B, K1=reglages.K1)
        self._tables = tables

    def scorer(self, searcher, fieldname, text, qf=1):
        notes = super().scorer(searcher, fieldname, text, qf)
        lecteur = searcher.reader()
        if lecteur.segment():
            notes.dfl = self._tables.de(lecteur).longueurs(lecteur, fieldname).__getitem__
        return notes


class Scores(Collector):
    """The score of every document of one kind that matches, by primary key: the database does the rest."""

    def __init__(self, tables, genre):
        super().__init__()
        self._tables, self._genre, self.par_pk = tables, genre, {}

    def collect_matches(self):
        trouves = self.matcher
        if not trouves.is_active():
            return
        table = self._tables.de(self.subsearcher.reader())
        masque, pks, par_pk = table.masque(self._genre), table.pks, self.par_pk
        while trouves.is_active():
            numero = trouves.id()
            if masque[numero]:
                par_pk[pks[numero]] = trouves.score()
            trouves.next()
