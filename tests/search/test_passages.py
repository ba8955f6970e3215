"""What places are worth, by themselves."""

import pytest

from search.bm25 import saturer
from search.passages import (
    ECART_D_UNE_SUITE,
    MOTS_DU_PASSAGE,
    POIDS_DES_SUITES,
    POIDS_DU_PASSAGE,
    valeur_des_places,
)


def passage(valeur):
    return pytest.approx(POIDS_DU_PASSAGE * valeur)


def test_rien_ne_vaut_rien():
    assert valeur_des_places([]) == 0


def test_un_mot_repete_compte_une_fois():
    assert valeur_des_places([(0, 0, 2.0), (3, 0, 2.0), (6, 0, 2.0)]) == passage(2.0)


@pytest.mark.parametrize(("ecart", "valeur"), [(MOTS_DU_PASSAGE - 1, 5.0), (MOTS_DU_PASSAGE, 3.0)])
def test_un_passage_a_une_largeur(ecart, valeur):
    assert valeur_des_places([(0, 0, 2.0), (ecart, 1, 3.0)]) == passage(valeur)


@pytest.mark.parametrize(
    ("places", "nombre"),
    [
        ([(0, 0, 2.0), (ECART_D_UNE_SUITE, 1, 3.0)], 1),
        ([(0, 0, 2.0), (ECART_D_UNE_SUITE + 1, 1, 3.0)], 0),
        ([(0, 1, 3.0), (1, 0, 2.0)], 0),
        ([(0, 0, 2.0), (1, 1, 3.0), (40, 0, 2.0), (41, 1, 3.0)], 2),
    ],
)
def test_une_expression_vaut_son_mot_le_plus_commun(places, nombre):
    suites = POIDS_DES_SUITES * 2.0 * saturer(nombre)
    assert valeur_des_places(places) == pytest.approx(POIDS_DU_PASSAGE * 5.0 + suites)


def test_un_mot_entre_deux_n_est_pas_une_expression():
    """Ranks 0 and 2 stand together: the question has a word between them."""
    assert valeur_des_places([(0, 0, 2.0), (1, 2, 3.0)]) == passage(5.0)
