"""Telling a situation, reading it, and what each reader learns of who told it."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from noeuds.enums import Saison
from socle.cercles.enums import Cercle
from socle.comptes.models import Bassin
from tests.comptes.fabriques import (
    membre,
    moderateur,
)
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory

pytestmark = pytest.mark.django_db


def test_without_a_title_it_is_named_by_its_season_never_by_its_text():
    vignette = VignetteFactory(titre="", saison=Saison.HIVER, recit="Chez le boulanger de la place.")
    assert str(vignette) == "Situation · hiver"
    assert str(VignetteFactory(titre="")) == "Situation"


@pytest.mark.parametrize("cercle", [Cercle.GROUPE, Cercle.RESEAU, Cercle.PUBLIC])
def test_nobody_changes_what_others_already_read(client, connecter, cercle):
    vignette = VignetteFactory(cercle=cercle)
    adresse = reverse("vignette_modifier", args=[vignette.reference])
    assert connecter(client, vignette.auteur).get(adresse).status_code == 404
    assert connecter(client, moderateur(vignette.groupe)).get(adresse).status_code == 404


def test_outside_her_group_a_reader_learns_a_sector_a_basin_and_a_month(client, connecter):
    auteur = membre(
        first_name="Ombeline", last_name="Vanacker", adhesion={"metier": "ergothérapeute", "secteur": "sante"}
    )
    groupe = auteur.adhesions_actives[0].cycle.groupe
    vignette = VignetteFactory(
        auteur=auteur,
        groupe=groupe,
        secteur="sante",
        titre="Une clé chez la voisine",
        cercle=Cercle.PUBLIC,
        bassin=Bassin.objects.get(cle="sud"),
        raconte_le=date(2026, 3, 17),
    )
    dehors = client.get(vignette.get_absolute_url()).content.decode()
    dedans = connecter(client, membre(groupe)).get(vignette.get_absolute_url()).content.decode()
    assert "Ombeline" in dedans
    assert "17 mars" in dedans
    for secret in ("Ombeline", "Vanacker", "ergothérapeute", "17", groupe.nom):
        assert secret not in _article(dehors)
    assert "rofessionnel·le de la santé" in dehors
    assert "bassin Sud" in dehors
    assert "mars 2026" in dehors


def _article(page):
    """The page without its references nor its drawings, where digits mean nothing."""
    debut, fin = page.index("<h1>"), page.index("</main>")
    return re.sub(r"<svg.*?</svg>", "", page[debut:fin], flags=re.DOTALL)


def test_an_account_that_left_leaves_the_situation_without_its_author(client, connecter):
    vignette = VignetteFactory(cercle=Cercle.RESEAU)
    lectrice = membre(vignette.groupe)
    vignette.auteur.delete()
    reponse = connecter(client, lectrice).get(vignette.get_absolute_url())
    assert "rofessionnel·le du social" in reponse.content.decode()


def test_a_narrower_nœud_is_not_named_on_a_public_situation(client):
    noeud = NoeudFactory(cercle=Cercle.RESEAU)
    autre = NoeudFactory(cercle=Cercle.RESEAU)
    vignette = VignetteFactory(noeud=noeud, cercle=Cercle.PUBLIC)
    vignette.autres_noeuds.add(autre)
    for adresse in (vignette.get_absolute_url(), reverse("vignettes")):
        page = client.get(adresse).content.decode()
        assert vignette.titre in page
        assert noeud.title not in page
        assert autre.title not in page


def test_a_script_in_the_markdown_is_not_run():
    from socle.texte import markdown_sur

    rendu = markdown_sur('Bonjour <script>alert(1)</script> <img src=x onerror="x()"> [clic](javascript:x)')
    assert "<script" not in rendu
    assert "<img" not in rendu
    assert "javascript:" not in rendu


def test_a_deleted_nœud_leaves_its_situations():
    vignette = VignetteFactory(cercle=Cercle.PUBLIC)
    vignette.noeud.delete()
    vignette.refresh_from_db()
    assert vignette.noeud is None


def test_it_is_told_today():
    assert VignetteFactory().raconte_le == timezone.localdate()
