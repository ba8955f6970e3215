"""The notebook as its page shows it: the places of a session, each with her notes of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cdp.enums import Moment
from cdp.models import PointOrdreDuJour, Seance

from ..enums import Genre
from ..models import Observation

#: The place of a note that belongs to none of those.
HORS = "hors"


@dataclass
class Lieu:
    """Where a note belongs: a point of the agenda, a moment of a session without agenda, or neither."""

    cle: str
    titre: str = ""
    moment: str = ""
    point: PointOrdreDuJour | None = None
    debut: datetime | None = None
    fin: datetime | None = None
    courant: bool = False
    notes: list[Observation] = field(default_factory=list)

    @property
    def libelle_du_moment(self):
        return Moment(self.moment).label if self.moment else ""


def lieux(seance: Seance) -> list[Lieu]:
    """Its points in order, with the hours that were planned; without agenda, the moments of any session."""
    points = [_lieu_du_point(ligne) for ligne in seance.deroule()]
    return [*(points or [Lieu(f"m-{moment.value}", moment=moment.value) for moment in Moment]), Lieu(HORS)]


def _lieu_du_point(ligne):
    point = ligne["point"]
    debut = ligne["heure"]
    fin = debut + timedelta(minutes=point.minutes)
    return Lieu(f"p-{point.pk}", point.titre, point.moment, point, debut, fin)


def notes_de(seance, user):
    """Her own notes of this session, as they came."""
    siennes = Observation.objects.visibles_pour(user).filter(seance=seance, auteur=user, genre=Genre.NOTE)
    return siennes.pour_liste(user).order_by("cree_le", "pk")


def carnet(seance, user, point_en_cours=None) -> list[Lieu]:
    """Every place with her notes. What was noted of a point that is no longer there stays, outside the agenda."""
    pages = lieux(seance)
    par_cle = {lieu.cle: lieu for lieu in pages}
    for lieu in pages:
        lieu.courant = lieu.point is not None and lieu.point.pk == point_en_cours
    for note in notes_de(seance, user):
        par_cle[cle_de(note, par_cle)].notes.append(note)
    return pages


def cle_de(note, connues):
    cles = (f"p-{note.point_id}", f"m-{note.moment}")
    return next((cle for cle in cles if cle in connues), HORS)
