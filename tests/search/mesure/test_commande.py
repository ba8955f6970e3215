"""`manage.py recherche_mesurer`: a table, and sentences where there is none."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from socle.cercles.enums import Cercle
from tests.noeuds.fabriques import VignetteFactory

CORPUS = [
    {
        "id": "interprete",
        "title": "Trouver un interprète",
        "text": "Le service se déplace ou traduit par téléphone.",
    },
    {"id": "loyer", "title": "Payer son loyer", "text": "Le CPAS avance parfois la garantie locative."},
    {"id": "repas", "title": "Repas à domicile", "text": "Une tournée apporte des repas chauds."},
]
QUESTIONS = [
    {"q": "interprète au téléphone", "ids": ["interprete"], "sorte": "plusieurs", "cote": "reglage"},
    {"q": "qui apporte les repas ?", "ids": ["repas"], "sorte": "question", "cote": "garde"},
    {"q": "garantie", "ids": ["loyer"], "sorte": "mot", "cote": "garde"},
]


@pytest.fixture
def jeu(tmp_path):
    chemins = tmp_path / "corpus.jsonl", tmp_path / "questions.jsonl"
    for chemin, lignes in zip(chemins, (CORPUS, QUESTIONS), strict=True):
        chemin.write_text("\n".join(map(json.dumps, lignes)), encoding="utf-8")
    return chemins


def lancer(*arguments, **options):
    sortie = StringIO()
    call_command("recherche_mesurer", *map(str, arguments), stdout=sortie, stderr=StringIO(), **options)
    return sortie.getvalue().splitlines()


def test_le_tableau_donne_le_total_et_chaque_sorte(jeu):
    lignes = lancer(*jeu)
    assert lignes[0] == "3 documents, 3 questions"
    assert lignes[1].split() == [
        *("moteur", "sorte", "questions", "MRR@10", "rappel@5"),
        *("p50", "ms", "p95", "ms", "doc/s"),
    ]
    assert lignes[2].split()[:5] == ["le-fil", "total", "3", "1.000", "1.000"]
    assert [ligne.split()[0] for ligne in lignes[3:]] == ["plusieurs", "question", "mot"]


@pytest.mark.parametrize("moteur", ["le-fil", "fts5", "modelsearch-sqlite"])
def test_chaque_moteur_trouve_ce_que_disent_les_mots(jeu, moteur):
    total = lancer(*jeu, backend=[moteur])[2].split()
    assert total[:5] == [moteur, "total", "3", "1.000", "1.000"]


def test_un_cote_se_mesure_seul(jeu):
    assert lancer(*jeu, cote="garde")[0] == "3 documents, 2 questions"
    with pytest.raises(CommandError, match="Aucune question du côté « ailleurs »"):
        lancer(*jeu, cote="ailleurs")


def test_sans_postgresql_ce_moteur_le_dit_et_les_autres_sont_mesures(jeu, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    lignes = lancer(*jeu, backend=["modelsearch-postgres", "fts5"])
    assert "DATABASE_URL ne désigne pas une base PostgreSQL." in lignes[2]
    assert lignes[3].startswith("fts5")
    with pytest.raises(CommandError, match="Aucun moteur n’a pu être mesuré"):
        lancer(*jeu, backend=["modelsearch-postgres"])


def test_une_base_que_l_on_ne_peut_creer_se_dit(jeu, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://personne@127.0.0.1:1/rien")
    with pytest.raises(CommandError):
        lancer(*jeu, backend=["modelsearch-postgres"])


def test_ce_qui_manque_ou_ne_se_lit_pas_est_dit(jeu, tmp_path):
    with pytest.raises(CommandError, match="Donnez un corpus et ses questions, ou --demonstration"):
        lancer(jeu[0])
    jeu[1].write_text('{"q": "quoi", "ids": ["absent"]}', encoding="utf-8")
    with pytest.raises(CommandError, match="ligne 1 : « absent » n’est pas dans le corpus"):
        lancer(*jeu)


@pytest.mark.django_db
def test_ce_qu_un_groupe_s_est_dit_ne_devient_pas_un_corpus(jeu, tmp_path, settings):
    VignetteFactory(titre="Le tournesol du palier", cercle=Cercle.GROUPE)
    jeu[1].write_text('{"q": "tournesol", "ids": ["vignette:le-tournesol-du-palier"]}', encoding="utf-8")
    ecrit = tmp_path / "ecrit.jsonl"
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="pas une démonstration"):
        lancer(jeu[1], demonstration=True, ecrire=ecrit)
    assert not ecrit.exists()
    settings.DEMONSTRATION = True
    assert "1.000" in lancer(jeu[1], demonstration=True, ecrire=ecrit)[2]
    assert "Le tournesol du palier" in ecrit.read_text(encoding="utf-8")


def test_rien_ne_reste_de_la_mesure(jeu, tmp_path, monkeypatch):
    depot = tmp_path / "temporaire"
    depot.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(depot))
    lancer(*jeu, backend=["le-fil", "fts5", "modelsearch-sqlite"])
    assert not list(depot.iterdir())
