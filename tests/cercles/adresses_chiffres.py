"""The rows of the register of needs and of the indicators, in the truth table of addresses."""

from tests.cercles.table import TOUS

LISENT = {"moderateur", "moderateur_autre", "veilleuse", "coordination"}


def rangees(ligne):
    return {
        "besoins": ligne(TOUS, publique=True),
        "besoins_csv": ligne(TOUS, publique=True),
        "indicateurs": ligne(LISENT),
        "indicateurs_xlsx": ligne(LISENT),
        "indicateurs_papier": ligne({"veilleuse", "coordination"}),
    }
