"""Situations in number, questions kept, and their readings."""

from datetime import date, timedelta

import factory
from factory.django import DjangoModelFactory

from noeuds.enums import Liste
from noeuds.models import Terme
from tests.comptes.fabriques import GroupeFactory
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from veille.models import Motif, Releve
from veille.models.motifs import Source
from veille.motifs.univers import fin_du_mois_passe


class MotifFactory(DjangoModelFactory):
    """Of situations, unless `source` says otherwise."""

    class Meta:
        model = Motif

    titre = factory.Sequence(lambda n: f"Motif {n}")
    question = "Qu’est-ce qui revient ?"
    source = Source.SITUATIONS
    lignes = "secteur"


def chiffres(*nombres):
    entrees = [
        {"cle": f"secteur={rang}", "fr": f"Ligne {rang}", "nl": f"Lijn {rang}", "total": n, "groupe": False}
        for rang, n in enumerate(nombres)
    ]
    return {
        "base": {"total": sum(n or 0 for n in nombres), "groupes": 2},
        "lignes": entrees,
        "colonnes": [],
        "cases": [[] for _ in entrees],
        "muettes": [],
        "filtres": [],
    }


class ReleveFactory(DjangoModelFactory):
    class Meta:
        model = Releve

    motif = factory.SubFactory(MotifFactory)
    titre = factory.SelfAttribute("motif.titre")
    source = factory.SelfAttribute("motif.source")
    lignes = factory.SelfAttribute("motif.lignes")
    arrete_au = date(2024, 1, 31)
    chiffres = factory.LazyFunction(lambda: chiffres(12, 7))


def situations(nombre, groupe=None, noeud=None, le=None, **champs):
    """So many situations that the network reads, told long enough ago to be counted."""
    groupe = groupe or GroupeFactory()
    noeud = noeud or NoeudFactory()
    le = le or fin_du_mois_passe() - timedelta(days=40)
    return VignetteFactory.create_batch(
        nombre, groupe=groupe, noeud=noeud, auteur=None, cercle="reseau", raconte_le=le, **champs
    )


def avec(vignettes, cle, liste=Liste.VULNERABILITE):
    """Put a term of a governed list on these situations."""
    terme = Terme.objects.get(liste=liste, cle=cle)
    champ = {Liste.VULNERABILITE: "vulnerabilites", Liste.THEME: "themes"}[liste]
    for vignette in vignettes:
        getattr(vignette, champ).add(terme)
    return terme
