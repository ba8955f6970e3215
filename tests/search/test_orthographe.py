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
    assert plus_proches(faute, list(FREQUENCES), FREQUENCES.__getitem__) == mots


def test_jamais_plus_de_trois():
    voisins = ["rate", "rite", "rote", "rute", "ryte"]
    assert len(plus_proches("rxte", voisins, lambda mot: 1)) == 3
