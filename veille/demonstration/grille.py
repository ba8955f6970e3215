from pathlib import Path

from veille.grille.depart import ajouter_les_codes_de_depart

DOSSIER = Path(__file__).parent


def charger_codes(avance):
    ajouter_les_codes_de_depart(avance)
