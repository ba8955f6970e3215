"""Who may do what around a date: pure predicates, read top-down."""

from django.utils import timezone

from socle.cercles.enums import Cercle, Etat
from socle.cercles.permissions import peut_voir

from ..enums import GenreDeDispositif
from ..permissions import organise, peut_contribuer, peut_gerer, tient_le_repertoire
from .enums import EtatDeDemande


def peut_offrir_une_maison(user, dispositif) -> bool:
    """Any member, on immersions that others read already; an organiser accepts it."""
    return (
        dispositif.genre == GenreDeDispositif.IMMERSION
        and peut_contribuer(user)
        and (_est_annonce(user, dispositif) or peut_gerer(user, dispositif))
    )


def peut_tenir_le_lieu(user, lieu) -> bool:
    """Change what the house says, and answer who asks."""
    return user.is_authenticated and (
        (lieu.hote_id == user.pk and peut_contribuer(user)) or peut_gerer(user, lieu.dispositif)
    )


def peut_demander(user, lieu) -> bool:
    return (
        peut_contribuer(user)
        and lieu.accueille
        and lieu.accepte_le is not None
        and lieu.hote_id not in (None, user.pk)
        and _est_annonce(user, lieu.dispositif)
    )


def lit_le_contact(user) -> bool:
    """A name never leaves the network."""
    return peut_contribuer(user)


def attend_une_reponse_de(user, demande) -> bool:
    """The house answers what is asked; the visitor answers what the house proposes."""
    if demande.etat == EtatDeDemande.DEMANDEE:
        return demande.personne_id != user.pk and peut_tenir_le_lieu(user, demande.lieu)
    return demande.etat == EtatDeDemande.PROPOSEE and demande.personne_id == user.pk


def peut_retirer(user, demande) -> bool:
    return demande.est_ouverte and demande.personne_id == user.pk


def peut_dire_la_presence(user, demande) -> bool:
    """The house, once the day has begun; never the visitor herself, even where she organises."""
    return (
        demande.etat == EtatDeDemande.ACCEPTEE
        and not demande.est_annulee
        and demande.date.debut <= timezone.now()
        and demande.personne_id != user.pk
        and peut_tenir_le_lieu(user, demande.lieu)
    )


def peut_raconter(user, demande) -> bool:
    """What she takes away from it: hers alone to write, once she was there."""
    return demande.personne_id == user.pk and bool(demande.inscription and demande.inscription.presente)


def peut_ouvrir_une_maison(user, dispositif) -> bool:
    return (
        dispositif.genre == GenreDeDispositif.PORTES_OUVERTES
        and peut_contribuer(user)
        and (_est_annonce(user, dispositif) or peut_gerer(user, dispositif))
    )


def peut_tenir_la_maison(user, maison) -> bool:
    """Its own organiser, and those of the week; not the organiser of another house."""
    return user.is_authenticated and (
        (maison.hote_id == user.pk and peut_contribuer(user)) or peut_gerer(user, maison.dispositif)
    )


def peut_accepter(user, maison) -> bool:
    """Let others read a house: an organiser or whoever keeps the directory, never who opens it (produit.md §4.1)."""
    return (
        user.is_authenticated
        and user.is_active
        and maison.hote_id != user.pk
        and peut_voir(user, maison.dispositif)
        and (tient_le_repertoire(user) or organise(user, maison.dispositif))
    )


def peut_recrire(user, maison, acceptee) -> bool:
    """Change its words: who opens it until they are accepted, or while the announcement is a draft; then others."""
    return not acceptee or maison.hote_id != user.pk or maison.dispositif.cercle == Cercle.PRIVE


def lit_les_avis(user, dispositif) -> bool:
    """Organisers, and coordination for all that it sees; from five answers on."""
    if lit_les_avis_du_reseau(user):
        return peut_voir(user, dispositif)
    return peut_gerer(user, dispositif)


def lit_les_avis_du_reseau(user) -> bool:
    return user.is_authenticated and user.est_coordination


def _est_annonce(user, dispositif):
    return (
        dispositif.etat == Etat.EN_LIGNE and dispositif.cercle != Cercle.PRIVE and peut_voir(user, dispositif)
    )
