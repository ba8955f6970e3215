"""The judged questions of the demonstration: enough of each kind, half kept aside, answers that are there."""

import json
from collections import Counter, defaultdict

import pytest
from django.core.management import call_command

from search.mesure.demonstration import QUESTIONS, documents_de_la_demonstration
from search.mesure.jeux import lire_questions
from socle.cercles.enums import Cercle, Etat
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

SORTES = {"mot", "plusieurs", "question", "faute", "sans_accents", "jargon", "neerlandais"}


@pytest.fixture(scope="module")
def lignes():
    return [json.loads(ligne) for ligne in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def test_il_y_en_a_assez_et_de_chaque_sorte(lignes):
    sortes = Counter(ligne["sorte"] for ligne in lignes)
    assert len(lignes) >= 140
    assert set(sortes) == SORTES
    assert min(sortes.values()) >= 15


def test_une_moitie_de_chaque_sorte_est_gardee(lignes):
    cotes = defaultdict(Counter)
    for ligne in lignes:
        cotes[ligne["sorte"]][ligne["cote"]] += 1
    for compte in cotes.values():
        assert set(compte) == {"reglage", "garde"}
        assert abs(compte["reglage"] - compte["garde"]) <= 1


def test_aucune_n_est_posee_deux_fois_et_chacune_a_une_a_six_reponses(lignes):
    assert len({ligne["q"].casefold() for ligne in lignes}) == len(lignes)
    assert {len(set(ligne["ids"])) for ligne in lignes} <= set(range(1, 7))
    assert all(len(set(ligne["ids"])) == len(ligne["ids"]) for ligne in lignes)


def test_celles_sans_accents_n_en_ont_pas(lignes):
    assert all(ligne["q"].isascii() for ligne in lignes if ligne["sorte"] == "sans_accents")


@pytest.mark.django_db
def test_leurs_reponses_sont_dans_la_demonstration_chacune_sous_sa_cle():
    call_command("demonstration")
    cles = [document.id for document in documents_de_la_demonstration()]
    assert len(cles) == len(set(cles))
    assert lire_questions(QUESTIONS, set(cles))


@pytest.mark.django_db
def test_le_corpus_tient_a_ce_qu_un_membre_peut_voir():
    NoeudFactory(title="Un nœud public", cercle=Cercle.PUBLIC)
    VignetteFactory(titre="Une vignette privée", cercle=Cercle.PRIVE)
    VignetteFactory(titre="Une vignette du groupe", cercle=Cercle.GROUPE)
    RessourceFactory(nom="Une fiche retirée", cercle=Cercle.PUBLIC, etat=Etat.RETIRE)
    cles = {document.id for document in documents_de_la_demonstration()}
    assert {"noeud:un-nud-public", "vignette:une-vignette-du-groupe"} <= cles
    assert not {cle for cle in cles if "privee" in cle or "retiree" in cle}


@pytest.mark.django_db
def test_un_document_dit_le_titre_les_textes_la_langue_et_ce_qui_s_y_attache():
    RessourceFactory(
        nom="Le Banc",
        description="On **parle** en jouant.",
        cercle=Cercle.PUBLIC,
        etiquettes=["loisirs"],
        langue="nl",
    )
    (document,) = [d for d in documents_de_la_demonstration() if d.id == "ressource:le-banc"]
    assert (document.titre, document.langue) == ("Le Banc", "nl")
    assert "On parle en jouant." in document.texte
    assert "loisirs" in document.texte
    assert "Le Banc" not in document.texte
