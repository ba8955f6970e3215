"""One writer at a time, across threads and processes. The system lets the lock of a dead process go."""

import contextlib
import fcntl
import os
import time

#: Seconds between two tries.
PAS = 0.02


class Occupe(Exception):
    """Somebody else writes, and went on for longer than we wait."""


class Verrou:
    """A lock on a file, held from `prendre` to `rendre`; a descriptor each, so that threads exclude each other too."""

    def __init__(self, chemin):
        self.chemin, self._descripteur = chemin, None

    def prendre(self, attente):
        descripteur = os.open(self.chemin, os.O_CREAT | os.O_RDWR, 0o600)
        fin = time.monotonic() + attente
        try:
            while not _essayer(descripteur):
                if time.monotonic() >= fin:
                    raise Occupe(f"{self.chemin}: {attente} s")
                time.sleep(PAS)
        except BaseException:
            os.close(descripteur)
            raise
        self._descripteur = descripteur

    def rendre(self):
        if self._descripteur is not None:
            os.close(self._descripteur)
            self._descripteur = None

    @contextlib.contextmanager
    def tenu(self, attente):
        self.prendre(attente)
        try:
            yield
        finally:
            self.rendre()


def _essayer(descripteur):
    try:
        fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
