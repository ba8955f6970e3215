"""Settings of the witness process, never of the site: its database is made for it and thrown away."""

import os

import dj_database_url

SECRET_KEY = "le témoin ne signe rien"  # noqa: S105 it signs nothing
INSTALLED_APPS = ["django.contrib.contenttypes", "modelsearch", "search.mesure.temoin"]
DATABASES = {"default": dj_database_url.parse(os.environ["DATABASE_URL"])}
DATABASES["default"]["TEST"] = {"NAME": os.environ["TEMOIN_BASE"]}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
MODELSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "modelsearch.backends.database",
        "SEARCH_CONFIG": "french",
        "AUTO_UPDATE": False,
    }
}
