"""Entries written by hand, indexed by each motor that the database of the run allows."""

from contextlib import contextmanager
from itertools import count

from django.conf import settings
from django.db import connection
from django.test import override_settings
from modelsearch.backends import get_search_backend

from search.models import Entree
from search.moteurs import serveur, whoosh
from tests.search.outils import ENTREES

_NUMEROS = count(1)
RESSOURCE, NOEUD, SITUATION = "ressources.ressource", "noeuds.noeud", "noeuds.vignette"
BASE = "base"


class ParLaBase(serveur.Serveur):
    """modelsearch's own backend of the database of the run, asked as a server is."""

    alias = BASE


def noms_des_moteurs():
    """Whoosh's index of the entries is not there where the settings say that another one answers the page."""
    postgresql = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    possibles = {
        "whoosh": ENTREES in settings.WAGTAILSEARCH_BACKENDS,
        "serveur": True,
        "postgresql": postgresql,
    }
    return [nom for nom, possible in possibles.items() if possible]


class Monde:
    """A motor, and what it knows of: `entree` writes, `visibles` is what the reader may see."""

    def __init__(self, nom):
        self.nom = nom
        if nom == "postgresql":
            from search.moteurs.postgresql import PostgreSQL

            self.moteur, self.index = PostgreSQL(), None
        else:
            self.moteur = whoosh.Whoosh() if nom == "whoosh" else ParLaBase()
            self.index = get_search_backend(ENTREES if nom == "whoosh" else BASE).get_index_for_model(Entree)

    def entree(self, titre, texte="", *, genre=RESSOURCE, **champs):
        champs = {"langue": "fr", "adresse": "/", "objet_id": next(_NUMEROS), **champs}
        entree = Entree.objects.create(genre=genre, titre=titre, texte=texte, **champs)
        if self.index:
            self.index.add_items(Entree, [entree])
        return entree

    def visibles(self, *entrees):
        return Entree.objects.filter(pk__in=[entree.pk for entree in entrees])

    def pks(self, question, *entrees, langue="fr"):
        """What is found among these, best first."""
        return [ligne.pk for ligne in self.moteur.chercher(question, self.visibles(*entrees), langue).lignes]


@contextmanager
def monde(nom):
    backends = {**settings.WAGTAILSEARCH_BACKENDS, BASE: _DE_LA_BASE}
    with override_settings(WAGTAILSEARCH_BACKENDS=backends):
        le_monde = Monde(nom)
        if nom == "whoosh":
            le_monde.index.reset()
        yield le_monde
        if nom == "whoosh":
            le_monde.index.reset()


_DE_LA_BASE = {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "french"}
if connection.vendor != "postgresql":
    _DE_LA_BASE = {"BACKEND": "wagtail.search.backends.database"}
