"""The words of the governed lists help whoever searches with others (issue 6, item 5)."""

import pytest

from noeuds.models import Terme
from socle.synonymes import segments, variantes

pytestmark = pytest.mark.django_db


@pytest.fixture
def terme():
    return Terme.objects.create(
        liste="theme",
        cle="essai-logement",
        libelle="Toit perdu",
        libelle_nl="Dak kwijt",
        synonymes="mise à la porte, SDX",
        synonymes_nl="uithuiszetting zonder dak",
    )


def test_un_mot_trouve_ceux_de_son_terme_dans_les_deux_langues(terme):
    assert {"mise a la porte", "dak kwijt", "toit perdu"} <= variantes("Toit PERDU")
    assert variantes("mot-inconnu") == {"mot-inconnu"}


def test_un_sigle_trop_court_ne_s_ajoute_pas_mais_il_mene_au_terme(terme):
    assert "sdx" not in variantes("toit perdu")
    assert "toit perdu" in variantes("SDX")


def test_une_expression_se_lit_entiere_le_reste_mot_a_mot(terme):
    trouve = segments("Mise à la porte Ixelles")
    assert [("toit perdu" in s, "ixelles" in s) for s in trouve] == [(True, False), (False, True)]


def test_deux_mots_qui_menent_au_meme_terme_ne_se_remplacent_pas(terme):
    assert "uithuiszetting zonder dak" not in variantes("mise à la porte")


def test_un_terme_reuni_prete_ses_mots_a_l_autre(terme):
    Terme.objects.create(
        liste="theme", cle="essai-ancien", libelle="Vieux libellé", libelle_nl="Oud", remplace_par=terme
    )
    assert "toit perdu" in variantes("vieux libelle")
