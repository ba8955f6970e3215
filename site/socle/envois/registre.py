"""What each kind of mail reads; no model here, so that apps may import it as they load."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Piece:
    """What is joined: a name, bytes, a MIME type."""

    nom: str
    octets: bytes
    genre: str


@dataclass(frozen=True)
class Destinataire:
    """Somebody without an account: an address read from the thing itself as the mail leaves, and a language."""

    courriel: str
    langue: str = ""

    @property
    def email(self):
        return self.courriel


@dataclass(frozen=True)
class Lettre:
    """A mail about to leave: its templates (`<gabarit>.sujet.txt`, `.txt`, `.html`) and what they take.

    `alternatives` are other forms of the same message (text, MIME type): a calendar entry beside the words.
    `destinataire` says to whom, when the row of the outbox has nobody: its absence then stops the mail.
    """

    gabarit: str
    contexte: Mapping[str, Any]
    pieces: Sequence[Piece] = ()
    entetes: Mapping[str, str] = field(default_factory=dict)
    alternatives: Sequence[tuple[str, str]] = ()
    destinataire: Destinataire | None = None


#: kind → what writes it, or None when it must not leave any more.
REDACTEURS: dict[str, Callable[[Any], Lettre | None]] = {}


def courrier(sorte):
    """Register who writes this kind of mail: `def invitation(envoi) -> Lettre | None`."""

    def inscrire(redacteur):
        REDACTEURS[sorte] = redacteur
        return redacteur

    return inscrire
