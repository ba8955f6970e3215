"""`make run`: the demonstration on this machine, as its users would see it (no debug page)."""

import os
import secrets

from .base import *  # noqa: F403
from .base import VAR

DEBUG = os.environ.get("FIL_DEBUG") == "1"
DEMONSTRATION = os.environ.get("FIL_DEMONSTRATION", "1") == "1"
COMPOSANTS = True
ALLOWED_HOSTS = ["*"]
# One key per installation, made at the first start: sessions survive a restart, and nothing is in the repository.
_CLE = VAR / "cle-secrete"
try:
    SECRET_KEY = _CLE.read_text()
except FileNotFoundError:
    SECRET_KEY = secrets.token_urlsafe(50)
    _CLE.parent.mkdir(parents=True, exist_ok=True)
    _CLE.write_text(SECRET_KEY)
    _CLE.chmod(0o600)

FIL_REPONSES = os.environ.get("FIL_REPONSES", "reponses@exemple.brussels")
# The demonstration's mailbox shows a few, and is not filled with them.
DEMANDES_AUX_SERVICES = 2
EMAIL_BACKEND = "socle.comptes.boite.CourrielsDansDesFichiers"
EMAIL_FILE_PATH = VAR / "courriels"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
