"""What a received message says, read with suspicion: nothing here touches the database, nothing is unpacked."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.utils import getaddresses
from html import unescape
from typing import Any

import bleach
from icalendar import Calendar

from ..enums import Reponse
from .agenda import PARTSTAT

#: Bytes: of a message, of its calendar part; characters: of what is kept.
TAILLE = 2_000_000
TAILLE_AGENDA = 100_000
LONGUEUR = 10_000
#: More parts than any mail program makes.
PARTIES = 40
#: Bytes of one header with its folded lines: parsers take hours over a longer one.
ENTETE = 20_000
#: Characters of a page of HTML once its styles are gone: cleaning takes the square of it.
PAGE = 30_000

_REPONSES = {etat: reponse for reponse, etat in PARTSTAT.items()}
_JETON = re.compile(r"\+([a-z2-7]{32})@", re.IGNORECASE)
#: From here on, it is what she was answering to.
_CITATION = re.compile(
    r"^(?:"
    r"-{2,}\s*(?:Original Message|Message d.origine|Oorspronkelijk bericht|Forwarded message)"
    r"|_{10,}\s*$"
    r"|(?:From|De|Van)\s?:\s.*@"
    r"|(?:Le|On|Op)\b.{6,200}(?:a écrit|wrote|schreef).{0,80}:\s*$"
    r"|Op .{6,200}:\s*$"
    r")",
    re.IGNORECASE,
)
_SIGNATURES = (
    "Envoyé de mon",
    "Envoyé depuis",
    "Verzonden vanaf",
    "Sent from my",
    "Obtenir Outlook",
    "Get Outlook",
)


class Illisible(Exception):
    """Not a message that we can read."""


@dataclass(frozen=True)
class Agenda:
    """One answer of a calendar (RFC 5546, REPLY)."""

    uid: str
    convie: str
    reponse: Reponse
    sequence: int
    le: datetime


@dataclass(frozen=True)
class Courriel:
    identifiant: str
    de: str
    jetons: list[str]
    agenda: Agenda | None
    #: Whether it has a calendar part, even one that we refuse: its words are then not a preparation.
    avec_agenda: bool
    texte: str
    automatique: bool


def lire(octets):
    """The message, or Illisible; whatever it is made of, no other exception."""
    if len(octets) > TAILLE:
        raise Illisible("too big")
    _refuser_un_entete_sans_fin(octets)
    try:
        return _lire(octets)
    except Exception as erreur:
        # A hostile message finds its own way to break a parser: RecursionError, LookupError, UnicodeError…
        raise Illisible(type(erreur).__name__) from None


def _refuser_un_entete_sans_fin(octets):
    """Before anything parses it. A line of a body as long as that is none that a mail server passes on (RFC 5321)."""
    longueur = 0
    for ligne in octets.splitlines():
        suite = ligne[:1] in (b" ", b"\t") and ligne.strip()
        longueur = len(ligne) + (longueur if suite else 0)
        if longueur > ENTETE:
            raise Illisible("header too long")


def _lire(octets):
    # The old policy: the new one parses each header into a tree, slower than the message is long.
    message = message_from_bytes(octets)
    parties = _parties(message)
    agendas = [partie for partie in parties if partie.get_content_type() == "text/calendar"]
    expediteurs = getaddresses([str(message.get("From", ""))])
    return Courriel(
        identifiant=str(message.get("Message-ID", "")).strip(),
        de=expediteurs[0][1].lower() if len(expediteurs) == 1 else "",
        jetons=_jetons(message),
        agenda=_agenda(agendas[0]) if agendas else None,
        avec_agenda=bool(agendas),
        texte=sans_citation(_texte(parties).replace("\x00", ""))[:LONGUEUR],
        automatique=_est_automatique(message),
    )


def _parties(message):
    parties = []
    for partie in message.walk():
        if len(parties) >= PARTIES:
            raise Illisible("too many parts")
        parties.append(partie)
    return parties


def _jetons(message):
    """To whom it was written; what a server adds on the way counts too."""
    entetes = [
        message.get_all(nom, []) for nom in ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
    ]
    adresses = " ".join(str(valeur) for valeurs in entetes for valeur in valeurs)
    return list(dict.fromkeys(jeton.lower() for jeton in _JETON.findall(adresses)))


def _est_automatique(message):
    """A holiday answer is nobody's preparation (RFC 3834)."""
    return (
        str(message.get("Auto-Submitted", "no")).lower() != "no"
        or str(message.get("Precedence", "")).lower() in ("bulk", "junk", "auto_reply", "list")
        or str(message.get("Return-Path", "")).strip() == "<>"
        or message.get_content_type() == "multipart/report"
        or any(nom in message for nom in ("X-Autoreply", "X-Autorespond", "List-Id"))
    )


def _decoder(partie):
    """A text, whatever its charset says it is."""
    octets = partie.get_payload(decode=True) or b""
    for codage in (partie.get_content_charset("utf-8"), "utf-8"):
        try:
            return octets.decode(codage)
        except (LookupError, UnicodeDecodeError):
            continue
    return octets.decode("latin-1")


def _agenda(partie):
    """Its one answer, or None: not a REPLY, not one event, not one attendee, no date, a state that we do not have."""
    texte = _decoder(partie)
    if len(texte) > TAILLE_AGENDA:
        return None
    try:
        agenda = Calendar.from_ical(texte)
        if str(agenda.get("METHOD", "")).upper() != "REPLY":
            return None
        evenement: Any
        (evenement,) = agenda.walk("VEVENT")
        convie = evenement["ATTENDEE"]
        le = evenement["DTSTAMP"].dt
        return Agenda(
            uid=str(evenement["UID"]),
            convie=re.sub(r"^mailto:", "", str(convie), flags=re.IGNORECASE).strip().lower(),
            reponse=_REPONSES[str(convie.params["PARTSTAT"]).upper()],
            sequence=int(evenement.get("SEQUENCE", 0)),
            le=le if le.tzinfo else le.replace(tzinfo=UTC),
        )
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        return None


def _texte(parties):
    for genre in ("text/plain", "text/html"):
        for partie in parties:
            if partie.get_content_type() == genre and partie.get_content_disposition() != "attachment":
                texte = _decoder(partie)
                return texte if genre == "text/plain" else _sans_balises(texte)
    return ""


def _sans_balises(html):
    html = re.sub(r"(?is)<(head|style|script|title|blockquote)\b.*?(</\1\s*>|\Z)", "", html[:TAILLE_AGENDA])
    html = re.sub(r"(?i)<br\s*/?>|</(?:p|div|li|tr)>", "\n", html)
    return unescape(bleach.clean(html[:PAGE], tags=set(), strip=True))


def sans_citation(texte):
    """What she wrote herself: neither what she answers to, nor her signature."""
    gardees = []
    lignes = texte.replace("\r\n", "\n").split("\n")
    for rang, ligne in enumerate(lignes):
        # « Le mardi … a écrit : » is often cut over two lines.
        deux = f"{ligne.strip()} {lignes[rang + 1].strip()}" if rang + 1 < len(lignes) else ligne.strip()
        if _CITATION.match(ligne.strip()) or (ligne.strip() and _CITATION.match(deux)):
            break
        if ligne.rstrip("\r") in ("-- ", "--") or ligne.strip().startswith(_SIGNATURES):
            break
        if not ligne.lstrip().startswith(">"):
            gardees.append(ligne.rstrip())
    return "\n".join(gardees).strip()
