"""What tests of the search share."""

from django.conf import settings
from modelsearch.backends import get_search_backend

from search.backends.whoosh_fr import backend
from search.reconstruction import _reindexer
from socle.cercles import permissions
from socle.cercles.models import CercleMixin

#: The index of the entries, where Whoosh answers the page.
ENTREES = "entrees"


def voit(user, objet):
    return permissions.peut_voir(user, objet) if isinstance(objet, CercleMixin) else objet.live


def refaire_l_index():
    """As if it had never known anything but what is there now. PostgreSQL keeps none beside the entries."""
    oublier_l_index()
    if ENTREES in settings.WAGTAILSEARCH_BACKENDS:
        _reindexer(ENTREES, get_search_backend(ENTREES), lambda *_dit: None)


def oublier_l_index():
    backend._DEPOTS.clear()
    backend._LECTURES.clear()
