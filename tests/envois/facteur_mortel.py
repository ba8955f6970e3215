"""A postman of its own process, whose mail server writes files and, at the n-th message, kills the process.

`python -m tests.envois.facteur_mortel <folder> <n> avant|apres`: before the message is written, or just after.
"""

import os
import signal
import sys
from pathlib import Path

import django
from django.core.mail.backends.base import BaseEmailBackend

#: Seconds, so that two postmen do meet.
LENTEUR = 0.05


class Backend(BaseEmailBackend):
    def send_messages(self, messages):
        import time

        dossier, mort, moment = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
        time.sleep(LENTEUR)
        for message in messages:
            dernier = len(list(dossier.glob("*.eml"))) + 1 == mort
            if dernier and moment == "avant":
                os.kill(os.getpid(), signal.SIGKILL)
            (dossier / f"{os.getpid()}-{Backend.rang()}.eml").write_bytes(message.message().as_bytes())
            if dernier:
                os.kill(os.getpid(), signal.SIGKILL)
        return len(messages)

    _rang = 0

    @classmethod
    def rang(cls):
        cls._rang += 1
        return cls._rang


if __name__ == "__main__":
    django.setup()
    from django.conf import settings

    from socle.envois import facteur
    from tests.envois import fabriques  # noqa: F401

    settings.EMAIL_BACKEND = "tests.envois.facteur_mortel.Backend"
    facteur.distribuer()
