"""Whoosh's storages, where two things are ours: who may write (generations.py), and where temporary files go."""

import atexit
import contextlib
import os
import shutil
import tempfile
from functools import cache

from whoosh.filedb.filestore import FileStorage, RamStorage


class _DejaTenu:
    """Whoosh's own lock stays taken when a commit fails: ours is taken around every writer, and always let go."""

    def acquire(self, blocking=False):
        return True

    def release(self):
        pass


class SurDisque(FileStorage):
    def __init__(self, path):
        super().__init__(path)
        self._ouverts = []

    def lock(self, name):
        return _DejaTenu()

    def open_file(self, name, **kwargs):
        return self._suivre(super().open_file(name, **kwargs))

    def create_file(self, name, **kwargs):
        return self._suivre(super().create_file(name, **kwargs))

    def _suivre(self, fichier):
        self._ouverts = [fichier, *(ouvert for ouvert in self._ouverts if not ouvert.is_closed)]
        return fichier

    def fermer(self):
        """What Whoosh left open where it failed."""
        for fichier in self._ouverts:
            if not fichier.is_closed:
                with contextlib.suppress(OSError):
                    fichier.close()
        self._ouverts = []

    def etat(self, segments):
        """What the files of these segments look like: they are never written again, so any change is damage."""
        return {
            entree.name: (lu.st_size, lu.st_mtime_ns, lu.st_ino)
            for entree in os.scandir(self.folder)
            if entree.name.split(".")[0] in segments
            for lu in [entree.stat()]
        }

    def synchroniser(self):
        """On the disk itself, before a pointer says so."""
        for nom in self.list():
            if not os.path.isdir(os.path.join(self.folder, nom)):
                _synchroniser(os.path.join(self.folder, nom))
        _synchroniser(self.folder)


class EnMemoire(RamStorage):
    def lock(self, name):
        return _DejaTenu()

    def etat(self, segments):
        return {nom: self.file_length(nom) for nom in self.list() if nom.split(".")[0] in segments}

    def fermer(self):
        pass

    def synchroniser(self):
        pass

    def temp_storage(self, name=None):
        """Whoosh's is one folder for every process of the machine."""
        return FileStorage(tempfile.mkdtemp(dir=_temporaires())).create()


@cache
def _temporaires():
    """Gone with the process: of what Whoosh makes there, it forgets half."""
    dossier = tempfile.mkdtemp(prefix="recherche-")
    atexit.register(shutil.rmtree, dossier, ignore_errors=True)
    return dossier


def _synchroniser(chemin):
    descripteur = os.open(chemin, os.O_RDONLY)
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)
