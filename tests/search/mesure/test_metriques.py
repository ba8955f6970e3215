"""Known rankings give known figures."""

import pytest

from search.mesure.banc import Resultat
from search.mesure.metriques import Reponse, centile, inverse_du_rang, rappel, resumer


@pytest.mark.parametrize(
    ("rendus", "attendus", "mrr"),
    [
        (["a", "b"], {"a"}, 1),
        (["b", "a"], {"a"}, 1 / 2),
        (["b", "c", "a", "d"], {"a", "d"}, 1 / 3),
        ([*"bcdefghij", "a"], {"a"}, 1 / 10),
        ([*"bcdefghijk", "a"], {"a"}, 0),
        ([], {"a"}, 0),
    ],
)
def test_l_inverse_du_rang_est_celui_de_la_premiere_bonne_reponse(rendus, attendus, mrr):
    assert inverse_du_rang(rendus, attendus) == pytest.approx(mrr)


@pytest.mark.parametrize(
    ("rendus", "attendus", "part"),
    [
        (["a", "b"], {"a"}, 1),
        ([*"bcdef", "a"], {"a"}, 0),
        ([*"abcd"], {"a", "d", "z", "y"}, 1 / 2),
        ([*"abcde"], set("abcdef"), 5 / 6),
        ([], {"a"}, 0),
    ],
)
def test_le_rappel_est_la_part_des_bonnes_reponses_parmi_les_cinq_premieres(rendus, attendus, part):
    assert rappel(rendus, attendus) == pytest.approx(part)


@pytest.mark.parametrize(
    ("valeurs", "part", "attendue"),
    [([3, 1, 2], 0.5, 2), ([1, 2, 3, 4], 0.5, 2), (range(1, 101), 0.95, 95), ([7], 0.95, 7), ([], 0.5, 0)],
)
def test_un_centile_est_une_des_valeurs(valeurs, part, attendue):
    assert centile(valeurs, part) == attendue


def test_le_resume_est_une_moyenne_et_chaque_sorte_a_le_sien():
    reponses = (
        Reponse("mot", 1.0, 0.5, 10.0),
        Reponse("faute", 0.0, 0.0, 30.0),
        Reponse("mot", 0.5, 1.0, 20.0),
    )
    resultat = Resultat(100.0, reponses)
    assert (resultat.total.nombre, resultat.total.mrr, resultat.total.rappel) == (3, 0.5, 0.5)
    assert (resultat.total.p50, resultat.total.p95) == (20, 30)
    assert {sorte: mesure.mrr for sorte, mesure in resultat.par_sorte()} == {"mot": 0.75, "faute": 0}


def test_sans_question_rien_n_est_divise_par_zero():
    assert resumer([]).mrr == 0
