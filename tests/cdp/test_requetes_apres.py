"""What precedes and follows a session: no more than fifteen queries, whatever was noted, in both languages."""

import pytest
from django.urls import reverse

from cdp.apres import fiches_projet
from cdp.enums import GenreElement
from socle.langues import en
from tests.cdp.fabriques import (
    CaptureFactory,
    ElementFactory,
    MandatFactory,
    PointFactory,
    PreparationFactory,
    PresenceFactory,
    SeanceFactory,
)
from tests.cdp.test_requetes import AU_PLUS, compter
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, PisteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


def remplir(seance, personne):
    """Four people, ten points and forty notes more in the end; three nœuds with their pistes."""
    groupe = seance.groupe
    for _ in range(4):
        autre = membre(groupe)
        PreparationFactory(seance=seance, auteur=autre, questions="Que faire des factures ?", envoyee=True)
        PresenceFactory(seance=seance, personne=autre, presente=False)
        PointFactory.create_batch(2, seance=seance, porteur=autre, noeud=NoeudFactory(cercle="public"))
        CaptureFactory.create_batch(3, seance=seance, auteur=personne)
        CaptureFactory.create_batch(3, seance=seance, auteur=autre)
        CaptureFactory.create_batch(2, seance=seance, genre="ressource")
        CaptureFactory(seance=seance, genre="ressource", ressource=RessourceFactory(cercle="public"))
        noeud = NoeudFactory(cercle="public")
        seance.noeuds.add(noeud)
        PisteFactory.create_batch(2, noeud=noeud, cercle="public")
        MandatFactory(groupe=groupe, personne=autre)


@pytest.mark.parametrize("langue", ["fr", "nl"])
@pytest.mark.parametrize(
    "page",
    [
        "seance",
        "preparation",
        "qui_a_prepare",
        "compte_rendu",
        "seance_resume",
        "fiche_transmission",
        "representants",
        "fiches_projet",
        "fiche_projet",
        "mon_espace",
    ],
)
def test_la_moderation_lit_chaque_page_en_quinze_requetes(client, connecter, page, langue):
    groupe = GroupeFactory()
    personne = moderateur(groupe)
    seance = SeanceFactory(groupe=groupe, passee=True, compte_rendu="Bien.")
    SeanceFactory(groupe=groupe)
    for genre in GenreElement:
        ElementFactory(seance=seance, genre=genre)
    fiche = fiches_projet.ouvrir(groupe, seance.debut.date(), seance.debut.date(), personne)
    args = {
        "representants": [groupe.slug],
        "fiches_projet": [groupe.slug],
        "fiche_projet": [fiche.reference],
        "mon_espace": [],
    }
    adresse = en(langue, reverse(page, args=args.get(page, [seance.reference])))
    connecter(client, personne)
    remplir(seance, personne)
    avant = compter(client, adresse)
    for _ in range(2):
        remplir(seance, personne)
    assert compter(client, adresse) <= min(avant, AU_PLUS)
