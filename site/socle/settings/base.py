"""Settings shared by every way of running Le fil; dev, test and production refine them."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from socle.settings import recherche
from socle.settings.limites import ACCOUNT_RATE_LIMITS as ACCOUNT_RATE_LIMITS

RACINE = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("FIL_VAR", RACINE / "var"))

DEBUG = False
# The demonstration's people can be entered as by anyone: production refuses this (checks.py).
DEMONSTRATION = False
# The page that shows every component, with examples: for those who build, never for those who use.
COMPOSANTS = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "home",
    "search",
    "veille",
    "cdp",
    "noeuds",
    "ressources",
    "socle.etiquettes",
    "socle.cercles",
    "socle.identite",
    "socle.envois",
    "socle.comptes",
    "socle",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "socle.compression.CompressionPubliqueMiddleware",
    "csp.middleware.CSPMiddleware",
    "socle.securite.PolitiqueAdminMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "socle.langues.LangueDeLAdresseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "socle.comptes.middleware.LangueDeLAdminMiddleware",
    "socle.comptes.middleware.SessionGlissanteMiddleware",
    "socle.comptes.middleware.ConnexionRequiseMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "socle.cercles.redirections.RedirectionsVisiblesMiddleware",
]

ROOT_URLCONF = "socle.urls"
WSGI_APPLICATION = "socle.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["socle.templatetags.fil", "socle.templatetags.composants"],
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "socle.contexte.plateforme",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        env="DATABASE_URL", default=f"sqlite:///{VAR / 'fil.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured with four writers: only WAL with IMMEDIATE transactions never says "locked" (docs/choix.md).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # It imports psycopg, which only an installation on PostgreSQL has.
    INSTALLED_APPS.append("django.contrib.postgres")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Attempt limits must be seen by every process, without a query on each page: files, not memory or database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
    },
    # Heavy to make, and made again when a word of them changes: apart, so that they never push a limit out.
    "papiers": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache-papiers",
        "OPTIONS": {"MAX_ENTRIES": 40},
    },
}

AUTH_USER_MODEL = "comptes.Personne"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "entrer"
LOGIN_REDIRECT_URL = "mon_espace"
SESSION_COOKIE_AGE = 90 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

ACCOUNT_ADAPTER = "socle.comptes.adapter.AdaptateurDeCompte"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
# How long a code and its link live, in minutes: slow hospital mail needs more than allauth's three.
ENTREE_DUREE_MINUTES = 30
ENTREE_ESSAIS = 5
INVITATION_DUREE_JOURS = 30

LANGUAGE_CODE = "fr"
# Each in its own words: whoever looks for hers reads no other.
LANGUAGES = [("fr", "français"), ("nl", "Nederlands")]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Made from socle/locale at start (socle/catalogues.py).
LOCALE_PATHS = [VAR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # Documents have a cercle: this folder is never served by the web server.
    "prive": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR / "prive"), "base_url": None},
    },
}
# One pasted text may be long; 20 MB is a mistake, answered beside the field (socle/formulaires.py).
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024

EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("FIL_EXPEDITEUR", "Le fil <ne-pas-repondre@exemple.brussels>")
# Where calendars and people answer an invitation, « reponses@domaine »: empty, the platform reads no mail.
FIL_REPONSES = os.environ.get("FIL_REPONSES", "")
# The licence of the open data, once the association chose it: « CC-BY-4.0 https://… ».
FIL_DONNEES_LICENCE = os.environ.get("FIL_DONNEES_LICENCE", "")
# The box of those answers: imaps://name:password@host/INBOX; or the mail server calls `manage.py recevoir`.
FIL_IMAP = os.environ.get("FIL_IMAP", "")
# How many services a day are asked by e-mail whether their record is still true; 0 asks none.
DEMANDES_AUX_SERVICES = int(os.environ.get("FIL_DEMANDES_AUX_SERVICES", "20"))
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "socle.views.sauver_la_saisie"
SECURE_REFERRER_POLICY = "same-origin"

WAGTAIL_SITE_NAME = "Le fil"
WAGTAILADMIN_BASE_URL = os.environ.get("FIL_ADRESSE", "http://localhost:8000")
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# What was agreed to is what goes on line: words changed at a later step go back to the first.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILDOCS_DOCUMENT_MODEL = "veille.DocumentArchive"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["pdf", "txt", "md"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "veille.forms.FormulaireDeDocument"
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
RECHERCHE_MOTEUR, WAGTAILSEARCH_BACKENDS = recherche.moteur(VAR)
RECHERCHE_A_COTE = True

# Django's default tells failures by e-mail only, to administrators nobody has declared.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "erreurs": {"class": "logging.StreamHandler", "level": "ERROR"},
        "journal": {"class": "logging.StreamHandler", "level": "INFO"},
    },
    "loggers": {
        "django": {"handlers": ["erreurs"], "level": "INFO"},
        # That a mail left, failed, arrived: never to whom, nor a word of it.
        "socle.envois": {"handlers": ["journal"], "level": "INFO"},
        "cdp.invitations": {"handlers": ["journal"], "level": "INFO"},
        # Kinds and numbers of what the anonymity helper finds, never a word of a text.
        "noeuds.forms.anonymat": {"handlers": ["journal"], "level": "INFO"},
    },
}

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True
