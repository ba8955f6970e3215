"""Production as this machine alone can serve it: everything of it but HTTPS (tests/outils/production.py)."""

from socle.settings.production import *  # noqa: F403

SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
