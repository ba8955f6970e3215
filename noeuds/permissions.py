"""Who may tell, propose a nœud, and tie one; who sees a thing is told by socle.cercles.permissions."""

from socle.cercles.enums import Cercle, Etat


def peut_raconter(user) -> bool:
    """Any current member of a group: it is there that her situation will be reviewed."""
    return user.is_authenticated and user.is_active and bool(user.groupes_ids)


def peut_proposer_un_noeud(user) -> bool:
    return peut_raconter(user)


def peut_nouer(user, proposition) -> bool:
    """A moderator of its group, once the group reads it; never its author (produit.md §4.1)."""
    if not user.is_authenticated or proposition.auteur_id == user.pk or proposition.noeud_id:
        return False
    if proposition.etat != Etat.EN_LIGNE or proposition.cercle == Cercle.PRIVE:
        return False
    if proposition.groupe_id is None:
        return user.est_moderateur
    return proposition.groupe_id in user.groupes_moderes_ids


def voit_la_date(user, vignette) -> bool:
    """The day it was told is for its author and her group: a date can identify (§4.3)."""
    if not user.is_authenticated:
        return False
    if vignette.auteur_id == user.pk:
        return True
    return user.is_active and vignette.groupe_id is not None and vignette.groupe_id in user.groupes_ids


def peut_essayer(user) -> bool:
    """Whoever reads the piste with an account of the network may say what it gave."""
    return user.is_authenticated and user.est_du_reseau


def peut_demander_une_relation(user) -> bool:
    """A member of a group: its moderators will look for somebody."""
    return peut_raconter(user)


def peut_traiter(user, mise) -> bool:
    """The moderators of the group of whoever asks to be put in touch."""
    return user.is_authenticated and user.is_active and mise.groupe_id in user.groupes_moderes_ids


def peut_fusionner(user) -> bool:
    return user.is_authenticated and user.is_active and (user.est_moderateur or user.est_coordination)


def peut_defaire_une_fusion(user) -> bool:
    return user.is_authenticated and user.est_coordination


def lit_l_histoire_en_detail(user) -> bool:
    """Days and steps are for those who edit; others read months (§4.3)."""
    return peut_fusionner(user)
