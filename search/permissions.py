"""Who may do what with searches; pure predicates, read top-down."""

from socle.comptes.enums import Role


def peut_suivre(user) -> bool:
    """Members of the network."""
    return user.is_authenticated and user.is_active and user.est_du_reseau


def peut_lire_les_vaines(user) -> bool:
    """Coordination, and the veilleuse by her function or in one of her groups."""
    if not (user.is_authenticated and user.is_active):
        return False
    if user.est_coordination or user.est_veilleuse:
        return True
    return any(adhesion.role == Role.VEILLEUSE for adhesion in user.adhesions_actives)
