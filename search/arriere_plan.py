"""Long work in a process of its own: the postman's mails do not wait for it. What fails is tried again, ever later."""

import logging
import os
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command

journal = logging.getLogger(__name__)

#: What the command says with this code: another process does it already (sysexits.h).
OCCUPE = os.EX_TEMPFAIL
#: Seconds before one tries again what failed; twice as many each time, an hour at most.
DELAI, DELAI_MAX = 60, 3600


class Reprises:
    """When to try again, and whether to say it: a full disk is told once, not at each round until it is emptied."""

    def __init__(self, delai=DELAI):
        self._delai, self._echecs, self._pas_avant, self._dite = delai, 0, 0.0, ""

    def attendent(self):
        return time.monotonic() < self._pas_avant

    def reussir(self, quoi):
        if self._echecs:
            journal.warning("%s: works again", quoi)
        self._echecs, self._pas_avant, self._dite = 0, 0.0, ""

    def echouer(self, quoi, raison):
        """`raison`: an exception, or a code. Told with its trace, unless it is the same as the time before."""
        delai = min(self._delai * 2**self._echecs, DELAI_MAX)
        self._echecs += 1
        self._pas_avant = time.monotonic() + delai
        if self._dite != repr(raison):
            self._dite = repr(raison)
            trace = raison if isinstance(raison, Exception) else None
            journal.error("%s: %r; again in %s s, then ever later", quoi, raison, delai, exc_info=trace)


class Commande:
    """A command of `manage.py`, one at a time; in this process where `RECHERCHE_A_COTE` says so."""

    def __init__(self, *mots):
        self._mots, self._processus, self._reprises = mots, None, Reprises()

    def lancer(self):
        """Start it, unless it runs already or failed a short while ago; whether it was started."""
        if not settings.RECHERCHE_A_COTE:
            call_command(*self._mots)
            return True
        if self.court() or self._reprises.attendent():
            return False
        commande = [sys.executable, settings.RACINE / "manage.py", *self._mots]
        self._processus = subprocess.Popen(commande, stdout=subprocess.DEVNULL)  # noqa: S603 (our own words)
        return True

    def court(self):
        """Whether it runs. What has ended is heard once: what failed is left alone for a while."""
        if self._processus is None:
            return False
        code = self._processus.poll()
        if code is None:
            return True
        self._processus = None
        if code == OCCUPE:
            return False
        if code:
            self._reprises.echouer(" ".join(self._mots), code)
        else:
            self._reprises.reussir(" ".join(self._mots))
        return False
