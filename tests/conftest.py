"""A hostile environment (style.md rule 16): what would fail one day in production fails here every day.

Warnings are errors and the network is closed in pyproject.toml; pytest-randomly shuffles the tests.
"""

import shutil
import warnings
from importlib import import_module

import pytest
from django.conf import settings as reglages
from django.core.cache import cache
from django.utils import translation

from tests.outils import base_prete
from tests.outils import client as outils_client
from tests.outils.gabarits import Indefinie
from tests.outils.ordre import melanger_ce_qui_n_a_pas_d_ordre

#: What the compiler has to say of Whoosh, each time where bytecode is not kept: of these, and of nothing else.
_MAL_ECRITS = ("whoosh.analysis", "whoosh.codec.whoosh3", "whoosh.lang.paicehusk", "whoosh.lang.porter2")


def pytest_configure(config):
    """Before any template engine is made: engines read their options once."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for module in _MAL_ECRITS:
            import_module(module)
    reglages.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Indefinie()


def pytest_unconfigure(config):
    shutil.rmtree(reglages.VAR, ignore_errors=True)


def pytest_collection_modifyitems(items):
    """A transactional test empties the database after itself: Wagtail's root page, our bassins."""
    for item in items:
        marque = item.get_closest_marker("django_db")
        if marque and marque.kwargs.get("transaction") and not marque.kwargs.get("serialized_rollback"):
            raise pytest.UsageError(
                f"{item.nodeid}: django_db(transaction=True) needs serialized_rollback=True"
            )


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """On SQLite, start from a copy of a migrated database: see tests/outils/base_prete.py."""
    base = reglages.DATABASES["default"]
    if base["ENGINE"].endswith("sqlite3"):
        base_prete.copier_vers(base["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    """The copy is kept as it is found; it goes with its folder at the end. PostgreSQL's goes, unless `--reuse-db`."""
    return reglages.DATABASES["default"]["ENGINE"].endswith("sqlite3") or request.config.getvalue("reuse_db")


@pytest.fixture(autouse=True, scope="session")
def _ordre_au_hasard():
    with pytest.MonkeyPatch.context() as patch, melanger_ce_qui_n_a_pas_d_ordre(patch):
        yield


@pytest.fixture(autouse=True)
def _sans_memoire():
    """Attempt limits live in the cache, the language in the thread: neither passes to the next test."""
    cache.clear()
    yield
    translation.deactivate()


@pytest.fixture
def client():
    """Django's test client, hostile: see tests/outils/client.py."""
    return outils_client.ClientHostile()


@pytest.fixture
def connecter():
    """`connecter(client, personne)`: enter as this person."""
    return outils_client.connecter


@pytest.fixture
def indexer():
    """`indexer()`: what was written until now enters the index, an empty one; without it, nothing does."""
    from search.backends.whoosh_fr import backend
    from search.ecrivain import appliquer

    def oublier():
        backend._DEPOTS.clear()
        backend._LECTURES.clear()

    oublier()
    yield appliquer
    oublier()
