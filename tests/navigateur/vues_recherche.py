"""The rows of tests/navigateur/vues.py about followed searches and those without answer."""


def rangees(Vue, lien, participante, debutante, veilleuse, coordination):
    de_membre = {
        "mes_recherches": Vue(lien("mes_recherches"), participante),
        "mes_recherches:vide": Vue(lien("mes_recherches"), debutante),
        "recherche:suivre": Vue(lien("recherche", suite="?q=logement"), participante),
        "recherche:suivie": Vue(lien("recherche", suite="?q=interpr%C3%A8te"), participante),
    }
    d_equipe = {
        "recherches_vaines": Vue(lien("recherches_vaines"), veilleuse),
        "recherches_vaines:coordination": Vue(lien("recherches_vaines"), coordination),
        "besoins:coordination": Vue(lien("besoins"), coordination),
    }
    return de_membre, d_equipe
