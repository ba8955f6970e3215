"""No page makes more than fifteen queries, and double the rows make no more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cdp.enums import GenreElement
from socle.langues import en
from tests.cdp.fabriques import (
    AuProgrammeFactory,
    ElementFactory,
    PointFactory,
    PreparationFactory,
    PresenceFactory,
    SeanceFactory,
)
from tests.comptes.fabriques import AdhesionFactory, GroupeFactory, cycle_courant, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, QuestionFactory, VignetteFactory

pytestmark = pytest.mark.django_db
AU_PLUS = 15


def compter(client, adresse):
    client.get(adresse)  # What is read once a process (content types, sites) is read.
    with CaptureQueriesContext(
        connection,
    ) as requetes:
        assert client.get(adresse).status_code == 200
    return len(requetes)


def remplir(groupe, seance):
    """Three people more, who answered, prepared and lead; two sessions more on each side."""
    for _ in range(3):
        personne = membre(groupe)
        PointFactory(seance=seance, porteur=personne)
        PresenceFactory(seance=seance, personne=personne, reponse="vient", presente=True)
        PreparationFactory(seance=seance, auteur=personne, envoyee=True)
    SeanceFactory.create_batch(2, groupe=groupe)
    SeanceFactory.create_batch(2, groupe=groupe, passee=True)


@pytest.mark.parametrize("page", ["seance", "preparation", "seance_modifier", "presences", "compte_rendu"])
@pytest.mark.parametrize("qui", [membre, moderateur])
def test_les_pages_d_une_seance(client, connecter, page, qui):
    if qui is membre and page not in ("seance", "preparation"):
        return
    groupe = GroupeFactory()
    seance = SeanceFactory(groupe=groupe, en_cours=True, compte_rendu="Bien.")
    for genre in GenreElement:
        ElementFactory(seance=seance, genre=genre)
    connecter(client, qui(groupe))
    remplir(groupe, seance)
    avant = compter(client, reverse(page, args=[seance.reference]))
    remplir(groupe, seance)
    apres = compter(client, reverse(page, args=[seance.reference]))
    assert apres <= min(avant, AU_PLUS)


@pytest.mark.parametrize("qui", [membre, moderateur])
def test_la_page_d_un_groupe(client, connecter, qui):
    groupe = GroupeFactory()
    seance = SeanceFactory(groupe=groupe)
    connecter(client, qui(groupe))
    remplir(groupe, seance)
    avant = compter(client, groupe.get_absolute_url())
    remplir(groupe, seance)
    assert compter(client, groupe.get_absolute_url()) <= min(avant, AU_PLUS)


def test_les_groupes_et_mes_groupes(client, connecter):
    personne = membre()
    connecter(client, personne)
    comptes = []
    for _ in range(2):
        for groupe in GroupeFactory.create_batch(3):
            AdhesionFactory(personne=personne, cycle=cycle_courant(groupe))
            SeanceFactory(groupe=groupe)
        comptes.append([compter(client, reverse("groupes")), compter(client, reverse("ma_cdp"))])
    assert comptes[0] == comptes[1]
    assert max(comptes[1]) <= AU_PLUS


@pytest.mark.parametrize("langue", ["fr", "nl"])
@pytest.mark.parametrize("page", ["programme", "cycle", "seance_nouvelle", "seance_modifier"])
def test_le_programme_et_l_ordre_du_jour(client, connecter, page, langue):
    """Ten sessions and twenty-five nœuds make no more queries than a few, in both languages."""
    groupe, questions = GroupeFactory(), NoeudFactory.create_batch(5)
    cycle = cycle_courant(groupe)
    seance = SeanceFactory(groupe=groupe)
    connecter(client, moderateur(groupe))
    argument = seance.reference if page == "seance_modifier" else groupe.slug
    adresse = en(langue, reverse(page, args=[argument]))

    def remplir(noeuds):
        for noeud in noeuds:
            AuProgrammeFactory(cycle=cycle, noeud=noeud)
            prevue = SeanceFactory(groupe=groupe)
            prevue.noeuds.add(NoeudFactory())
            vignette = VignetteFactory(groupe=groupe, noeud=noeud, cercle="groupe")
            PointFactory(seance=seance, noeud=noeud, vignette=vignette)
            PointFactory(seance=SeanceFactory(groupe=groupe, passee=True))
            QuestionFactory(groupe=groupe, auteur=vignette.auteur, cercle="groupe", noeud=noeud)

    remplir(questions[:1])
    avant = compter(client, adresse)
    remplir(questions[1:])
    NoeudFactory.create_batch(16)
    assert compter(client, adresse) <= min(avant, AU_PLUS)
