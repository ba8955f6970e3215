from ..besoins.releves import ce_mois, figer, mois_precedent

MOIS = 9


def charger_besoins(avance):
    """The register at the end of each of the last months, as its things were dated; a month that is there stays."""
    mois = ce_mois()
    for rang in range(MOIS):
        mois = mois_precedent(mois)
        figer(mois)
        avance(rang + 1, MOIS)
