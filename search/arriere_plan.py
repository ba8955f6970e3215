"""Long work in a process of its own: the postman's mails do not wait for it."""

import logging
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command

journal = logging.getLogger(__name__)

#: Seconds before one tries again what failed; twice as many each time, an hour at most.
DELAI, DELAI_MAX = 60, 3600


class Commande:
    """A command of `manage.py`, one at a time; in this process where `RECHERCHE_A_COTE` says so."""

    def __init__(self, *mots):
        self._mots, self._processus = mots, None
        self._echecs, self._pas_avant = 0, 0.0

    def lancer(self):
        """Start it, unless it runs already or failed a short while ago; whether it was started."""
        if not settings.RECHERCHE_A_COTE:
            call_command(*self._mots)
            return True
        if self._court() or time.monotonic() < self._pas_avant:
            return False
        commande = [sys.executable, settings.RACINE / "manage.py", *self._mots]
        self._processus = subprocess.Popen(commande, stdout=subprocess.DEVNULL)  # noqa: S603 (our own words)
        return True

    def _court(self):
        """What has ended is heard once: what failed is left alone for a while."""
        if self._processus is None:
            return False
        code = self._processus.poll()
        if code is None:
            return True
        self._processus = None
        self._echecs = self._echecs + 1 if code else 0
        if code:
            delai = min(DELAI * 2 ** (self._echecs - 1), DELAI_MAX)
            self._pas_avant = time.monotonic() + delai
            journal.error("%s: %s; again in %s s", " ".join(self._mots), code, delai)
        return False
