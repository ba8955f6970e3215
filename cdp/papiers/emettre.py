"""The doors by which a paper is issued or withdrawn; each is one transaction."""

from django.db import transaction
from django.utils import timezone

from socle.comptes.models import Cycle

from ..enums import GenreDePapier
from ..models import Papier, ReglagesDesPapiers, Seance
from .bilan import Bilan


@transaction.atomic
def etablir_attestations(cycle, par, adhesion=None):
    """For one membership, or for everybody who was at one session at least; the same facts keep their code."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    bilan = Bilan.du_cycle(cycle)
    voulues = [a for a in bilan.adhesions if adhesion is None or a.pk == adhesion.pk]
    return [_attestation(a, bilan, par) for a in voulues if bilan.suivies(a)]


def _attestation(adhesion, bilan, par):
    return _emettre(
        par,
        bilan.empreintes_de_l_attestation(adhesion),
        genre=GenreDePapier.ATTESTATION,
        personne=adhesion.personne,
        cycle=adhesion.cycle,
    )


@transaction.atomic
def etablir_indemnites(seance, par):
    """At the amount of today, under the conditions of today."""
    Seance.objects.select_for_update().get(pk=seance.pk)
    reglages = ReglagesDesPapiers.lire()
    bilan = Bilan.du_cycle(seance.cycle)
    empreintes = bilan.empreintes_des_indemnites(seance, reglages.montant, reglages.roles)
    conditions = {"montant": reglages.montant, "roles": reglages.roles}
    return _emettre(par, empreintes, conditions, genre=GenreDePapier.INDEMNITES, seance=seance)


def _emettre(par, empreintes, conditions=None, **de_quoi):
    ancien = Papier.objects.en_cours().filter(**de_quoi).first()
    if ancien and ancien.empreintes == empreintes:
        return ancien
    nouveau = Papier(empreintes=empreintes, emis_par=par, **de_quoi, **(conditions or {}))
    if ancien:
        # Only one is current: the old one steps aside before the new one comes in.
        ancien.retire_le = timezone.now()
        ancien.save(update_fields=["retire_le"])
    nouveau.save()
    if ancien:
        ancien.retire_le, ancien.remplace_par = None, nouveau
        ancien.save(update_fields=["retire_le", "remplace_par"])
    return nouveau


def retirer(papier):
    Papier.objects.filter(pk=papier.pk, retire_le=None).update(retire_le=timezone.now())
