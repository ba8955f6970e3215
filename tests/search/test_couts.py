"""A word that is only in what somebody may not see costs her no more queries than one that is nowhere (§4.5)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from noeuds.models import Vignette
from search.models import Entree
from search.suggestions import suggestions
from tests.comptes.fabriques import membre
from tests.noeuds.fabriques import VignetteFactory
from tests.ressources.fabriques import RessourceFactory
from tests.search.moteurs.monde import monde, noms_des_moteurs

pytestmark = pytest.mark.django_db
#: One is in a situation of another group; nothing looks like the other.
CACHE, NULLE_PART = "tournesol", "zwfkqjvxh"


def _requetes(fonction):
    with CaptureQueriesContext(connection) as captees:
        fonction()
    return len(captees)


@pytest.fixture(params=[False, True], ids=["en attente", "indexée"])
def cachee(request, indexer):
    """Somebody else's own situation, among things that everybody reads."""
    RessourceFactory(nom="Maison médicale")
    vignette = VignetteFactory(titre=f"Le {CACHE}", recit=f"Un {CACHE} au jardin.")
    Vignette.objects.filter(pk=vignette.pk).update(cercle="prive")
    if request.param:
        indexer()
    return vignette


@pytest.fixture(params=["visiteur", "membre"])
def personne(request):
    return AnonymousUser() if request.param == "visiteur" else membre()


@pytest.mark.parametrize("debut", [3, 5, 9])
def test_les_suggestions(cachee, personne, debut):
    suggestions(personne, "maison")
    cout = [_requetes(lambda mot=mot: suggestions(personne, mot[:debut])) for mot in (CACHE, NULLE_PART)]
    assert cout[0] == cout[1]
    avec = [
        _requetes(lambda mot=mot: suggestions(personne, f"maison {mot[:debut]}"))
        for mot in (CACHE, NULLE_PART)
    ]
    assert avec[0] == avec[1]


@pytest.mark.parametrize("fin", ["", "s", "z"])
def test_la_page(cachee, client, connecter, personne, fin):
    """The word itself, in the plural, and badly typed."""
    if personne.is_authenticated:
        connecter(client, personne)
    adresse = reverse("recherche")
    client.get(adresse, {"q": "maison"})
    cout = [_requetes(lambda mot=mot: client.get(adresse, {"q": mot + fin})) for mot in (CACHE, NULLE_PART)]
    assert cout[0] == cout[1]


def test_comme_une_chose_cachee_ou_absente(cachee, client, connecter, personne):
    if personne.is_authenticated:
        connecter(client, personne)
    cles = (cachee.reference, "absente")
    client.get(reverse("comme", args=["ressource", "absente"]))
    reponses = []
    cout = [
        _requetes(lambda cle=cle: reponses.append(client.get(reverse("comme", args=["vignette", cle]))))
        for cle in cles
    ]
    assert [reponse.status_code for reponse in reponses] == [404, 404]
    assert cout[0] == cout[1]


@pytest.mark.parametrize("nom", noms_des_moteurs())
def test_chaque_moteur(nom):
    with monde(nom) as m:
        m.entree(f"Le {CACHE}", f"Un {CACHE} au jardin.")
        visibles = m.visibles(m.entree("Maison médicale", "Une maison ouverte."))
        questions = {
            "chercher": lambda mot: m.moteur.chercher(mot, visibles.all(), "fr"),
            "corriger": lambda mot: m.moteur.chercher(f"{mot[:-1]}t maison", visibles.all(), "fr"),
            "titres": lambda mot: m.moteur.titres(mot[:4], visibles.all()),
            "mots": lambda mot: m.moteur.mots(mot[:4], visibles.all()),
            "proposer": lambda mot: m.moteur.proposer(mot[:4], visibles.all()),
            "suite": lambda mot: m.moteur.mots(f"maison {mot[:4]}", visibles.all()),
        }
        for quoi, demander in questions.items():
            # What was read of a visible entry is remembered.
            demander("maison")
            cout = [_requetes(lambda mot=mot, d=demander: d(mot)) for mot in (CACHE, NULLE_PART)]
            assert cout[0] == cout[1], quoi
    assert Entree.objects.exists()
