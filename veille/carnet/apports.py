"""The way into the notebook, from the page of a session (socle/liens.py)."""

from socle.liens import Apport, apporte

from .. import permissions


@apporte("seance")
def le_carnet_de_la_seance(seance, user):
    if not user.is_authenticated or not permissions.peut_noter(user, seance):
        return None
    return Apport("veille/carnet/de_la_seance.html", {"reference": seance.reference})
