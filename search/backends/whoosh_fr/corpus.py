"""An index as one reader sees it: only what is visible to her is counted, weighed and read (produit.md §4.5).

How many documents, how long they are and how many hold a word are those of the visible ones: what she may not see
changes neither an order nor a score.
"""

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, compress

from .scores import Tables


class Segment:
    """A segment of an open index, as it was when it was opened. `cles`: what names each of its documents."""

    def __init__(self, lecteur, tables: Tables, listes):
        self._lecteur, self._listes = lecteur, listes
        self._table = tables.de(lecteur)
        self.cles, self.longueurs = self._table.cles, self._table.longueurs(lecteur, "texte")
        self.fiches = self._table.fiches
        efface = lecteur.is_deleted
        self._effaces = [d for d in range(len(self.cles)) if efface(d)] if lecteur.has_deletions() else []

    def vus(self, visibles):
        """One byte a document; `visibles`: keys, or None for all of them."""
        vus = bytearray(b"\1") * len(self.cles)
        if visibles is not None:
            vus = bytearray(map(visibles.__contains__, self.cles))
        for doc in self._effaces:
            vus[doc] = 0
        return vus

    def liste(self, champ, terme):
        return self._listes.de(self._lecteur, champ, terme)

    def vocabulaire(self, champ):
        return self._table.vocabulaire(self._lecteur, champ)


class Corpus:
    """What is visible of an index; documents are numbered from one segment to the next."""

    def __init__(self, segments, visibles, titre=(0, 0)):
        """`titre`: the positions of titles, from and to."""
        self._segments, self._titre = segments, titre
        self._debuts = list(accumulate((len(segment.cles) for segment in segments), initial=0))
        self._vus = [segment.vus(visibles) for segment in segments]
        self._cles = sum((segment.cles for segment in segments), array("q"))
        self.nombre = sum(map(sum, self._vus))
        longueur = sum(sum(compress(s.longueurs, vus)) for s, vus in zip(segments, self._vus, strict=True))
        self.longueur_moyenne = longueur / (self.nombre or 1) or 1.0
        self._trouves: dict[tuple[str, str], list] = {}

    def occurrences(self, champ, terme):
        """[(document, weight of the word, length of the document)]."""
        if (champ, terme) not in self._trouves:
            self._trouves[champ, terme] = [
                (debut + doc, poids, longueurs[doc])
                for debut, longueurs, vus, liste in self._listes(champ, terme)
                for doc, poids in zip(liste.docs, liste.poids, strict=True)
                if vus[doc]
            ]
        return self._trouves[champ, terme]

    def _listes(self, champ, terme):
        for debut, segment, vus in zip(self._debuts, self._segments, self._vus, strict=False):
            yield debut, segment.longueurs, vus, segment.liste(champ, terme)

    def frequence(self, champ, terme):
        """How many documents hold the word."""
        if (champ, terme) in self._trouves:
            return len(self._trouves[champ, terme])
        return sum(sum(map(vus.__getitem__, liste.docs)) for _, _, vus, liste in self._listes(champ, terme))

    def documents(self, champ, *termes):
        """The set of those that hold all these words."""
        tenus = set()
        for debut, segment, vus in zip(self._debuts, self._segments, self._vus, strict=False):
            premier, *autres = sorted((segment.liste(champ, terme).docs for terme in termes), key=len)
            tenus.update(debut + doc for doc in set(premier).intersection(*autres) if vus[doc])
        return tenus

    def cles_de(self, champ, mots):
        """The keys of the documents that hold any of these words."""
        trouvees = set()
        for segment, vus in zip(self._segments, self._vus, strict=True):
            docs = set().union(*(segment.liste(champ, mot).docs for mot in mots))
            trouvees.update(segment.cles[doc] for doc in docs if vus[doc])
        return trouvees

    def places(self, champ, terme, documents):
        """{document: where the word stands in it}, of these that hold it."""
        return {
            debut + doc: liste.places(rang)
            for debut, _longueurs, _vus, liste in self._listes(champ, terme)
            for rang, doc in enumerate(liste.docs)
            if debut + doc in documents
        }

    def positions(self, champ, terme, document):
        segment, debut = self._situer(document)
        return segment.liste(champ, terme).positions(document - debut)

    def fiches(self, document):
        """{key: what the database said of it}, kept as long as the document."""
        return self._situer(document)[0].fiches

    def _situer(self, document):
        rang = bisect_right(self._debuts, document) - 1
        return self._segments[rang], self._debuts[rang]

    def cle(self, document):
        return self._cles[document]

    def dans_l_ordre(self, valeurs):
        """[(document, value)] of {document: value}, the highest first, equals in the order of their keys."""
        documents = sorted(valeurs, key=self._cles.__getitem__)
        documents.sort(key=valeurs.__getitem__, reverse=True)
        return [(document, valeurs[document]) for document in documents]

    def est_titre(self, position):
        debut, fin = self._titre
        return debut <= position < fin

    def vocabulaires(self, champ):
        """The words of each segment, in order, whoever may see them: ask `frequence` of each."""
        return [segment.vocabulaire(champ) for segment in self._segments]

    def commencent(self, champ, debut):
        """The words that begin so, whoever may see them."""
        trouves = set()
        for mots in self.vocabulaires(champ):
            rang = bisect_left(mots, debut)
            while rang < len(mots) and mots[rang].startswith(debut):
                trouves.add(mots[rang])
                rang += 1
        return trouves


def segments_de(lecteur, tables, listes):
    """Those of an open index."""
    feuilles = (feuille for feuille, _ in lecteur.leaf_readers())
    return [Segment(feuille, tables, listes) for feuille in feuilles if feuille.segment()]
