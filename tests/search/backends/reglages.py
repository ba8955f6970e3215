"""modelsearch's own test project, with our backend: its conformance tests run there, in a process of their own."""

import os

from modelsearch.test.settings import *  # noqa: F403
from modelsearch.test.settings import DATABASES

MODELSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.whoosh_fr", "LOCATION": ":memory:"}}
# The suite finds its fixture by this name; the package ships without it.
FIXTURE_DIRS = [os.environ["FIXTURES_MODELSEARCH"]]
# Never the name of the site's own test database, that may be in use.
DATABASES["default"]["TEST"] = {"NAME": os.environ["BASE_MODELSEARCH"]}
