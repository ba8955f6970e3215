"""Pure predicates on a person and a resource; who sees it is told by socle.cercles.permissions."""

from socle.cercles.enums import Cercle, Etat
from socle.cercles.permissions import peut_modifier, peut_voir

__all__ = [
    "lit_encore",
    "organise",
    "peut_ajouter_un_mode_emploi",
    "peut_annuler",
    "peut_appliquer",
    "peut_confirmer",
    "peut_contribuer",
    "peut_corriger",
    "peut_garder",
    "peut_gerer",
    "peut_importer",
    "peut_lire_les_signalements",
    "peut_modifier",
    "peut_nommer",
    "peut_recrire",
    "peut_reprendre_un_signalement",
    "peut_s_inscrire",
    "peut_signaler",
    "peut_tenir_une_liste",
    "peut_verifier",
    "peut_voir",
    "tient_le_repertoire",
]


def peut_contribuer(user) -> bool:
    """Write a new resource, or a tip."""
    return user.is_authenticated and user.est_du_reseau


def peut_corriger(user, ressource) -> bool:
    """Put its facts right (contact, access…): its author while `prive`, then whoever keeps the directory."""
    return peut_modifier(user, ressource) or _tient_le_repertoire(user, ressource)


def peut_recrire(user, ressource) -> bool:
    """Change its texts. Once others read them, never its author alone (produit.md §4.1), nor during a review."""
    if peut_modifier(user, ressource):
        return True
    return (
        _tient_le_repertoire(user, ressource)
        and ressource.auteur_id != user.pk
        and not ressource.cercle_demande
    )


def peut_verifier(user, ressource) -> bool:
    """« Toujours vrai »: any member who sees it."""
    return peut_contribuer(user) and ressource.etat == Etat.EN_LIGNE and peut_voir(user, ressource)


def peut_tenir_une_liste(user) -> bool:
    """Keep resources at hand: whoever has an account, even when her cycle is over."""
    return user.is_authenticated and user.is_active


def peut_garder(user, ressource) -> bool:
    return peut_tenir_une_liste(user) and peut_voir(user, ressource)


def peut_signaler(user, ressource) -> bool:
    return peut_verifier(user, ressource)


def peut_ajouter_un_mode_emploi(user, ressource) -> bool:
    """A tip is as wide as its resource at most: a draft that its author alone reads has none."""
    return peut_verifier(user, ressource) and ressource.cercle != Cercle.PRIVE


def peut_confirmer(user, conseil) -> bool:
    """Say that a tip which others read is still true, or is not any more."""
    return (
        conseil.cercle != Cercle.PRIVE
        and conseil.etat == Etat.EN_LIGNE
        and peut_verifier(user, conseil.ressource)
        and peut_voir(user, conseil)
    )


def peut_reprendre_un_signalement(user, signalement) -> bool:
    """Whoever reported takes it back, while it stands."""
    return (
        signalement.leve_le is None
        and signalement.par_id == user.pk
        and peut_signaler(user, signalement.ressource)
    )


def tient_le_repertoire(user) -> bool:
    """Keeps the directory of the network: reads what is reported and answered, and puts records right."""
    return user.is_authenticated and user.is_active and (user.est_moderateur or user.est_coordination)


def peut_lire_les_signalements(user, ressource) -> bool:
    """The words of a signal have not been reviewed: only those who can act on them read them."""
    return peut_corriger(user, ressource)


def _tient_le_repertoire(user, ressource):
    return (
        tient_le_repertoire(user)
        and ressource.etat == Etat.EN_LIGNE
        and ressource.cercle in (Cercle.RESEAU, Cercle.PUBLIC)
        and peut_voir(user, ressource)
    )


def organise(user, dispositif) -> bool:
    """Its author, or whom she named to manage it with her."""
    if not user.is_authenticated:
        return False
    return dispositif.auteur_id == user.pk or dispositif.organisatrices.filter(personne=user.pk).exists()


def peut_gerer(user, dispositif) -> bool:
    """Its dates, its places and who comes; naming somebody widens nothing: she manages what she may see."""
    return (
        user.is_authenticated
        and user.is_active
        and peut_voir(user, dispositif)
        and organise(user, dispositif)
    )


def peut_nommer(user, dispositif) -> bool:
    """Say who organises: its author; once she is gone, those whom she named."""
    return peut_gerer(user, dispositif) and dispositif.auteur_id in (user.pk, None)


def peut_s_inscrire(user, date) -> bool:
    """In one tap: a member who sees it, or anybody with an account where everybody may."""
    dispositif = date.dispositif
    return (
        user.is_authenticated
        and user.is_active
        and date.s_inscrit_encore
        and dispositif.etat == Etat.EN_LIGNE
        and dispositif.cercle != Cercle.PRIVE
        and (user.est_du_reseau or dispositif.ouvert_a_tous)
        and peut_voir(user, dispositif)
    )


def lit_encore(inscription) -> bool:
    """Whether what she booked is still announced to her: else no mail leaves, and her page says no more of it."""
    dispositif = inscription.date.dispositif
    if dispositif.etat != Etat.EN_LIGNE or dispositif.cercle == Cercle.PRIVE:
        return False
    if inscription.personne is None:
        return dispositif.cercle == Cercle.PUBLIC
    return inscription.personne.is_active and peut_voir(inscription.personne, dispositif)


def peut_decider_des_manques(user) -> bool:
    """Whoever keeps the directory: a lack has no group."""
    return user.is_authenticated and user.is_active and (user.est_moderateur or user.est_coordination)


def peut_importer(user) -> bool:
    """Bring a whole table in: coordination, who answers for the directory as a whole."""
    return user.is_authenticated and user.is_active and user.est_coordination


def peut_appliquer(user, envoi) -> bool:
    """Its importer: what it makes is hers, and she alone reads its lines."""
    return peut_importer(user) and envoi.par_id == user.pk


def peut_annuler(user, envoi) -> bool:
    return peut_appliquer(user, envoi) and envoi.s_annule_encore
