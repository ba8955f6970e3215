"""Where the index lives. A generation is a directory; the file « courante » names the one that answers.

A rebuild writes a generation of its own and the pointer moves at once (`os.replace`): who reads the one before ends in
peace, since it is only removed at the next rebuild. Meanwhile every change goes to the generation that answers and to
the journal of the one being built, which replays it before it takes its place.
"""

import contextlib
import json
import os
import shutil
import time
from pathlib import Path

from search.verrous import Occupe, Verrou

from .schema import VERSION, schema
from .stockage import SurDisque

PREFIXE = f"g-{VERSION}-"


class Absente(Exception):
    """No generation answers yet, or one of another schema: a rebuild makes one."""


class Depot:
    """The generations of one place. Nothing stays open here: `lecture.py` reads, `ecriture.py` writes."""

    def __init__(self, dossier, attente):
        self.dossier, self.attente = Path(dossier), attente
        # A place that cannot be made has no generation, and says so to whoever writes: people search all the same.
        with contextlib.suppress(OSError):
            self.dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._pointeur = self.dossier / "courante"
        self._chantier = self.dossier / "chantier"

    def ecriture(self):
        return Verrou(self.dossier / "ecriture.verrou").tenu(self.attente)

    def reconstruction(self):
        return Verrou(self.dossier / "reconstruction.verrou")

    def courante(self):
        """The name of the generation that answers. Raises `Absente`."""
        noms = self._lire(self._pointeur)
        if not noms or not noms[0].startswith(PREFIXE) or not (self.dossier / noms[0]).is_dir():
            raise Absente(str(self.dossier))
        return noms[0]

    def stockage(self, nom):
        return SurDisque(str(self.dossier / nom))

    def creer(self):
        """An empty generation, that nobody reads yet."""
        nom = f"{PREFIXE}{time.time_ns():x}"
        (self.dossier / nom).mkdir(mode=0o700)
        self.stockage(nom).create_index(schema())
        return nom

    def publier(self, nom):
        """From now on this one answers; the one before is kept for those who read it, the others go."""
        self.stockage(nom).synchroniser()
        avant = self._lire(self._pointeur)[:1]
        self._ecrire(self._pointeur, [nom, *avant])
        self._effacer_sauf({nom, *avant, *self._lire(self._chantier)})

    def ouvrir_le_chantier(self, nom):
        """From now on changes are noted for this generation too; what a dead rebuild left goes."""
        self._effacer_sauf({nom, *self._lire(self._pointeur)})
        (self.dossier / f"{nom}.journal").touch(mode=0o600)
        self._ecrire(self._chantier, [nom])

    def fermer_le_chantier(self):
        for nom in self._lire(self._chantier):
            (self.dossier / f"{nom}.journal").unlink(missing_ok=True)
        self._chantier.unlink(missing_ok=True)

    def noter(self, changements):
        """In the journal, before the index: a change noted twice is the same change."""
        chantier = self._lire(self._chantier)
        if chantier and not self._on_reconstruit():
            self.fermer_le_chantier()
        elif chantier:
            self._ajouter_au_journal(chantier[0], changements)

    def _on_reconstruit(self):
        """A rebuild that died let its lock go: its journal would grow for nobody."""
        verrou = self.reconstruction()
        try:
            verrou.prendre(attente=0)
        except Occupe:
            return True
        verrou.rendre()
        return False

    def _ajouter_au_journal(self, nom, changements):
        with (self.dossier / f"{nom}.journal").open("a", encoding="utf-8") as sortie:
            for changement in changements:
                # A line that a dead process left unfinished ends here.
                sortie.write(f"\n{json.dumps(changement)}")
            sortie.write("\n")

    def notes(self, nom):
        """The changes noted since `ouvrir_le_chantier`, in order."""
        with (self.dossier / f"{nom}.journal").open(encoding="utf-8", errors="replace") as lignes:
            for ligne in lignes:
                with contextlib.suppress(json.JSONDecodeError):
                    yield json.loads(ligne)

    def _lire(self, fichier):
        try:
            return fichier.read_text(encoding="utf-8", errors="replace").split()
        except FileNotFoundError:
            return []

    def _ecrire(self, fichier, noms):
        provisoire = fichier.with_suffix(".tmp")
        with provisoire.open("w", encoding="utf-8") as sortie:
            sortie.write("\n".join(noms))
            sortie.flush()
            os.fsync(sortie.fileno())
        provisoire.replace(fichier)

    def _effacer_sauf(self, gardees):
        for chemin in self.dossier.glob("g-*"):
            if chemin.is_dir() and chemin.name not in gardees:
                shutil.rmtree(chemin, ignore_errors=True)
            elif chemin.suffix == ".journal" and chemin.stem not in gardees:
                chemin.unlink(missing_ok=True)
