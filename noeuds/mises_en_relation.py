"""Bringing together somebody who meets a nœud and somebody who knows it.

A name leaves its group only when its owner accepts (produit.md §4.3): until then a moderator chooses by name among
the members of her own group, by sector elsewhere, and the platform draws somebody of that sector.
"""

import secrets
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from socle.comptes.enums import Role, Secteur
from socle.comptes.models import Adhesion
from socle.courriels import envoyer, lien

from . import permissions
from .enums import EtatDeMiseEnRelation
from .models import Connaissance, MiseEnRelation

AUTRE_GROUPE = "secteur-"
_MON_GROUPE = "membre-"


@dataclass(frozen=True)
class Choix:
    """One answer to « whom do we ask? »: somebody of the group by name, or a sector outside it."""

    valeur: str
    libelle: str
    mot: str = ""


def prevenir_la_moderation(mise):
    """Somebody of the group looks for a colleague: its moderators are told so, and nothing of what is written."""
    moderatrices = Adhesion.objects.actives().filter(role=Role.MODERATEUR, cycle__groupe=mise.groupe_id)
    for adhesion in moderatrices.exclude(personne=mise.demandeur_id).select_related("personne"):
        _ecrire("noeuds/courriels/demande", mise, adhesion.personne)


def choix_pour(mise):
    """What the moderators of the asker's group can choose from."""
    ici, ailleurs = _candidats(mise)
    choix = [
        Choix(f"{_MON_GROUPE}{connaissance.pk}", str(connaissance.personne), connaissance.mot)
        for connaissance in ici
    ]
    secteurs = {adhesion.secteur for adhesion in ailleurs}
    return choix + [
        Choix(f"{AUTRE_GROUPE}{secteur}", str(secteur.signature))
        for secteur in Secteur
        if secteur in secteurs
    ]


def _candidats(mise):
    """Those who know the nœud and were not asked yet: of the group (their word), of the others (their membership)."""
    connaissances = (
        Connaissance.objects.filter(noeud=mise.noeud_id, personne__is_active=True)
        .exclude(personne=mise.demandeur_id)
        .exclude(personne__in=mise.sollicitations.exclude(connaisseur=None).values("connaisseur"))
    )
    par_personne = {c.personne_id: c for c in connaissances.select_related("personne").order_by("pk")}
    adhesions = list(
        Adhesion.objects.actives()
        .filter(personne__in=par_personne)
        .select_related("personne", "cycle")
        .order_by("pk")
    )
    du_groupe = {a.personne_id for a in adhesions if a.cycle.groupe_id == mise.groupe_id}
    ici = [c for personne, c in par_personne.items() if personne in du_groupe]
    return ici, [a for a in adhesions if a.personne_id not in du_groupe]


def choisir(mise, par, valeur):
    """Ask somebody; returns the sollicitation, or None when that answer is not open any more."""
    with transaction.atomic():
        sollicitation = _solliciter(_verrouiller(mise), par, valeur)
    if sollicitation is not None:
        _ecrire("noeuds/courriels/sollicitation", mise, sollicitation.connaisseur)
    return sollicitation


def _solliciter(mise, par, valeur):
    if not permissions.peut_traiter(par, mise):
        raise PermissionDenied
    if not MiseEnRelation.objects.a_traiter_par(par).filter(pk=mise.pk).exists():
        return None
    choisie = _choisie(mise, valeur)
    if choisie is None:
        return None
    personne, secteur = choisie
    _passer(mise, EtatDeMiseEnRelation.PROPOSEE)
    return mise.sollicitations.create(connaisseur=personne, secteur=secteur, par=par)


def _choisie(mise, valeur):
    ici, ailleurs = _candidats(mise)
    if valeur.startswith(_MON_GROUPE):
        connue = next((c for c in ici if valeur == f"{_MON_GROUPE}{c.pk}"), None)
        return connue and (connue.personne, connue.personne.adhesion_dans(mise.groupe_id).secteur)
    du_secteur = [a for a in ailleurs if valeur == f"{AUTRE_GROUPE}{a.secteur}"]
    tiree = secrets.choice(du_secteur) if du_secteur else None
    return tiree and (tiree.personne, tiree.secteur)


def repondre(mise, par, accepte):
    """The colleague who was asked answers; a name goes out only if she accepts. False when it is too late."""
    with transaction.atomic():
        repondu = _enregistrer_la_reponse(_verrouiller(mise), par, accepte)
    if repondu and accepte:
        # Each gets the other's name and address, and nothing of what was written.
        _ecrire("noeuds/courriels/mise_en_relation", mise, mise.demandeur, autre=par)
        _ecrire("noeuds/courriels/mise_en_relation", mise, par, autre=mise.demandeur)
    return repondu


def _enregistrer_la_reponse(mise, par, accepte):
    sollicitation = mise.sollicitations.filter(
        connaisseur=par, acceptee__isnull=True, mise__etat=EtatDeMiseEnRelation.PROPOSEE
    ).last()
    if sollicitation is None:
        return False
    sollicitation.acceptee, sollicitation.repondue_le = accepte, timezone.now()
    sollicitation.save(update_fields=["acceptee", "repondue_le"])
    _passer(mise, EtatDeMiseEnRelation.ACCEPTEE if accepte else EtatDeMiseEnRelation.DEMANDEE)
    return True


@transaction.atomic
def fermer(mise, par):
    """Whoever asked takes it back, or her moderators close it."""
    mise = _verrouiller(mise)
    if par.pk != mise.demandeur_id and not permissions.peut_traiter(par, mise):
        raise PermissionDenied
    if mise.etat in EtatDeMiseEnRelation.ouverts():
        _passer(mise, EtatDeMiseEnRelation.FERMEE)


def _verrouiller(mise):
    return MiseEnRelation.objects.select_for_update(of=("self",)).get(pk=mise.pk)


def _passer(mise, etat):
    mise.etat = etat
    mise.save(update_fields=["etat", "modifie_le"])


def _ecrire(gabarit, mise, destinataire, **contexte):
    envoyer(
        gabarit, destinataire, {"mise": mise, "lien": lien("mise_en_relation", mise.reference), **contexte}
    )


def visages(mise, user):
    """Who asks and who is asked, as this reader may know them; `autre` is whom she may write to, or None."""
    sollicitation = mise.sollicitation
    acceptee = mise.etat == EtatDeMiseEnRelation.ACCEPTEE and sollicitation is not None
    concernee = user.pk in (mise.demandeur_id, sollicitation.connaisseur_id if sollicitation else None)
    en_confiance = acceptee and concernee and sollicitation.connaisseur is not None
    du_groupe = mise.groupe_id in user.groupes_ids
    demandeur = str(mise.demandeur) if en_confiance or du_groupe else mise.demandeur_en_mots
    return {
        "demandeur": demandeur,
        "connaisseur": _connaisseur_pour(mise, user, sollicitation, en_confiance),
        "autre": _autre(mise, user, sollicitation) if en_confiance else None,
    }


def _connaisseur_pour(mise, user, sollicitation, en_confiance):
    if sollicitation is None:
        return ""
    # The moderators know those of their group; a colleague of another one has a name for the asker alone.
    de_mon_groupe = permissions.peut_traiter(user, mise) and _est_du_groupe(
        sollicitation.connaisseur, mise.groupe_id
    )
    if sollicitation.connaisseur is not None and (en_confiance or de_mon_groupe):
        return str(sollicitation.connaisseur)
    return sollicitation.connaisseur_en_mots


def _est_du_groupe(personne, groupe_id):
    return personne is not None and groupe_id in personne.groupes_ids


def _autre(mise, user, sollicitation):
    return sollicitation.connaisseur if user.pk == mise.demandeur_id else mise.demandeur
