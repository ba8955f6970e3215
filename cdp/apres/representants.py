"""The two members who carry the four elements to the project group, each for a turn of four to six months."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from socle.comptes.enums import ROLES_A_SIEGE
from socle.comptes.models import Adhesion, Groupe

from .. import permissions
from ..models import MandatDeRepresentant
from ..models.transmission import MOIS_D_UN_TOUR, PREAVIS, REPRESENTANTS


class Complet(Exception):
    """Two represent the group already: a turn ends before another one begins."""


def choisissables(groupe):
    """Those who have a seat today and do not represent it yet, by name."""
    deja = MandatDeRepresentant.objects.en_cours().filter(groupe=groupe).values("personne")
    adhesions = Adhesion.objects.actives().filter(cycle__groupe=groupe, role__in=ROLES_A_SIEGE)
    return adhesions.exclude(personne__in=deja).select_related("personne")


def fin_du_tour(debut, mois):
    """The same day some months later; the last of the month when there is no such day."""
    annee, rang = divmod(debut.year * 12 + debut.month - 1 + mois, 12)
    for jour in range(debut.day, 27, -1):
        try:
            return date(annee, rang + 1, jour)
        except ValueError:
            continue
    return date(annee, rang + 1, min(debut.day, 28))


@transaction.atomic
def choisir(groupe, personne, mois, par):
    """A turn begins today, chosen with the group; the moderator writes it down."""
    Groupe.objects.select_for_update().get(pk=groupe.pk)
    possibles = choisissables(groupe).values_list("personne", flat=True)
    if not permissions.peut_animer(par, groupe) or mois not in MOIS_D_UN_TOUR or personne.pk not in possibles:
        raise PermissionDenied
    if MandatDeRepresentant.objects.en_cours().filter(groupe=groupe).count() >= REPRESENTANTS:
        raise Complet
    debut = timezone.localdate()
    return MandatDeRepresentant.objects.create(
        groupe=groupe, personne=personne, debut=debut, fin_prevue=fin_du_tour(debut, mois)
    )


def finir(mandat, par):
    """It ends today, on time or before; it stays in the group's history."""
    if not permissions.peut_animer(par, mandat.groupe):
        raise PermissionDenied
    mandat.fini_le = timezone.localdate()
    mandat.save(update_fields=["fini_le"])


def tours_qui_finissent(user):
    """In the groups that this person moderates, soonest first; one query, none for the others."""
    if not user.groupes_moderes_ids:
        return []
    mandats = MandatDeRepresentant.objects.en_cours().filter(
        groupe__in=user.groupes_moderes_ids, fin_prevue__lte=timezone.localdate() + PREAVIS
    )
    return list(mandats.select_related("personne", "groupe").order_by("fin_prevue"))
