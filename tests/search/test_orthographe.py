import pytest

from search.orthographe import plus_proches

FREQUENCES = {
    "interprete": 9,
    "interpreter": 1,
    "dette": 5,
    "date": 7,
    "tete": 9,
    "medicaments": 4,
    "cpas": 30,
}


@pytest.mark.parametrize(
    ("faute", "mots"),
    [
        ("interprette", ["interprete"]),
        ("medicamants", ["medicaments"]),
        ("medciamnets", ["medicaments"]),  # two swaps in a long word
        ("dete", ["date", "dette", "tete"]),  # same first letter, then what is said most
        ("cas", []),  # too short to guess
        ("caps7", []),  # a code is no word
        ("introuvable", []),
    ],
)
def test_les_plus_proches_d_abord(faute, mots):
    assert plus_proches(faute, [list(FREQUENCES)], FREQUENCES.__getitem__) == mots


def test_jamais_plus_de_trois():
    voisins = ["rate", "rite", "rote", "rute", "ryte"]
    assert len(plus_proches("rxte", [voisins], lambda mot: 1)) == 3


def test_un_mot_que_personne_ne_voit_ne_change_rien():
    frequences = {"interprete": 0, "interprets": 0, "interpreter": 3}
    assert plus_proches("interprette", [list(frequences)], frequences.__getitem__) == ["interpreter"]


def test_les_mots_de_plusieurs_segments_se_comparent():
    assert plus_proches("dete", [["tete", "date"], ["dette", "date"]], FREQUENCES.__getitem__) == [
        "date",
        "dette",
        "tete",
    ]
