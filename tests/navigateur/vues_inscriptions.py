"""The rows of tests/navigateur/vues.py about announcing a meeting and booking a place."""


def rangees(Vue, lien, erreurs, participante):
    publiques = {
        "date_de_dispositif": Vue(lien("date_de_dispositif", "date_ouverte")),
        "date_de_dispositif:erreurs": erreurs(lien("date_de_dispositif", "date_ouverte")),
        "inscription": Vue(lien("inscription", "place_offerte")),
    }
    de_membre = {
        "mes_rencontres": Vue(lien("mes_rencontres"), participante),
        "dispositif_nouveau": Vue(lien("dispositif_nouveau"), participante),
        "dispositif_nouveau:erreurs": erreurs(lien("dispositif_nouveau"), participante),
        "dispositif_modifier": Vue(lien("dispositif_modifier", "dispositif_gere"), participante),
        "dispositif_modifier:erreurs": erreurs(lien("dispositif_modifier", "dispositif_gere"), participante),
        "dispositif_gerer": Vue(lien("dispositif_gerer", "dispositif_gere"), participante),
        "dispositif_gerer:erreurs": erreurs(lien("dispositif_gerer", "dispositif_gere"), participante),
        "qui_vient": Vue(lien("qui_vient", "date_geree"), participante),
        "date_annuler": Vue(lien("date_annuler", "date_geree"), participante),
    }
    return publiques, de_membre


SANS_PAGE = {"dispositifs_ics": "a calendar", "date_ics": "a calendar"}
SANS_ERREUR = {"date_annuler", "inscription", "qui_vient"}
