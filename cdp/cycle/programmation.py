"""Opening a cycle, and giving it its dates: each is one transaction."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from socle.comptes.models import Cycle

from .. import actions, permissions
from ..models import Seance
from .calendrier import MOIS_DU_CYCLE, dates_du_cycle


def cycle_choisi(groupe, annee=""):
    """The cycle that begins in this year; without one, the last that is not over, else the last."""
    cycles = list(groupe.cycles.all())
    choisi = next((cycle for cycle in cycles if str(cycle.debut.year) == annee), None)
    ouverts = [cycle for cycle in cycles if cycle.fin >= timezone.localdate()]
    return choisi or next(iter(ouverts or cycles), None), cycles


def cycle_du_jour(groupe):
    """As `Groupe.cycle_courant`, in one query."""
    aujourdhui = timezone.localdate()
    cycles = sorted(groupe.cycles.all(), key=lambda cycle: cycle.debut)
    return next((c for c in cycles if c.fin >= aujourdhui), cycles[-1] if cycles else None)


def annee_a_ouvrir(cycles):
    """The year in which the cycle that comes after these ones would begin."""
    aujourdhui = timezone.localdate()
    prochaine = aujourdhui.year if aujourdhui.month >= 6 else aujourdhui.year - 1
    return max([prochaine, *(cycle.fin.year for cycle in cycles)])


@transaction.atomic
def ouvrir_cycle(groupe, annee, par):
    """1 September to 31 August; opening it twice changes nothing."""
    if not permissions.peut_ouvrir_cycle(par, groupe):
        raise PermissionDenied
    bornes = {"fin": date(annee + 1, 8, 31)}
    return Cycle.objects.get_or_create(groupe=groupe, debut=date(annee, 9, 1), defaults=bornes)


def seances_du_cycle(cycle, user):
    """Those that take place, in order."""
    visibles = Seance.objects.visibles_pour(user).filter(cycle=cycle, annulee=False)
    return list(visibles.order_by("debut", "pk"))


def dates_libres(groupe, cycle, seances):
    """The dates of the rule to come, but for the months in which this cycle has its session already."""
    aujourdhui = timezone.localdate()
    pris = {timezone.localdate(seance.debut).month for seance in seances}
    return [
        proposee
        for proposee in dates_du_cycle(groupe, cycle.debut.year)
        if MOIS_DU_CYCLE[proposee.rang - 1] not in pris
        and timezone.localdate(proposee.debut).month not in pris
        and aujourdhui < timezone.localdate(proposee.debut) <= cycle.fin
        and timezone.localdate(proposee.debut) >= cycle.debut
    ]


@transaction.atomic
def poser_les_dates(groupe, cycle, par, rangees):
    """One session for each (title, beginning), or none at all."""
    if not permissions.peut_poser_les_dates(par, groupe) or cycle.groupe_id != groupe.pk:
        raise PermissionDenied
    return [_seance(groupe, cycle, par, titre, debut) for titre, debut in rangees]


def _seance(groupe, cycle, par, titre, debut):
    seance = Seance(
        cycle=cycle,
        titre=titre,
        debut=debut,
        duree_minutes=groupe.duree_minutes,
        lieu=groupe.lieu_habituel,
    )
    return actions.creer_seance(seance, groupe, par)


@transaction.atomic
def proposer_au_programme(proposition, par):
    """A member asks for a nœud; it is hers too, and counts as one person concerned. `proposition` is not saved yet."""
    if not permissions.est_membre(par, proposition.cycle.groupe):
        raise PermissionDenied
    proposition.propose_par = par
    proposition.save()
    soutenir(proposition, par, True)
    return proposition


def soutenir(proposition, par, oui):
    """« Cela me concerne aussi », said or taken back."""
    if not permissions.est_membre(par, proposition.cycle.groupe):
        raise PermissionDenied
    if oui:
        proposition.soutiens.get_or_create(personne=par)
    else:
        proposition.soutiens.filter(personne=par).delete()


@transaction.atomic
def placer_au_programme(proposition, seance, par):
    """A moderator puts the nœud at a session of the same cycle, that has not begun."""
    groupe = proposition.cycle.groupe
    du_cycle = seance.cycle_id == proposition.cycle_id and seance.groupe_id == groupe.pk
    if not permissions.peut_animer(par, groupe) or not du_cycle or seance.a_commence:
        raise PermissionDenied
    seance.noeuds.add(proposition.noeud_id)
    # Whoever edits this session meanwhile is told (FormulaireVersionne).
    seance.save(update_fields=["modifie_le"])


@transaction.atomic
def liberer(seance, noeud, par):
    """A moderator takes a nœud off a session to come: if it was proposed, it waits again."""
    if not permissions.peut_animer(par, seance.groupe) or seance.a_commence:
        raise PermissionDenied
    seance.noeuds.remove(noeud)
    seance.save(update_fields=["modifie_le"])


def retirer_la_proposition(proposition, par):
    if not permissions.peut_oter_du_programme(par, proposition):
        raise PermissionDenied
    proposition.delete()
