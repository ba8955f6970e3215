from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from cdp.models import Papier, ReglagesDesPapiers
from cdp.papiers import emettre
from cdp.papiers.bilan import Bilan
from socle.comptes.enums import GenreDeGroupe, Role
from socle.comptes.models import Cycle

REGLAGES = {
    "montant": Decimal("75.00"),
    "conditions": "Une indemnité par séance, sous convention signée par la personne, son employeur et le réseau.\n\n"
    "La personne était présente et a apporté au moins une situation pendant le cycle.",
    "conditions_nl": "Eén vergoeding per bijeenkomst, onder een overeenkomst ondertekend door de persoon, de werkgever "
    "en het netwerk.\n\nDe persoon was aanwezig en bracht tijdens de cyclus minstens één situatie aan.",
    "mot": "Une communauté de pratique réunit douze personnes du social et de la santé d’un même bassin. "
    "Elles y partagent leurs façons d’accompagner, sous la conduite de deux modérateur·rices.",
    "mot_nl": "Een praktijkgemeenschap brengt twaalf mensen uit welzijn en gezondheid van eenzelfde zone samen. "
    "Ze delen er hoe zij begeleiden, onder leiding van twee moderatoren.",
    "signataire": "Nadia Ouchen",
    "fonction": "coordination du réseau",
    "fonction_nl": "coördinatie van het netwerk",
    "lieu": "Bruxelles",
}


def charger_papiers(avance):
    """What the network pays, then the papers of the past sessions; the last one waits to be done."""
    ReglagesDesPapiers.objects.get_or_create(defaults=REGLAGES)
    cycles = list(Cycle.objects.filter(groupe__genre=GenreDeGroupe.CDP).select_related("groupe"))
    for fait, cycle in enumerate(cycles, 1):
        if not Papier.objects.filter(cycle=cycle).exists():
            _etablir(cycle)
        avance(fait, len(cycles))


def _etablir(cycle):
    bilan = Bilan.du_cycle(cycle)
    par = next((a.personne for a in bilan.adhesions if a.role == Role.MODERATEUR), None)
    en_cours = cycle.fin >= timezone.localdate()
    for seance in bilan.seances[:-1] if en_cours else bilan.seances:
        _dater(emettre.etablir_indemnites(seance, par), seance)
    for papier in emettre.etablir_attestations(cycle, par):
        _dater(papier, bilan.seances[-1])


def _dater(papier, seance):
    """Three days after the session, not this very minute."""
    papier.emis_le = min(seance.fin + timedelta(days=3), timezone.now())
    papier.save(update_fields=["emis_le"])
