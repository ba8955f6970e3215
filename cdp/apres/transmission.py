"""The sheet that a member brings back to her own team. The rule stands here, once (produit.md §4.1, §4.5).

The team has no account: it reads as anybody does. So the sheet holds what anybody may read, asked of
`visibles_pour` at the moment it is made: what is taken back leaves it at once. Of the session itself, its group
and its month, which are no secret, and its four elements only once the session was made public by the three steps.
Never its title, its minutes, its notes, who was there. The member's own words are hers: nobody else reads them.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser

from noeuds.models import Noeud, Piste
from ressources.models import Ressource
from socle.cercles.traductions import dans_la_langue

from ..models import Capture, ElementTransmis, MotPourEquipe, PointOrdreDuJour, Seance

LECTEUR = AnonymousUser()
#: One page, in large type.
RESSOURCES, PISTES, NOEUDS = 8, 6, 4


@dataclass
class Fiche:
    seance: Seance
    noeuds: list[Noeud] = field(default_factory=list)
    pistes: list[Piste] = field(default_factory=list)
    ressources: list[Ressource] = field(default_factory=list)
    elements: list[ElementTransmis] = field(default_factory=list)
    mot: MotPourEquipe | None = None

    @property
    def est_vide(self):
        return not (self.noeuds or self.pistes or self.ressources or self.elements)


def fiche(seance, personne) -> Fiche:
    points = PointOrdreDuJour.objects.filter(seance=seance)
    noeuds = (
        _publics(Noeud)
        .sources()
        .filter(pk__in=[*seance.noeuds.values_list("pk", flat=True), *points.values_list("noeud", flat=True)])
    )
    noeuds = list(noeuds.order_by("title")[:NOEUDS])
    return Fiche(
        seance,
        dans_la_langue(noeuds, LECTEUR),
        list(_publics(Piste).filter(noeud__in=noeuds).order_by("-cree_le", "-pk")[:PISTES]),
        _ressources(seance, points),
        _elements(seance),
        MotPourEquipe.objects.filter(seance=seance, personne=personne).first(),
    )


def _publics(modele):
    return modele.objects.visibles_pour(LECTEUR)


def _ressources(seance, points):
    """Those named in the session by their record, or led to by its agenda."""
    nommees = Capture.objects.en_place().filter(seance=seance).values("ressource")
    publiques = _publics(Ressource)
    liees = publiques.filter(pk__in=nommees) | publiques.filter(pk__in=points.values("ressource"))
    return list(liees.distinct().order_by("nom")[:RESSOURCES])


def _elements(seance):
    return seance.quatre_elements() if _publics(Seance).filter(pk=seance.pk).exists() else []
