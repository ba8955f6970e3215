"""Terms and labels proposed from the words of a text."""

import pytest

from noeuds.models import Terme
from noeuds.suggestions import etiquettes_du_texte, termes_du_texte


def terme(libelle, synonymes="", rang=0):
    return Terme(libelle=libelle, libelle_nl="x-nl", synonymes=synonymes, rang=rang)


@pytest.mark.parametrize(
    "texte",
    ["Une dette de loyer", "Les DETTES s’accumulent.", "dettes", "elle est surendettée… et des dettes-loyer"],
)
def test_un_mot_du_metier_fait_proposer_son_terme(texte):
    argent = terme("difficultés financières", "dettes, médiation de dettes")
    assert termes_du_texte(texte, [argent]) == [argent]


@pytest.mark.parametrize("texte", ["Il dettera", "endetté", "une vedette", ""])
def test_un_mot_dans_un_autre_ne_compte_pas(texte):
    assert termes_du_texte(texte, [terme("argent", "dettes")]) == []


def test_le_plus_present_vient_d_abord_et_le_rang_departage():
    un, deux, trois = terme("un mot", "loyer", 1), terme("autre", "alcool", 3), terme("encore", "deuil", 2)
    assert termes_du_texte("Le loyer, le loyer, l’alcool et le deuil.", [deux, trois, un]) == [
        un,
        trois,
        deux,
    ]


def test_l_apostrophe_et_les_accents_ne_comptent_pas():
    assert termes_du_texte("Retour a l'hopital", [terme("x y", "retour à l’hôpital")])


def test_les_etiquettes_presentes_dans_le_texte():
    assert etiquettes_du_texte("Le CPAS et le logement.", ["logement", "CPAS", "budget"]) == [
        "logement",
        "CPAS",
    ]
