"""Writing an index: one writer at a time, what was there before replaced, a rebuild beside what answers."""

import contextlib
import weakref

from whoosh.writing import NO_MERGE

from .generations import Absente
from .schema import schema


def appliquer(depot, changements):
    """Write these changes, `[key, document or None]`, in one commit. Raises `Occupe`."""
    with depot.ecriture():
        depot.noter(changements)
        try:
            nom = depot.courante()
        except Absente:
            nom = depot.creer()
            depot.publier(nom)
        _ecrire(depot.stockage(nom), changements)


def vider(depot):
    with depot.ecriture():
        depot.publier(depot.creer())


def _ecrire(stockage, changements):
    with _redaction(stockage) as redaction:
        _retirer(redaction, [cle for cle, _ in changements])
        for _, document in changements:
            if document:
                redaction.add_document(**document)


@contextlib.contextmanager
def _redaction(stockage):
    """A Whoosh writer, committed, or closed as it can be when something fails: the index is as before."""
    try:
        redaction = stockage.open_index(schema=schema()).writer()
        try:
            yield redaction
            redaction.commit()
        except BaseException:
            abandonner(redaction)
            raise
    finally:
        stockage.fermer()


def abandonner(redaction):
    """A full disk refuses the files that a cancellation closes, too: what matters is that nobody reads them."""
    with contextlib.suppress(Exception):
        redaction.cancel()


def _retirer(redaction, cles):
    """What the index holds under these keys, with one searcher for all (`update_document` opens one each)."""
    chercheur = redaction.searcher()
    try:
        for cle in cles:
            redaction.delete_by_term("cle", cle, searcher=chercheur)
    finally:
        chercheur.close()


class Chantier:
    """A generation being written while the other answers; nobody reads it before `publier`."""

    def __init__(self, depot):
        self.depot = depot
        self._une_a_la_fois = depot.reconstruction()
        self._une_a_la_fois.prendre(depot.attente)
        self._a_la_fin = weakref.finalize(self, self._une_a_la_fois.rendre)
        with depot.ecriture():
            self.nom = depot.creer()
            depot.ouvrir_le_chantier(self.nom)
        self._stockage = depot.stockage(self.nom)
        self._ecrits: dict[str, int] = {}
        self._redaction = None

    def ajouter(self, documents):
        """{key: document}. One per object: a parent model's list may hold it too, and knows less of it."""
        doubles = {cle: document for cle, document in documents.items() if cle in self._ecrits}
        for cle, document in documents.items():
            if cle not in doubles:
                self._ecrire(cle, document)
        plus_precis = {c: d for c, d in doubles.items() if _precision(d) > self._ecrits[c]}
        if plus_precis:
            self._engager()
            _retirer(self._ouverte(), plus_precis)
            for cle, document in plus_precis.items():
                self._ecrire(cle, document)

    def _ecrire(self, cle, document):
        self._ouverte().add_document(**document)
        self._ecrits[cle] = _precision(document)

    def _ouverte(self):
        if self._redaction is None:
            self._redaction = self._stockage.open_index(schema=schema()).writer()
        return self._redaction

    def _engager(self):
        if self._redaction is not None:
            self._redaction.commit(mergetype=NO_MERGE)
            self._redaction = None

    def publier(self):
        """Replay what changed meanwhile, and answer from now on."""
        self._engager()
        with self.depot.ecriture():
            notes = dict(self.depot.notes(self.nom))
            if notes:
                _ecrire(self._stockage, list(notes.items()))
            self.depot.fermer_le_chantier()
            self.depot.publier(self.nom)
        self._a_la_fin()

    def abandonner(self):
        if self._redaction is not None:
            abandonner(self._redaction)
        self._stockage.fermer()
        self._a_la_fin()


def _precision(document):
    return len(document["genres"].split())
