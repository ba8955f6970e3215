"""Every indicator of a season, for one reader: whole for coordination and the veilleuse, her groups for a moderator."""

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from ..permissions import groupes_des_indicateurs
from . import lecture, reseau
from .contributions import Contributions
from .presences import Presences
from .saisons import Saison
from .tableaux import Tableau


@dataclass(frozen=True)
class Perimetre:
    """What is asked for: a season, some groups or (None) all; and what could be asked for."""

    saison: Saison
    saisons: list[Saison]
    #: {pk: group}: every one; those that this reader may choose.
    groupes: dict
    choix: list
    choisi: object
    vus: set | None


def perimetre(user, saison="", groupe=""):
    """404 for a season or a group that is not hers to read."""
    groupes, saisons = lecture.groupes_et_saisons()
    permis = groupes_des_indicateurs(user)
    choix = sorted((g for pk, g in groupes.items() if permis is None or pk in permis), key=str)
    choisi = next((g for g in choix if g.slug == groupe), None)
    if groupe and choisi is None:
        raise Http404
    passees = [une for une in saisons if une.mois]
    courante = next(iter(passees), Saison.du(timezone.localdate()))
    demandee = next((une for une in saisons if str(une) == saison), None)
    if saison and demandee is None:
        raise Http404
    return Perimetre(
        saison=demandee or courante,
        saisons=saisons,
        groupes=groupes,
        choix=choix,
        choisi=choisi,
        vus={choisi.pk} if choisi else permis,
    )


def tableaux(ou: Perimetre) -> list[Tableau]:
    """The same figures whoever reads; a moderator, or one group, reads fewer of them."""
    saison, noms = ou.saison, ou.groupes
    presences = Presences(saison, noms, lecture.seances(saison), lecture.venues(saison), ou.vus)
    contributions = Contributions(saison, noms, lecture.contributions(saison), ou.vus)
    trouves = [*presences.tableaux(), *contributions.tableaux()]
    if ou.vus is not None:
        return [tableau for tableau in trouves if not tableau.du_reseau]
    publie = lecture.publie(saison)
    part, a_verifier = lecture.repertoire()
    return [
        *trouves,
        reseau.des_rencontres(lecture.rencontres(saison)),
        reseau.des_fiches(part, a_verifier, timezone.localdate()),
        reseau.des_envois(saison, lecture.partis(saison)),
        reseau.de_ce_qui_est_publie(saison, publie),
        reseau.des_remontees(publie),
    ]
