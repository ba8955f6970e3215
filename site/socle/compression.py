"""Pages compressed on the way, for those who have no session (docs/choix.md)."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware

_TYPES = ("text/html", "text/plain", "application/xml", "application/json")


class CompressionPubliqueMiddleware(GZipMiddleware):
    """The size of a compressed page tells what is in it to who chooses a part of it (BREACH): a member's is sent whole.

    Django pads each answer with random bytes; that makes guessing slower, not impossible.
    """

    def process_response(self, request, response):
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return response
        if response.streaming or not response.get("Content-Type", "").startswith(_TYPES):
            return response
        return super().process_response(request, response)
