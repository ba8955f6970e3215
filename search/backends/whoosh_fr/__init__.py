"""A search backend for modelsearch, and so for Wagtail, on Whoosh: French first (search.analyse), nothing to serve.

    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.whoosh_fr", "LOCATION": "…/recherche"}}

The settings are those of `reglages.Reglages`.
"""

from .backend import SearchBackend as SearchBackend
