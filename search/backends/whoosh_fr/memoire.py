"""An index that lives and dies with its process: tests (`LOCATION=":memory:"`)."""

import contextlib
import itertools
from threading import Lock

from .generations import PREFIXE, Absente
from .schema import schema
from .stockage import EnMemoire


class DepotEnMemoire:
    """What `Depot` is, for one process."""

    attente = 0.0

    def __init__(self):
        self._verrou = Lock()
        self._numeros = itertools.count()
        self._stockages, self._courante, self._chantier, self._journal = {}, None, None, []

    @contextlib.contextmanager
    def ecriture(self):
        with self._verrou:
            yield

    def reconstruction(self):
        return _SansVerrou()

    def courante(self):
        if self._courante is None:
            raise Absente(":memory:")
        return self._courante

    def stockage(self, nom):
        return self._stockages[nom]

    def creer(self):
        nom = f"{PREFIXE}{next(self._numeros)}"
        self._stockages[nom] = EnMemoire()
        self._stockages[nom].create_index(schema())
        return nom

    def publier(self, nom):
        gardees = {nom, self._courante}
        self._courante = nom
        self._stockages = {n: stockage for n, stockage in self._stockages.items() if n in gardees}

    def ouvrir_le_chantier(self, nom):
        self._chantier, self._journal = nom, []

    def fermer_le_chantier(self):
        self._chantier = None

    def noter(self, changements):
        if self._chantier:
            self._journal += changements

    def notes(self, nom):
        return list(self._journal)


class _SansVerrou:
    """Nobody else knows of this memory."""

    def prendre(self, attente):
        pass

    def rendre(self):
        pass
