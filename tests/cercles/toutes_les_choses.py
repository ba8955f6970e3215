"""Every thing that the table of addresses needs, made before anybody counts or reads."""

from tests.cercles.adresses import ADRESSES
from tests.cercles.choses import choses_du_monde
from tests.cercles.choses_rencontres import AvecLesRencontres


def toutes_les_choses(monde, **autres):
    """Those of `monde`, and `autres`, by name; none is left to appear while pages are read."""
    choses = AvecLesRencontres(choses_du_monde(monde), monde)
    choses.update(autres)
    for ligne in ADRESSES.values():
        ligne.args(choses)
        ligne.suite(choses)
    return choses
