"""Sharing what an import brought in: its author asks for all, a second person accepts all, each by the one door."""

from time import monotonic

from socle.cercles import actions, permissions
from socle.cercles.enums import Cercle, Etat

from ..enums import SortDeLigne
from ..models import Ressource

#: How long one step lasts at most, in seconds.
DUREE_D_UN_PAS = 1.5


def fiches_de(envoi):
    """The records that it made."""
    lignes = envoi.lignes.filter(sort=SortDeLigne.NOUVELLE, retenue=True).exclude(ressource=None)
    return Ressource.objects.filter(pk__in=lignes.values("ressource"))


def a_proposer(envoi, user):
    """Those of which she may still ask that the network reads them."""
    return (
        fiches_de(envoi)
        .visibles_pour(user)
        .filter(auteur=user.pk, cercle=Cercle.PRIVE, cercle_demande="", etat=Etat.EN_LIGNE)
        .order_by("pk")
    )


def a_relire(envoi, user):
    """Those that wait for this reviewer; never her own (§4.1)."""
    return fiches_de(envoi).toutes_a_relire_par(user).order_by("nom_plie", "pk")


def proposer(envoi, user, duree=DUREE_D_UN_PAS):
    """Ask for as many as a step allows; gives how many wait still."""
    return _un_pas(
        a_proposer(envoi, user),
        duree,
        permis=lambda fiche: permissions.peut_proposer(user, fiche),
        agir=lambda fiche: actions.proposer(fiche, user, Cercle.RESEAU),
    )


def relire(envoi, user, duree=DUREE_D_UN_PAS):
    """Accept as many as a step allows; gives how many wait still."""
    return _un_pas(
        a_relire(envoi, user),
        duree,
        permis=lambda fiche: permissions.peut_relire(user, fiche),
        agir=lambda fiche: actions.relire(fiche, user),
    )


def _un_pas(fiches, duree, permis, agir):
    debut = monotonic()
    for fiche in fiches[:500]:
        if permis(fiche):
            agir(fiche)
        if monotonic() - debut > duree:
            break
    return fiches.count()
