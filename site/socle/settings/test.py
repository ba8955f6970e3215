"""Hostile on purpose: see tests/conftest.py for what else is refused there."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, STORAGES, WAGTAILSEARCH_BACKENDS

SECRET_KEY = "for tests only"  # noqa: S105
COMPOSANTS = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
_TEMPORAIRE = Path(tempfile.mkdtemp(prefix="fil-tests-"))
atexit.register(shutil.rmtree, _TEMPORAIRE, ignore_errors=True)
VAR = _TEMPORAIRE
MEDIA_ROOT = _TEMPORAIRE / "media"
LOCALE_PATHS = [_TEMPORAIRE / "locale"]
EMAIL_FILE_PATH = _TEMPORAIRE / "courriels"
CACHES = {
    nom: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": nom} for nom in CACHES
}
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "prive": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(_TEMPORAIRE / "prive"), "base_url": None},
    },
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that a migrated one can be copied there, and that a live server's threads share it.
    DATABASES["default"]["TEST"] = {"NAME": str(_TEMPORAIRE / "essais.sqlite3")}
FIL_REPONSES = "reponses@exemple.brussels"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
# A process beside would open the data of whoever runs the tests.
RECHERCHE_A_COTE = False
# Nothing writes there unless a test asks (tests/search/outils.py): what changed is read from the things themselves.
WAGTAILSEARCH_BACKENDS = {
    nom: reglages | ({"LOCATION": f":memory:{nom}"} if "LOCATION" in reglages else {})
    for nom, reglages in WAGTAILSEARCH_BACKENDS.items()
}
