"""The rows of followed searches and of those without answer, in the truth table of addresses."""

from tests.cercles.table import RESEAU, TOUS
from tests.search.fabriques import suivre


def rangees(ligne, ref):
    sienne = {"args": ref("recherche_suivie"), "methode": "post", "statut": 302}
    return {
        "recherche_suivre": ligne(RESEAU, methode="post", statut=302, donnees={"q": "logement"}),
        "mes_recherches": ligne(TOUS - {"anonyme"}),
        "recherche_vue": ligne({"auteur"}, **sienne),
        "recherche_laisser": ligne({"auteur"}, **sienne),
        "recherche_par_courriel": ligne({"auteur"}, donnees={"par_courriel": "non"}, **sienne),
        "recherches_vaines": ligne({"veilleuse", "coordination"}),
    }


def choses_de_la_recherche(auteur):
    return {"recherche_suivie": suivre(auteur, "logement")}
