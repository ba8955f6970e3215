"""The filters of a search as its address holds them: in the order of the alphabet, and nothing empty."""

import re
from urllib.parse import parse_qsl

from django.utils.http import urlencode

#: What is in the address of a search: no value of ours looks otherwise.
NOMS = ("cercle", "genre", "groupe_id", "langue")
_VALEUR = re.compile(r"[a-z0-9_-]{1,30}")


def recevoir_filtres(donnees):
    """Those of a form or an address: no value that is none of ours."""
    return {nom: donnees[nom] for nom in NOMS if _VALEUR.fullmatch(donnees.get(nom, ""))}


def est_permis(nom, valeur, user):
    """What another group wrote is not told apart from the rest (produit.md §4.3)."""
    return nom != "groupe_id" or valeur in map(str, getattr(user, "groupes_ids", ()))


def ecrire_filtres(filtres):
    """{"genre": "noeud", "cercle": ""} → « genre=noeud »."""
    return urlencode(sorted((nom, valeur) for nom, valeur in filtres.items() if valeur))


def lire_filtres(texte):
    return dict(parse_qsl(texte))


def passe(chose, filtres):
    """Whether these filters leave an entry."""
    return all(valeur_de(chose, nom) == valeur for nom, valeur in filtres.items())


def valeur_de(chose, nom):
    """A facet's value as an address holds it: « noeud », « public », « 3 », « fr »."""
    return str(getattr(chose, nom) or "").rpartition(".")[2]
