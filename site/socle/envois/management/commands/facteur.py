import ctypes
import os
import signal
import sys
import threading

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from socle.envois import facteur, tournees

#: Seconds between two looks at the outbox.
PAUSE = 3
#: Linux: tell this process when its parent dies (prctl, PR_SET_PDEATHSIG).
_SIGNAL_A_LA_MORT = 1


class Command(BaseCommand):
    help = "Send what waits in the outbox; --sans-cesse stays, plans reminders and reads answers."

    def add_arguments(self, parser):
        parser.add_argument("--sans-cesse", action="store_true", help="Stay, and look every few seconds.")
        parser.add_argument("--parent", type=int, help="Stop when this process, the server, is no more.")

    def handle(self, *args, sans_cesse=False, parent=None, **options):
        self.fini = threading.Event()
        self.parent = parent
        self._ecouter_les_signaux()
        if not sans_cesse:
            self._tour()
        while sans_cesse and not self._doit_finir():
            self._tour()
            self.fini.wait(PAUSE)

    def _ecouter_les_signaux(self):
        """A mail that is leaving leaves: one stops between two."""
        for recu in (signal.SIGTERM, signal.SIGINT):
            signal.signal(recu, self._finir)
        if self.parent and sys.platform == "linux":
            ctypes.CDLL(None).prctl(_SIGNAL_A_LA_MORT, signal.SIGTERM)

    def _finir(self, *_recu):
        self.fini.set()

    def _doit_finir(self):
        return self.fini.is_set() or (self.parent is not None and os.getppid() != self.parent)

    def _tour(self):
        close_old_connections()
        try:
            tournees.faire()
            facteur.distribuer(self._avance, self._doit_finir)
        except DatabaseError as erreur:
            # The database is away for a moment: the outbox waits with it.
            self.stderr.write(f"Facteur : {type(erreur).__name__}")

    def _avance(self, fait, total):
        if self.stdout.isatty():
            self.stdout.write(f"\r  Courrier : {fait}/{total}", ending="\n" if fait == total else "")
        elif fait == total:
            self.stdout.write(f"  Courrier : {total}")
