"""A refused form says so: first in the title, then in a summary that leads to each field, then on the field itself."""

import re

import pytest
from django.urls import reverse

from tests.comptes.fabriques import membre

pytestmark = pytest.mark.django_db


@pytest.fixture
def refusee(client, connecter):
    """The page of a proposal sent empty: a text, and three boxes of which one is to be chosen."""
    reponse = connecter(client, membre()).post(reverse("noeud_proposer"), {"question": ""})
    return reponse.content.decode()


def test_le_titre_commence_par_l_erreur(refusee, client):
    assert "<title>Erreur : " in refusee
    assert "<title>Erreur" not in client.get(reverse("noeud_proposer")).content.decode()


def test_le_resume_mene_a_un_champ_de_chaque_erreur(refusee):
    resume = re.search(r'<div class="resume-erreurs".*?</div>', refusee, re.DOTALL)[0]
    controles = re.findall(r'<a href="#([^"]+)"', resume)
    assert len(controles) >= 3
    for controle in controles:
        assert re.search(rf'<(?:input|textarea|select)[^>]*\sid="{controle}"', refusee), controle


def test_chaque_champ_faux_dit_pourquoi(refusee):
    decrits = re.findall(r'aria-describedby="([^"]+)"', refusee)
    erreurs = {mot for decrit in decrits for mot in decrit.split() if mot.endswith("_error")}
    assert "id_famille_error" in erreurs
    assert "id_question_error" in erreurs
    for erreur in erreurs:
        assert refusee.count(f'id="{erreur}"') == 1
    assert refusee.count('aria-invalid="true"') >= len(erreurs)
