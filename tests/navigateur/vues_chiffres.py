"""The rows of tests/navigateur/vues.py about the register of needs and the indicators."""


def rangees(Vue, lien, MODERATRICE, VEILLEUSE):
    publiques = {"besoins": Vue(lien("besoins"))}
    d_equipe = {
        "indicateurs": Vue(lien("indicateurs"), VEILLEUSE),
        "indicateurs:moderation": Vue(lien("indicateurs"), MODERATRICE),
        "indicateurs_papier": Vue(lien("indicateurs_papier", suite="?format=html"), VEILLEUSE),
    }
    return publiques, d_equipe


SANS_PAGE = {"besoins_csv": "a CSV file", "indicateurs_xlsx": "an XLSX file"}
