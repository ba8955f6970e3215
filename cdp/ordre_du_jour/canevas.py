"""What an agenda can begin with: a known way of meeting, or a session that was. Free speech comes first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms.models import model_to_dict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from socle.comptes.enums import GenreDeGroupe

from ..enums import Moment
from ..models import Seance

#: What of a session comes again in the next one made of it.
REPRIS = ("titre", "intention", "lieu", "duree_minutes")
#: How many past sessions are offered.
PASSEES = 12


@dataclass(frozen=True)
class Canevas:
    """A way of meeting: its name, said in the reader's language, and its points."""

    nom: Any
    points: Callable[[], list[dict]]


def trois_temps():
    """The three-part meeting of a CdP, as Brusano described it in 2023: two hours."""
    return [
        _point(Moment.PAROLE_LIBRE, _("Accueil et parole libre"), 20),
        _point(Moment.ECHANGE, _("Une situation apportée par un·e membre"), 50),
        _point(Moment.POSTURE, _("Une posture, une méthode ou un outil"), 35),
        _point(Moment.CLOTURE, _("Les quatre éléments à transmettre"), 15),
    ]


def quatre_activites():
    """The four activities of the pilot's sessions (its report of 2020, § 2.1): two hours."""
    return [
        _point(Moment.PAROLE_LIBRE, _("Tour de table libre"), 15),
        _point(Moment.CO_CONSTRUCTION, _("Co-construire la fonction et les outils"), 30),
        _point(Moment.ECHANGE, _("Échanger sur les pratiques"), 45),
        _point(Moment.POSTURE, _("Ajuster le fonctionnement du groupe"), 15),
        _point(Moment.CLOTURE, _("Préparer les quatre éléments à transmettre"), 15),
    ]


def libre():
    return [_point(Moment.PAROLE_LIBRE, _("Parole libre"), 20)]


def entre_moderateurs():
    """What moderators and the veilleuse meet about each month (the analysis of 2022-2023): two hours."""
    return [
        _point(Moment.PAROLE_LIBRE, _("Ce qui s’est passé dans nos groupes"), 35),
        _point(Moment.POSTURE, _("Nos méthodes et nos outils"), 30),
        _point(Moment.ECHANGE, _("Notre rôle et notre posture"), 30),
        _point(Moment.CO_CONSTRUCTION, _("L’organisation"), 15),
        _point(Moment.CLOTURE, _("Ce que nous retenons, et la suite"), 10),
    ]


def _point(moment, titre, minutes):
    return {"moment": moment, "titre": titre, "minutes": minutes}


CANEVAS = {
    "trois_temps": Canevas(gettext_lazy("La réunion en trois temps"), trois_temps),
    "quatre_activites": Canevas(gettext_lazy("Les quatre activités du pilote"), quatre_activites),
    "moderateurs": Canevas(gettext_lazy("La réunion du cercle de modération"), entre_moderateurs),
    "libre": Canevas(gettext_lazy("Une page libre"), libre),
}


def premier(groupe):
    """The one that a new agenda begins with."""
    return "moderateurs" if groupe.genre == GenreDeGroupe.MODERATION else "trois_temps"


def seances_a_reprendre(groupe, user):
    """The last sessions of this group that have an agenda."""
    passees = Seance.objects.visibles_pour(user).filter(groupe=groupe).passees()
    return passees.filter(points__isnull=False).distinct()[:PASSEES]


def points_de(cle, groupe, user):
    """The points of a way of meeting, or of a past session of this group by its reference; None for anything else."""
    if cle in CANEVAS:
        return CANEVAS[cle].points()
    seance = seance_a_reprendre(cle, groupe, user)
    return None if seance is None else points_repris(seance)


def seance_a_reprendre(reference, groupe, user):
    visibles = Seance.objects.visibles_pour(user).filter(groupe=groupe)
    return visibles.filter(reference=reference.replace("\x00", "")).first()


def points_repris(seance):
    """Its points as they were; they become rows of their own."""
    return [model_to_dict(point, exclude=["id", "seance", "rang"]) for point in seance.points.all()]
