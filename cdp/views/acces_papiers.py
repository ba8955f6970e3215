"""How the views of papers fetch: their facts are read whole by who issues them, whatever the session's cercle.

Coordination signs the agreements and pays: it knows who was there and how long, never what was said.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404

from socle.comptes.models import Adhesion, Cycle, Groupe

from .. import permissions
from ..models import Papier, Seance
from ..papiers.bilan import est_a_jour
from .acces import exiger


def groupe_a_papiers(user, slug):
    groupe = get_object_or_404(Groupe, slug=slug)
    exiger(permissions.etablit_les_papiers(user, groupe))
    return groupe


def cycle_a_papiers(user, slug, cycle):
    groupe = groupe_a_papiers(user, slug)
    return get_object_or_404(Cycle.objects.select_related("groupe"), pk=cycle, groupe=groupe)


def seance_a_papiers(user, reference):
    seance = get_object_or_404(Seance.objects.select_related("groupe", "cycle__groupe"), reference=reference)
    exiger(permissions.etablit_les_papiers(user, seance.groupe))
    return seance


def adhesion_a_attester(user, reference):
    """One's own, of whatever year; those of the group for who issues its papers."""
    adhesions = Adhesion.objects.select_related("personne", "cycle__groupe")
    adhesion = get_object_or_404(adhesions, reference=reference)
    exiger(permissions.voit_l_attestation(user, adhesion))
    return adhesion


def papier_a_jour(bilan, **de_quoi):
    """The one that is current and still true, or 404: what is no longer true is issued anew, not printed."""
    papier = Papier.objects.en_cours().filter(**de_quoi).select_related("seance").first()
    if papier is None or not est_a_jour(papier, bilan):
        raise Http404
    return papier
