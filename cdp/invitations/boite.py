"""The mail box of the answers, read over IMAP: what is not seen yet, then marked as seen."""

import imaplib
import logging
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError

from .lecture import TAILLE
from .retour import recevoir

journal = logging.getLogger(__name__)
#: Seconds.
PATIENCE = 20
#: Messages a round: mails also leave.
A_LA_FOIS = 50


def relever():
    """How many messages were treated; none without FIL_IMAP."""
    if not settings.FIL_IMAP:
        return 0
    adresse = urlsplit(settings.FIL_IMAP)
    ouvrir = imaplib.IMAP4_SSL if adresse.scheme == "imaps" else imaplib.IMAP4
    port = adresse.port or (993 if adresse.scheme == "imaps" else 143)
    with ouvrir(adresse.hostname or "localhost", port, timeout=PATIENCE) as boite:
        boite.login(unquote(adresse.username or ""), unquote(adresse.password or ""))
        boite.select(unquote(adresse.path.strip("/")) or "INBOX")
        return _relever(boite)


def _relever(boite):
    _etat, (numeros,) = boite.uid("SEARCH", "UNSEEN")
    fait = 0
    for numero in numeros.split()[:A_LA_FOIS]:
        octets = _message(boite, numero)
        try:
            journal.info("e-mail reçu : %s", recevoir(octets))
        except (OperationalError, InterfaceError):  # The database is away: read again later.
            raise
        except Exception:
            # A defect of ours: it stays in the box, seen; those behind it must not wait for ever.
            journal.exception("e-mail %s : pas traité", numero.decode())
        # Only now: killed before, it is read again, and known (CourrielRecu).
        boite.uid("STORE", numero, "+FLAGS", r"(\Seen)")
        fait += 1
    return fait


def _message(boite, numero):
    """At most one byte more than we read: who sends gigabytes does not fill our memory."""
    _etat, donnees = boite.uid("FETCH", numero, f"(BODY.PEEK[]<0.{TAILLE + 1}>)")
    return next((morceau[1] for morceau in donnees if isinstance(morceau, tuple)), b"")
