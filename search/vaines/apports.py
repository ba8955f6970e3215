"""What the search brings to the page of needs (socle/liens.py)."""

from socle.liens import Apport, apporte

from ..permissions import peut_lire_les_vaines
from .lecture import vaines

DERNIERES = 5


@apporte("besoins")
def ce_qui_ne_se_trouve_pas(_page, user):
    if not peut_lire_les_vaines(user):
        return None
    return Apport("search/apports/vaines.html", {"vaines": vaines(DERNIERES)})
