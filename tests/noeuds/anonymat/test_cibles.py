"""The targets, on the texts written to develop the rules: a rule that makes it worse fails here."""

import pytest

from noeuds.anonymat.mesures import lire_lignes, mesurer
from noeuds.anonymat.modeles import Niveau
from tests.outils.lieux import RACINE

JEUX = RACINE / "tests" / "noeuds" / "anonymat" / "jeux"


@pytest.fixture(scope="module")
def mesure():
    donnees = []
    for langue in ("fr", "nl"):
        lignes = (JEUX / f"developpement_{langue}.jsonl").read_text(encoding="utf-8").splitlines()
        donnees += lire_lignes(lignes)
    return mesurer(donnees)


def test_presque_tous_les_identifiants_directs_sont_trouves_en_entier(mesure):
    assert mesure.part(mesure.entiers) >= 0.97


def test_peu_de_textes_laissent_un_identifiant_direct(mesure):
    assert mesure.fuites <= 0.08


def test_peu_de_fausses_alertes_dans_les_textes_sans_rien(mesure):
    assert mesure.pour_cent_mots("propres") <= 1.0
    assert mesure.pour_cent_mots("propres", [Niveau.SUR]) <= 0.2


def test_ce_qui_est_souligne_l_est_a_raison(mesure):
    assert mesure.precision >= 0.9
