"""What an app asks the postman to do now and then: plan reminders, read answers. Each says how often."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import DatabaseError

journal = logging.getLogger(__name__)


@dataclass
class _Tournee:
    travail: Callable[[], object]
    toutes_les: int
    prochaine: float = 0.0


_TOURNEES: list[_Tournee] = []


def tournee(*, secondes):
    """Register what the postman does every so many seconds; it must be idempotent."""

    def inscrire(travail):
        _TOURNEES.append(_Tournee(travail, secondes))
        return travail

    return inscrire


def faire():
    """Those whose time has come; what fails is told, and leaves the others alone."""
    for une in _TOURNEES:
        if time.monotonic() < une.prochaine:
            continue
        une.prochaine = time.monotonic() + une.toutes_les
        try:
            une.travail()
        except DatabaseError:
            raise
        except Exception:
            journal.exception("tournée %s", une.travail.__name__)
