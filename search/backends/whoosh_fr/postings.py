"""Which documents of a segment hold a word, read once a process: a segment is never written again.

Whoosh reads them from the disk at each question, one call at a time: most of the time of an answer.
"""

from array import array
from bisect import bisect_left
from collections import OrderedDict
from threading import Lock

from whoosh import formats
from whoosh.reading import TermNotFound

#: What a process keeps, in bytes: the words of some 20,000 entries.
GARDES = 48 << 20
_POSITIONS = formats.Positions()
#: An entry of the memory and its objects.
_FRAIS = 400


class Liste:
    """The numbers of the documents, in order, what the word weighs in each, and where it stands."""

    __slots__ = ("_bornes", "_places", "docs", "poids")

    def __init__(self, lecteur, champ, terme):
        self.docs, self.poids, self._bornes = array("I"), array("f"), array("I", [0])
        places = bytearray()
        lues = _ouvrir(lecteur, champ, terme)
        while lues is not None and lues.is_active():
            self.docs.append(lues.id())
            self.poids.append(lues.weight())
            places += lues.value() or b""
            self._bornes.append(len(places))
            lues.next()
        self._places = bytes(places)

    def positions(self, doc):
        """In order; nothing where the word is not."""
        rang = bisect_left(self.docs, doc)
        if rang == len(self.docs) or self.docs[rang] != doc:
            return []
        return self.places(rang)

    def places(self, rang):
        """Where the word stands in the document of this rank, in order."""
        return _POSITIONS.decode_positions(self._places[self._bornes[rang] : self._bornes[rang + 1]])

    @property
    def taille(self):
        return _FRAIS + 12 * len(self.docs) + len(self._places)


def _ouvrir(lecteur, champ, terme):
    try:
        return lecteur.postings(champ, terme)
    except TermNotFound:
        return None


class Listes:
    """The lists that were asked last, by segment, field and word."""

    def __init__(self, gardes=GARDES):
        self._gardes, self._taille = gardes, 0
        self._listes: OrderedDict[tuple[str, str, str], Liste] = OrderedDict()
        self._verrou = Lock()

    def de(self, lecteur, champ, terme):
        cle = (lecteur.segment().segment_id(), champ, terme)
        with self._verrou:
            if cle in self._listes:
                self._listes.move_to_end(cle)
                return self._listes[cle]
        liste = Liste(lecteur, champ, terme)
        with self._verrou:
            if cle not in self._listes:
                self._listes[cle] = liste
                self._taille += liste.taille
            while self._taille > self._gardes and len(self._listes) > 1:
                self._taille -= self._listes.popitem(last=False)[1].taille
        return liste
