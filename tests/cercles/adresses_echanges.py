"""The rows of what is taken to other programs and brought back: the veilleuse, and of one exchange she who made it."""

VEILLE = {"veilleuse"}


def rangees(ligne):
    def ref(nom):
        return lambda choses: [choses_des_echanges(choses)[nom]]

    geste = {"methode": "post", "statut": 302}
    return {
        "echanges": ligne(VEILLE),
        "echange_grille": ligne(VEILLE, methode="post", donnees={}),
        "echange_projet": ligne(VEILLE, statut=302),
        "echange_importer": ligne(VEILLE),
        "echange": ligne(VEILLE, ref("echange_a_relire")),
        "echange_appliquer": ligne(VEILLE, ref("echange_fait"), **geste),
        "echange_annuler": ligne(VEILLE, ref("echange_fait")),
        "echange_abandonner": ligne(VEILLE, ref("echange_a_oublier"), **geste),
    }


def choses_des_echanges(choses):
    """Made when one of them is asked for: the other rows do without."""
    if "echange_fait" not in choses:
        from tests.veille.fabriques_echanges import echanges_de

        choses.update(echanges_de(choses.monde.personnes["veilleuse"]))
    return choses
