"""The second opinion: French alone, at the lower level, and only where our lists know nothing of a word."""

import re
from types import SimpleNamespace

import pytest

from noeuds.anonymat import Niveau, analyser
from noeuds.anonymat.second_avis import second_avis


def modele(**dits):
    """A model that says what it is told: {passage: label}."""

    def lire(texte):
        trouves = [(m, label) for mot, label in dits.items() for m in re.finditer(mot, texte)]
        ents = [
            SimpleNamespace(start_char=m.start(), end_char=m.end(), text=m[0], label_=label)
            for m, label in trouves
        ]
        return SimpleNamespace(ents=ents)

    return lire


def avis(texte, langue="fr", constats=(), **dits):
    return [(c.texte, c.genre, c.niveau) for c in second_avis(texte, langue, list(constats), modele(**dits))]


def test_un_mot_que_les_listes_ignorent_se_regarde():
    assert avis("On a vu Xzybrek hier.", Xzybrek="PER") == [("Xzybrek", "NAME", Niveau.A_VERIFIER)]


@pytest.mark.parametrize(
    ("texte", "langue", "dits"),
    [
        ("On a vu le Médecin hier.", "fr", {"Médecin": "PER"}),
        ("Le CPAS a répondu.", "fr", {"CPAS": "PER"}),
        ("On a vu Xzybrek hier.", "fr", {"Xzybrek": "MISC"}),
        ("We zagen Xzybrek gisteren.", "nl", {"Xzybrek": "PER"}),
        ("Mevrouw zegt dat Xzybrek niet meer naar de dokter wil gaan.", "", {"Xzybrek": "PER"}),
    ],
)
def test_ce_qui_est_connu_autre_ou_neerlandais_ne_compte_pas(texte, langue, dits):
    assert avis(texte, langue, **dits) == []


def test_ce_que_les_regles_ont_vu_ne_se_dit_pas_deux_fois():
    texte = "Mme Peeters attend Xzybrek."
    assert avis(texte, constats=analyser(texte), Peeters="PER") == []


def test_sans_le_modele_il_n_y_a_pas_d_avis():
    """The extra is not installed for the tests: nothing is fetched, nothing fails."""
    assert second_avis("On a vu Xzybrek hier.", "fr", []) == []
