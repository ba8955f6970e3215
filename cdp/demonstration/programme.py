"""What members ask their group to work on, and what the points of the agendas lead to."""

from cdp.enums import Moment
from cdp.models import PointOrdreDuJour, PropositionAuProgramme, Seance, SoutienAuProgramme
from noeuds.models import Noeud, Vignette
from ressources.models import Ressource
from socle.cercles.enums import Cercle, Etat
from socle.comptes.enums import ROLES_A_SIEGE
from socle.comptes.models import Groupe
from socle.demonstration import lire, reference_stable

from .dossier import DOSSIER, hasard_de

OUTILS = ("Les cartes de l’outil de dialogue", "Un tableau et des post-its", "Une feuille par personne")


def charger_programme(avance, dossier=DOSSIER):
    """A group that has some already is left as it is; without the nœuds, there is nothing to ask for."""
    rangees = lire(dossier, "programme.toml", "proposition")
    noeuds = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
    groupes = list(Groupe.objects.filter(archive=False))
    for fait, groupe in enumerate(groupes, 1):
        cycle = groupe.cycle_courant()
        if cycle and not cycle.propositions_au_programme.exists():
            siennes = [r for r in rangees if r["groupe"] == groupe.slug and r["noeud"] in noeuds]
            _proposer(cycle, siennes, noeuds)
        _lier_les_points(groupe)
        avance(fait, len(groupes))


def _proposer(cycle, rangees, noeuds):
    membres = [
        adhesion.personne
        for adhesion in cycle.adhesions.select_related("personne").order_by("pk")
        if adhesion.role in ROLES_A_SIEGE
    ]
    for rangee in rangees:
        reference = reference_stable("programme", f"{rangee['groupe']}:{rangee['noeud']}")
        concernes = hasard_de(reference).sample(membres, min(rangee["soutiens"], len(membres)))
        proposition = PropositionAuProgramme.objects.create(
            reference=reference,
            cycle=cycle,
            noeud=noeuds[rangee["noeud"]],
            propose_par=next(iter(concernes), None),
            mot=rangee["mot"],
            langue="fr",
        )
        SoutienAuProgramme.objects.bulk_create(
            [SoutienAuProgramme(proposition=proposition, personne=personne) for personne in concernes]
        )


def _lier_les_points(groupe):
    """An exchange to a situation of the group, a method to its tool and a resource, a construction to its nœud."""
    points = PointOrdreDuJour.objects.filter(seance__groupe=groupe)
    if points.exclude(noeud=None, vignette=None, ressource=None, outil="").exists():
        return
    lies = []
    for seance in Seance.objects.filter(groupe=groupe).prefetch_related("noeuds", "points"):
        noeud = next(iter(seance.noeuds.all()), None)
        if noeud is not None:
            lies += _lies(seance, noeud)
    PointOrdreDuJour.objects.bulk_update(lies, ["noeud", "vignette", "ressource", "outil"])


def _lies(seance, noeud):
    hasard = hasard_de(f"liens:{seance.reference}")
    partagees = [Cercle.GROUPE, Cercle.RESEAU, Cercle.PUBLIC]
    vignettes = Vignette.objects.filter(
        noeud=noeud, groupe=seance.groupe_id, cercle__in=partagees, etat=Etat.EN_LIGNE
    )
    ressources = Ressource.objects.filter(noeuds=noeud, cercle__in=partagees[1:], etat=Etat.EN_LIGNE)
    choix = {
        Moment.ECHANGE: ("vignette", list(vignettes.order_by("pk")[:6])),
        Moment.POSTURE: ("ressource", list(ressources.order_by("pk")[:6])),
        Moment.CO_CONSTRUCTION: ("noeud", [noeud]),
    }
    for point in seance.points.all():
        champ, choses = choix.get(Moment(point.moment), ("", []))
        if point.moment == Moment.POSTURE:
            point.outil = hasard.choice(OUTILS)
        if choses:
            setattr(point, champ, hasard.choice(choses))
        if choses or point.outil:
            yield point
