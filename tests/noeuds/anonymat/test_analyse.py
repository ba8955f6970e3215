"""The whole: places in the typed text, replacements that hold, and a time that grows as the text does."""

import json
from itertools import pairwise

import pytest

from noeuds.anonymat import Niveau, analyser, restes
from noeuds.anonymat import regles as module_regles
from tests.outils.lieux import RACINE

JEUX = RACINE / "tests" / "noeuds" / "anonymat" / "jeux"


def textes(nom):
    return [json.loads(ligne) for ligne in (JEUX / f"{nom}.jsonl").read_text(encoding="utf-8").splitlines()]


def remplacer(texte, constats):
    for constat in reversed(constats):
        texte = texte[: constat.debut] + constat.propositions[0] + texte[constat.fin :]
    return texte


@pytest.mark.parametrize(
    ("texte", "passage"),
    [
        ("Sa sœur 👩🏽‍🦱 Mme Peeters", "Peeters"),
        ("Œuvre de M. Dupont", "Dupont"),
        ("Mme He\u0301le\u0300ne Peeters…", "He\u0301le\u0300ne Peeters"),
        ("½ heure chez\u00a0Mme\u202fPeeters", "Peeters"),
    ],
)
def test_les_places_sont_celles_du_texte_tel_que_tape(texte, passage):
    (constat,) = analyser(texte)
    assert constat.texte == passage == texte[constat.debut : constat.fin]


def test_les_constats_se_suivent_sans_se_chevaucher():
    for donnee in textes("developpement_fr")[::6]:
        constats = analyser(donnee["text"], "fr")
        assert all(un.fin <= autre.debut for un, autre in pairwise(constats))
        assert all(constat.propositions and all(constat.propositions) for constat in constats)


def test_apres_remplacement_presque_rien_de_sur_ne_reste():
    donnees = (textes("developpement_fr") + textes("developpement_nl"))[::6]
    restants = 0
    for donnee in donnees:
        langue = donnee["lang"]
        propre = remplacer(donnee["text"], analyser(donnee["text"], langue))
        restants += any(constat.niveau == Niveau.SUR for constat in analyser(propre, langue))
    assert restants <= len(donnees) // 25


def test_la_meme_personne_garde_le_meme_remplacement_et_deux_personnes_n_en_partagent_pas():
    texte = "Mme Peeters et son fils Karim. Mme Peeters dort, Karim veille."
    propre = remplacer(texte, analyser(texte, "fr"))
    assert propre == "Mme X et son fils Y. Mme X dort, le fils veille."


@pytest.mark.parametrize(
    ("texte", "langue", "propre"),
    [
        ("Elle a 83 ans et vit à Jette.", "fr", "Elle a plus de 80 ans et vit dans une commune bruxelloise."),
        ("Tombée le 14 février, une dame de 64 ans.", "fr", "Tombée en hiver, une dame de la soixantaine."),
        (
            "Zij woont in Elsene sinds 12 juli.",
            "nl",
            "Zij woont in een Brusselse gemeente sinds in de zomer.",
        ),
    ],
)
def test_un_remplacement_garde_l_histoire(texte, langue, propre):
    assert remplacer(texte, analyser(texte, langue)) == propre


def test_ce_qui_reste_pour_les_yeux_est_ce_que_personne_n_a_souligne():
    texte = "Mme Peeters est venue 3 fois à la Région"
    assert [(texte[r.debut : r.fin], r.sorte) for r in restes(texte)] == [
        ("3", "nombre"),
        ("Région", "capitale"),
    ]


def test_le_travail_grandit_comme_le_texte(monkeypatch):
    """Counted in steps, not in seconds: what each rule is given to look at around what it catches."""
    texte = " ".join(donnee["text"] for donnee in textes("developpement_fr")[:20])
    pas = []
    tient = module_regles.Regle._tient
    monkeypatch.setattr(module_regles.Regle, "_tient", lambda *a: (pas.append(1), tient(*a))[1])
    analyser(texte)
    simple = len(pas)
    analyser(f"{texte}\n{texte}")
    assert len(pas) - simple < 2.2 * simple


@pytest.mark.parametrize(
    "motif", ["a" * 9_000, "1 " * 3_000, "rue " * 2_000, "A. " * 3_000, " " * 9_000, "la " * 3_000]
)
def test_un_texte_hostile_ne_fait_pas_attendre(motif):
    """Such texts would take minutes if a pattern went back on itself."""
    assert isinstance(analyser(motif), list)
