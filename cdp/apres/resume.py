"""What those who could not come are told, and what they find on the page."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from socle.envois import poster

from .. import permissions
from ..enums import GenreDeCapture
from ..models import Capture, Presence, Seance
from .notes import sans_ce_qu_elle_ne_voit_pas

SORTE = "resume"


def absents(seance):
    """Those who were expected and of whom it is written that they were not there."""
    presences = Presence.objects.filter(seance=seance)
    notes = dict(presences.exclude(presente=None).values_list("personne", "presente"))
    return [
        a.personne for a in seance.attendus() if notes.get(a.personne_id) is False and a.personne.is_active
    ]


@transaction.atomic
def envoyer(seance, par):
    """One e-mail to each, once, whatever is tapped twice; says to how many."""
    if not permissions.peut_envoyer_le_resume(par, seance):
        raise PermissionDenied
    personnes = absents(seance)
    for personne in personnes:
        poster(f"{SORTE}:{seance.pk}:{personne.pk}", SORTE, personne, seance.reference)
    return len(personnes)


def contenu(seance, user):
    """What was passed on, what was named, what comes next: as this member reads it."""
    captures = Capture.objects.visibles_pour(user).filter(seance=seance).select_related("ressource")
    captures = sans_ce_qu_elle_ne_voit_pas(captures, user)
    suivantes = Seance.objects.visibles_pour(user).filter(
        groupe=seance.groupe, annulee=False, debut__gt=seance.debut
    )
    return {
        "elements": seance.quatre_elements(),
        "pistes": [c for c in captures if c.genre == GenreDeCapture.PISTE],
        "ressources": [c for c in captures if c.genre == GenreDeCapture.RESSOURCE],
        "suivante": suivantes.order_by("debut").first(),
    }
