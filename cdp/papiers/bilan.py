"""Who was at which session of a cycle: what every paper says, read once."""

import hashlib
import json
from functools import cached_property

from ..models import Presence, Seance


class Bilan:
    """Of these memberships, in three queries however many they are."""

    def __init__(self, adhesions):
        self.adhesions = list(adhesions)

    @classmethod
    def du_cycle(cls, cycle):
        return cls(cycle.adhesions.select_related("personne", "cycle__groupe"))

    @cached_property
    def prevues(self):
        """Every session but the cancelled. Read whole: who counts hours does not read what was said."""
        cycles = {adhesion.cycle_id for adhesion in self.adhesions}
        return list(Seance.objects.filter(cycle__in=cycles, annulee=False).order_by("debut", "pk"))

    @cached_property
    def seances(self):
        """Those that were held, in order."""
        return [seance for seance in self.prevues if seance.est_finie]

    @cached_property
    def _notees(self):
        """{(session, person): whether she was there}, for what was noted."""
        notees = Presence.objects.filter(
            seance__in=[seance.pk for seance in self.seances],
            personne__in={adhesion.personne_id for adhesion in self.adhesions},
            presente__isnull=False,
        )
        return {
            (seance, personne): presente
            for seance, personne, presente in notees.values_list("seance", "personne", "presente")
        }

    def presente(self, adhesion, seance):
        """True, False, or None when nobody noted it."""
        return self._notees.get((seance.pk, adhesion.personne_id))

    def est_notee(self, seance):
        return any(self.presente(adhesion, seance) is not None for adhesion in self.adhesions)

    def suivies(self, adhesion):
        """The sessions of her cycle at which she was."""
        siennes = [seance for seance in self.seances if seance.cycle_id == adhesion.cycle_id]
        return [seance for seance in siennes if self.presente(adhesion, seance)]

    def minutes(self, adhesion):
        return sum(seance.duree_minutes for seance in self.suivies(adhesion))

    def indemnises(self, seance, roles):
        """Who was there, has signed the agreement, and has one of these roles."""
        return [
            adhesion
            for adhesion in self.adhesions
            if adhesion.cycle_id == seance.cycle_id
            and self.presente(adhesion, seance)
            and adhesion.convention_le
            and adhesion.role in roles
        ]

    def empreintes_de_l_attestation(self, adhesion):
        faits = [[seance.reference, seance.duree_minutes] for seance in self.suivies(adhesion)]
        return {adhesion.reference: empreinte(faits)}

    def empreintes_des_indemnites(self, seance, montant, roles):
        return {
            adhesion.reference: empreinte([seance.reference, str(montant)])
            for adhesion in self.indemnises(seance, roles)
        }


def empreinte(faits):
    return hashlib.sha256(json.dumps(faits).encode()).hexdigest()


def est_a_jour(papier, bilan):
    """Whether what it says still holds. A person who erased her account takes nothing from its truth."""
    connues = {adhesion.reference for adhesion in bilan.adhesions}
    dites = {reference: valeur for reference, valeur in papier.empreintes.items() if reference in connues}
    return dites == _empreintes_d_aujourdhui(papier, bilan)


def _empreintes_d_aujourdhui(papier, bilan):
    if papier.seance_id:
        return bilan.empreintes_des_indemnites(papier.seance, papier.montant, papier.roles)
    siennes = [a for a in bilan.adhesions if a.reference in papier.empreintes]
    return {cle: valeur for a in siennes for cle, valeur in bilan.empreintes_de_l_attestation(a).items()}
