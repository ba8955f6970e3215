"""What was reviewed is what is seen (produit.md §4.1): new words have not been."""

from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle


def rendre_au_groupe(seance, par, mot):
    """Bring a session whose words changed back to its group, and drop what was asked for it; whether it moved."""
    connue = seance.relue_sous_verrou()
    if connue.cercle == Cercle.GROUPE and not connue.cercle_demande:
        return False
    cercles.reprendre(seance, par, Cercle.GROUPE, mot)
    return True


def ce_qui_se_lit(seance):
    """The words that somebody outside the group reads of what is planned, whatever their order."""
    points = seance.points.model.objects.filter(seance=seance)
    return seance.titre, seance.intention, sorted(points.values_list("titre", "outil"))
