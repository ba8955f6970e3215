import pytest

from search.analyse.citations import citations, dit, sans_guillemets, suite


@pytest.mark.parametrize(
    ("question", "lues"),
    [
        ("refus de soins", []),
        ("« refus de soins »", ["refus de soins"]),
        ('la "maison médicale" et “la garde”', ["maison médicale", "la garde"]),
        ("„refus de soins” en „bas-seuil“", ["refus de soins", "bas-seuil"]),
        ('"refus" "refus"', ["refus"]),
        ('"refus de soins', []),
        ('"" « » "de la"', []),
        ("l'aide d'urgence d'hiver", []),
    ],
)
def test_ce_qui_est_entre_guillemets(question, lues):
    assert citations(question) == lues


def test_sans_guillemets():
    assert sans_guillemets('« refus de  soins » "à domicile" „tôt”') == "refus de soins à domicile tôt"


@pytest.mark.parametrize(
    "texte",
    [
        "Un refus de soins.",
        "REFUS DE SOIN",
        "Des refus, des soins",  # A comma is no word.
        "Le refus d’un soin est un refus de soins",
    ],
)
def test_aux_terminaisons_pres(texte):
    assert dit(["refus de soins"], [texte], "fr")


@pytest.mark.parametrize(
    "textes",
    [
        ["Un refus"],
        ["Des soins, un refus"],
        ["Un refus de longs soins"],
        ["Le refus", "de soins"],
        ["Un refus soigné"],
        [""],
    ],
)
def test_ailleurs_ou_dans_un_autre_ordre(textes):
    assert not dit(["refus de soins"], textes, "fr")


def test_chacune_dans_l_un_des_textes():
    assert dit(["refus", "dette de gaz"], ["Un refus", "Une dette de gaz"], "fr")
    assert not dit(["refus", "dette de gaz"], ["Un refus", "Une dette"], "fr")
    assert dit([], [], "fr")


def test_un_mot_a_trait_d_union():
    assert dit(["rendez-vous manqué"], ["Un rendez vous manqué"], "fr")
    assert dit(["bas-seuil"], ["un accueil bas-seuil"], "fr")


def test_les_mots_vides_tiennent_leur_place():
    assert suite("maison de la santé", "fr") == (("maison", 0), ("sant", 3))
