"""The resources that a group may look at again at the end of its session (« toujours vrai ? »)."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from ressources import actions as repertoire
from ressources.enums import GenreDeSignalement, MoyenDeVerification
from ressources.models import Ressource
from ressources.permissions import peut_verifier
from socle.cercles.enums import Cercle

from ..models import Direct, PointOrdreDuJour
from ..models.direct import RESSOURCES_A_REVOIR


def ressources_a_revoir(user, direct):
    """The three of this session, less those done: due for a check, of its agenda, of its nœuds, then the oldest."""
    seance = direct.seance
    partagees = Q(cercle__in=[Cercle.RESEAU, Cercle.PUBLIC]) | Q(
        cercle=Cercle.GROUPE, groupe=seance.groupe_id
    )
    points = PointOrdreDuJour.objects.filter(seance=seance, ressource=OuterRef("pk"))
    des_noeuds = Ressource.noeuds.through.objects.filter(
        ressource=OuterRef("pk"), noeud__in=seance.noeuds.values("pk")
    )
    restent = max(RESSOURCES_A_REVOIR - direct.revues.count(), 0)
    toutes = (
        Ressource.objects.visibles_pour(user)
        .a_verifier()
        .filter(partagees)
        .exclude(pk__in=direct.revues.values("pk"))
        .annotate(du_jour=Exists(points), du_noeud=Exists(des_noeuds))
        .order_by("-du_jour", "-du_noeud", F("a_verifier_le").asc(nulls_first=True), "pk")
    )
    return list(toutes[:restent])


@transaction.atomic
def revoir(seance, par, reference, genre):
    """One of those proposed, once however often one taps; False when it is not one of them."""
    direct = Direct.objects.select_for_update().get(seance=seance)
    if direct.revues.filter(reference=reference).exists():
        return True
    ressource = next((r for r in ressources_a_revoir(par, direct) if r.reference == reference), None)
    if ressource is None or not peut_verifier(par, ressource):
        return False
    if genre in GenreDeSignalement:
        repertoire.signaler(ressource, par, genre, _("Dit en séance."))
    else:
        repertoire.verifier(ressource, par, MoyenDeVerification.SEANCE)
    direct.revues.add(ressource)
    return True
