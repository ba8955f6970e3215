"""Where the data files are, and the two cycles that they speak of."""

import random
from datetime import date
from pathlib import Path

from django.utils import timezone

from cdp.cycle.calendrier import debut_du_rang
from socle.demonstration import annee_du_cycle, bornes_du_cycle

DOSSIER = Path(__file__).parent
PILOTE = "pilote"
#: May 2019 to the summer of 2020: eight sessions, the last one just before the first lockdown.
BORNES_DU_PILOTE = (date(2019, 5, 1), date(2020, 8, 31))


def annee_courante(groupes):
    """The year of the current cycle; the next one as soon as one group has had its session of June.

    There is thus always a session to come in every group.
    """
    annee = annee_du_cycle()
    dernieres = [debut_du_rang(groupe, annee, 10) for groupe in groupes]
    return annee + 1 if min(dernieres) < timezone.now() else annee


def poser_cycles(groupes):
    """The previous and the current cycle of each group that has none yet; the pilot has its only one."""
    vivants = [groupe for groupe in groupes if groupe.slug != PILOTE]
    annee = annee_courante(vivants)
    for groupe in groupes:
        if groupe.cycles.exists():
            continue
        annees = [BORNES_DU_PILOTE] if groupe.slug == PILOTE else map(bornes_du_cycle, (annee - 1, annee))
        for debut, fin in annees:
            groupe.cycles.create(debut=debut, fin=fin)


def cycles_de(groupe):
    """By the name that the data files give them; those that were there before stay the first ones."""
    cycles = list(groupe.cycles.order_by("debut"))
    if groupe.slug == PILOTE:
        return {"pilote": cycles[0]}
    return {"precedent": cycles[0], "courant": cycles[1]}


def hasard_de(reference):
    """The same draw for the same thing at every run."""
    return random.Random(reference)  # noqa: S311 - nothing here is secret
