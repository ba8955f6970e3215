"""What waits for the writer is read live, up to a number: of what this reader may see, and of nothing else (§4.5)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from noeuds.models import Vignette
from search import attente
from search.attente import lire_l_attente
from search.ecrivain import appliquer
from search.models import Changement
from search.trouver import Recherche
from tests.noeuds.fabriques import VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
AU_PLUS = 3


@pytest.fixture(autouse=True)
def _rien_n_attend(indexer, monkeypatch):
    indexer()
    monkeypatch.setattr(attente, "AU_PLUS", AU_PLUS)


def cachees(nombre):
    vignettes = VignetteFactory.create_batch(nombre, titre="Un abri")
    Vignette.objects.filter(pk__in=[v.pk for v in vignettes]).update(cercle="prive")


def lue():
    entrees, incomplete = lire_l_attente(AnonymousUser())
    return sorted(entree.titre for entree in entrees), incomplete


def test_tout_ce_qui_attend_se_lit_jusque_la():
    for numero in range(AU_PLUS):
        RessourceFactory(nom=f"Abri {numero}")
    assert lue() == (["Abri 0", "Abri 1", "Abri 2"], False)


def test_au_dela_les_derniers_changes_et_cela_se_dit():
    fiches = [RessourceFactory(nom=f"Abri {numero}") for numero in range(AU_PLUS + 2)]
    fiches[0].nom = "Abri renommé"
    fiches[0].save()
    assert lue() == (["Abri 3", "Abri 4", "Abri renommé"], True)
    assert Recherche(AnonymousUser(), "abri").incomplete
    appliquer()
    assert lue() == ([], False)


@pytest.mark.parametrize("avant", [True, False])
def test_ce_qui_ne_se_voit_pas_ne_prend_la_place_de_rien(avant):
    """Neither what is read nor what is said tells how much others write."""
    if avant:
        cachees(AU_PLUS * 5)
    RessourceFactory(nom="Abri de jour")
    RessourceFactory(nom="Abri de nuit")
    sans = lue()
    cachees(AU_PLUS * 5)
    assert lue() == sans == (["Abri de jour", "Abri de nuit"], False)
    assert not Recherche(AnonymousUser(), "abri").incomplete


def test_une_seule_chose_changee_cent_fois_ne_cache_pas_les_autres():
    RessourceFactory(nom="Abri de jour")
    fiche = RessourceFactory(nom="Abri de nuit")
    genre = fiche._meta.label_lower
    Changement.objects.bulk_create(Changement(genre=genre, objet_id=fiche.pk) for _ in range(AU_PLUS * 5))
    assert lue() == (["Abri de jour", "Abri de nuit"], False)


def test_rien_n_attend_une_requete():
    with CaptureQueriesContext(connection) as requetes:
        assert lue() == ([], False)
    assert len(requetes) == 1
