"""Pure predicates on a person and a thing with a cercle; no request, no query beyond her memberships."""

from django.utils.translation import gettext as _

from socle.comptes.enums import Secteur

from .enums import Cercle, Etat, Pas


def peut_voir(user, objet) -> bool:
    """The same answer as `visibles_pour`, for one object (produit.md §4.1, §4.5)."""
    if not objet.est_publie:
        return False
    return (_dans_le_cercle(user, objet) and not objet.retenu_pour(user)) or objet.montre_aussi_a(user)


def _dans_le_cercle(user, objet):
    en_ligne = objet.etat == Etat.EN_LIGNE
    if en_ligne and objet.cercle == Cercle.PUBLIC:
        return True
    if not (user.is_authenticated and user.is_active):
        return False
    if objet.auteur_id == user.pk:
        return True
    if not user.est_du_reseau:
        return False
    if en_ligne and objet.cercle == Cercle.RESEAU:
        return True
    if en_ligne and objet.cercle == Cercle.GROUPE and objet.groupe_id in user.groupes_ids:
        return True
    return (
        _voit_pour_relire(user, objet) or _voit_pour_regarder(user, objet) or _voit_pour_valider(user, objet)
    )


def _voit_pour_relire(user, objet):
    if objet.groupe_id is None:
        return bool(objet.cercle_demande) and user.est_moderateur
    if objet.groupe_id not in user.groupes_moderes_ids:
        return False
    return bool(objet.cercle_demande) or (objet.etat == Etat.RETIRE and objet.cercle != Cercle.PRIVE)


def _voit_pour_regarder(user, objet):
    return objet.attend_regard and objet.etat == Etat.EN_LIGNE and est_exterieur(user, objet)


def est_exterieur(user, objet) -> bool:
    """A moderator who is not of its group; coordination, where every moderator of the network is of it."""
    if user.est_moderateur and objet.groupe_id not in user.groupes_ids:
        return True
    return user.est_coordination and objet.groupe_id in user.groupes_sans_exterieur_ids


def _voit_pour_valider(user, objet):
    if not user.est_coordination:
        return False
    if objet.etat == Etat.RETIRE:
        return objet.cercle in (Cercle.RESEAU, Cercle.PUBLIC) or objet.attend_validation
    return objet.attend_validation


def peut_proposer(user, objet) -> bool:
    """Only its author asks for a wider cercle; one request at a time (§4.1: consent of the author)."""
    return (
        user.is_authenticated
        and objet.auteur_id == user.pk
        and user.est_du_reseau
        and objet.etat == Etat.EN_LIGNE
        and not objet.cercle_demande
        and bool(objet.cercles_possibles())
    )


def peut_modifier(user, objet) -> bool:
    """The author, as long as nobody else reads it or is about to: what was reviewed is what is seen."""
    return (
        user.is_authenticated
        and objet.auteur_id == user.pk
        and user.is_active
        and objet.cercle == Cercle.PRIVE
        and not objet.cercle_demande
    )


def peut_relire(user, objet) -> bool:
    """A moderator of the group, never the author (§4.1: two different people)."""
    return (
        user.is_authenticated
        and objet.est_en_relecture
        and objet.auteur_id != user.pk
        and (objet.groupe_id in user.groupes_moderes_ids if objet.groupe_id else user.est_moderateur)
    )


def peut_valider(user, objet) -> bool:
    """Coordination, after the moderator; neither the author nor the moderator herself (§4.1)."""
    return (
        user.is_authenticated
        and objet.attend_validation
        and user.est_coordination
        and user.pk not in (objet.auteur_id, objet.relu_par_id)
    )


def peut_regarder(user, objet) -> bool:
    """Somebody of another group, neither the author nor the first reviewer."""
    return (
        user.is_authenticated
        and user.is_active
        and _voit_pour_regarder(user, objet)
        and user.pk not in (objet.auteur_id, objet.relu_par_id)
    )


def peut_renvoyer(user, objet) -> bool:
    return peut_relire(user, objet) or peut_regarder(user, objet) or peut_valider(user, objet)


def peut_alerter(user, objet) -> bool:
    """Whoever reads it beyond its author, who withdraws; what nobody else reads yet needs no alert."""
    return (
        objet.SE_SIGNALE
        and objet.etat == Etat.EN_LIGNE
        and objet.cercle != Cercle.PRIVE
        and (user.pk is None or objet.auteur_id != user.pk)
        and peut_voir(user, objet)
    )


def lit_les_mots_de_la_moderation(user, objet) -> bool:
    """Those who review or decide about it: why they accepted, and what a report said."""
    return (
        user.is_authenticated
        and objet.auteur_id != user.pk
        and (peut_renvoyer(user, objet) or peut_reprendre(user, objet))
    )


def peut_reprendre(user, objet) -> bool:
    """Narrow or withdraw at once: the author, a moderator of the group, coordination for what left it (§4.1)."""
    if not (user.is_authenticated and user.is_active):
        return False
    if objet.cercle == Cercle.PRIVE and not objet.cercle_demande:
        return False
    if objet.auteur_id == user.pk:
        return True
    if objet.groupe_id is not None and objet.groupe_id in user.groupes_moderes_ids:
        return True
    return user.est_coordination and (
        objet.cercle in (Cercle.RESEAU, Cercle.PUBLIC) or objet.attend_validation
    )


def signature_du_pas(user, objet, etape) -> str:
    """Who took a step, as this reader may know it: the log too leaves the group without names (§4.3)."""
    if etape.pas == Pas.ALERTE and etape.par_id != user.pk:
        # Whoever dares to report is not named to those whom it annoys.
        return _("quelqu’un")
    if etape.par_id is None:
        return _("un compte supprimé")
    if etape.par_id == objet.auteur_id:
        return signature(user, objet)
    if etape.par_id == user.pk:
        return _("vous")
    if objet.groupe_id in user.groupes_ids:
        return str(etape.par)
    return _("la coordination") if etape.par.est_coordination else _("la modération")


def signature(user, objet) -> str:
    """A name for those of her group, a sector for everybody else, never a trade outside (§4.3)."""
    if user.is_authenticated and objet.auteur_id == user.pk:
        return _("vous")
    dans_le_groupe = (
        user.is_authenticated
        and user.is_active
        and objet.groupe_id is not None
        and objet.groupe_id in user.groupes_ids
    )
    if dans_le_groupe and objet.auteur is not None:
        return str(objet.auteur)
    return str(Secteur(objet.secteur).signature) if objet.secteur else _("un·e membre du réseau")
