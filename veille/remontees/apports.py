"""What remontées bring to the page of a group (socle/liens.py)."""

from socle.liens import Apport, apporte

from .. import permissions
from .lecture import du_groupe


@apporte("groupe")
def ce_que_le_groupe_a_fait_remonter(groupe, user):
    """For those who see it there: its members, and who accompanies them."""
    if not user.is_authenticated:
        return None
    remontees = du_groupe(groupe, user)
    ecrit = groupe.pk in user.groupes_ids and permissions.peut_faire_remonter(user)
    if not (remontees or ecrit):
        return None
    return Apport("veille/remontees/du_groupe.html", {"remontees": remontees, "ecrit": ecrit}, rang=20)
