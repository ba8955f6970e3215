"""What tests of the search share."""

from search.backends.whoosh_fr import backend
from socle.cercles import permissions
from socle.cercles.models import CercleMixin


def voit(user, objet):
    return permissions.peut_voir(user, objet) if isinstance(objet, CercleMixin) else objet.live


def oublier_l_index():
    backend._DEPOTS.clear()
    backend._LECTURES.clear()
