"""How rare the traits of a situation are together: coarse, and never less rare for one trait more."""

import random
import tomllib
from pathlib import Path

import pytest

from noeuds import reidentification
from noeuds.enums import Menage, Revenu, TrancheAge
from noeuds.models import Terme
from noeuds.reidentification import BANDES, Risque, Traits, a_elargir, effectif, risque
from socle.comptes.models import Bassin

DONNEES = tomllib.loads(
    (Path(reidentification.__file__).parent / "donnees" / "reidentification.toml").read_text(encoding="utf-8")
)
VALEURS = {
    "tranche_age": TrancheAge.values,
    "menage": Menage.values,
    "revenu": Revenu.values,
    "bassin": [*DONNEES["bassin"], "inconnu"],
}
TERMES = [*DONNEES["traits"], "ajoute_depuis"]


def au_hasard(sort):
    bandes = {nom: sort.choice(["", *valeurs]) for nom, valeurs in VALEURS.items()}
    return Traits(**bandes, termes=frozenset(sort.sample(TERMES, sort.randint(0, 6))))


def test_without_any_trait_it_is_the_whole_region():
    assert 1_100_000 < effectif(Traits()) < 1_250_000


def test_one_trait_less_never_makes_it_rarer():
    sort = random.Random(4)
    for _ in range(2_000):
        traits = au_hasard(sort)
        for nom, valeur, moins in traits.sans():
            assert effectif(moins) >= effectif(traits) * (1 - 1e-9), (traits, nom, valeur)


def test_the_bands_of_one_kind_never_hold_more_people_than_there_are():
    for nom in ("tranche_age", "menage", "bassin"):
        ensemble = sum(effectif(Traits(**{nom: valeur})) for valeur in VALEURS[nom] if valeur != "inconnu")
        assert 0.85 * effectif(Traits()) < ensemble <= effectif(Traits()), nom


def test_a_common_life_is_ordinary_and_a_rare_one_is_held_back():
    commune = Traits("80-89", "seul", "pension", "sud-est", frozenset({"isolement", "cardiovasculaire"}))
    assert risque(commune) is Risque.ORDINAIRE
    assert risque(commune, unique=True) is Risque.ORDINAIRE
    rare = Traits("0-17", "rue", "", "centre", frozenset({"psychose", "insuffisance_renale"}))
    assert risque(rare) is Risque.BLOQUE


@pytest.mark.parametrize(
    ("nombre", "unique", "attendu"),
    [
        (4.9, False, Risque.BLOQUE),
        (5, False, Risque.RARE),
        (19.9, False, Risque.RARE),
        (20, False, Risque.ORDINAIRE),
        (20, True, Risque.RARE),
        (50, True, Risque.ORDINAIRE),
    ],
)
def test_the_thresholds_are_those_of_the_issue(monkeypatch, nombre, unique, attendu):
    monkeypatch.setattr(reidentification, "effectif", lambda traits: nombre)
    assert risque(Traits(), unique) is attendu


def test_it_says_first_what_would_widen_most():
    traits = Traits("40-49", "", "", "", frozenset({"parkinson", "non_recours"}))
    premier = a_elargir(traits)[0]
    assert premier == ("termes", "parkinson")
    assert len(a_elargir(traits, combien=2)) == 2


def test_a_term_of_which_nothing_is_known_is_held_for_rare():
    connu = effectif(Traits(termes=frozenset({"non_recours"})))
    assert effectif(Traits(termes=frozenset({"ajoute_depuis"}))) < connu


@pytest.mark.django_db
def test_every_band_and_every_term_of_the_platform_has_its_figure():
    assert set(BANDES) == set(VALEURS)
    listes = Terme.objects.filter(liste__in=["vulnerabilite", "pathologie"])
    assert set(listes.values_list("cle", flat=True)) == set(DONNEES["traits"])
    assert set(Bassin.objects.values_list("cle", flat=True)) == set(DONNEES["bassin"])
    for milieu in DONNEES["population"].values():
        assert list(milieu) == TrancheAge.values
    assert set(DONNEES["menage"]) | {"rue", "institution"} == set(Menage.values)
    assert set(DONNEES["revenu"]) == set(Revenu.values)
    for tableau in ("revenu", "traits"):
        assert {len(parts) for parts in DONNEES[tableau].values()} == {6}
