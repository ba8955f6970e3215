"""Names that never change: ours are kept, those of people are made so that nobody is recognised by them."""

import hmac
import re
from hashlib import sha256
from uuid import UUID, uuid4

from django.conf import settings

_FORME = re.compile(r"\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?", re.IGNORECASE)


def lire(valeur):
    """A GUID of a file as we write them, or "" when it is none; braces are allowed by the standard."""
    trouve = _FORME.fullmatch((valeur or "").strip())
    return trouve[1].lower() if trouve else ""


def neuf():
    return str(uuid4())


def stable(*de):
    """The same for the same thing on this platform; nothing can be read back from it."""
    empreinte = hmac.new(settings.SECRET_KEY.encode(), "\x1f".join(map(str, de)).encode(), sha256)
    return str(UUID(bytes=empreinte.digest()[:16], version=4))
