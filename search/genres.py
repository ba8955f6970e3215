"""The kinds of things that are searched: those that say for whom and in which order (`rang_recherche`)."""

from functools import cache

from django.apps import apps
from modelsearch.index import Indexed

_D_ABORD = ("noeuds.noeud", "ressources.ressource")


@cache
def modeles_cherchables():
    """The models, in the order in which their results come where nothing else decides."""
    candidats = [
        modele
        for modele in apps.get_models()
        if issubclass(modele, Indexed)
        and hasattr(modele, "rang_recherche")
        and hasattr(modele._default_manager, "visibles_pour")
    ]
    return sorted(candidats, key=lambda modele: modele.rang_recherche)


@cache
def par_genre():
    """{« noeuds.noeud »: the model}."""
    return {modele._meta.label_lower: modele for modele in modeles_cherchables()}


@cache
def rangs_en_tapant():
    """{kind: its place} in what is proposed as one types: nœuds, then resources, then the others."""
    return {genre: rang for rang, genre in enumerate(dict.fromkeys([*_D_ABORD, *par_genre()]))}
