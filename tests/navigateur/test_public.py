"""Somebody with no account: from the home page to what is public, and no further; with JavaScript or without."""

from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

_PAROLES = "Rapport de la maison du tilleul. Ce que douze visites nous ont appris des escaliers."


@pytest.fixture(scope="session")
def archive_publique(site_de_demonstration, tmp_path_factory):
    dossier = tmp_path_factory.mktemp("rapports")
    (dossier / "tilleul.txt").write_text(_PAROLES)
    call_command("archiver", str(dossier), cercle="public", stdout=StringIO())
    return "tilleul"


@pytest.fixture
def vignette_de_groupe(site_de_demonstration):
    from noeuds.models import Vignette

    return Vignette.objects.filter(cercle="groupe").first()


def test_lire_sans_compte(page, archive_publique, vignette_de_groupe):
    _lire(page, archive_publique, vignette_de_groupe)


@pytest.mark.sans_javascript
def test_lire_sans_compte_ni_javascript(page, archive_publique, vignette_de_groupe):
    _lire(page, archive_publique, vignette_de_groupe)


def _lire(page, archive, vignette):
    _chercher_un_noeud(page)
    _ouvrir_une_ressource(page)
    _ouvrir_une_analyse(page)
    _ouvrir_une_archive(page, archive)
    _rester_dehors(page, vignette)


def _chercher_un_noeud(page):
    page.goto("/")
    page.locator("#recherche-accueil").fill("logement")
    page.locator("main").get_by_role("button", name="Chercher").click()
    noeuds = page.locator("section[aria-labelledby='genre-noeuds']").or_(
        page.locator("main section", has=page.get_by_role("heading", name="Nœuds"))
    )
    noeuds.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Vers qui se tourner")).to_be_visible()


def _ouvrir_une_ressource(page):
    page.locator("section[aria-labelledby='vers-qui'] li").get_by_role("link").first.click()
    page.wait_for_url("**/ressources/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _ouvrir_une_analyse(page):
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Analyses").click()
    page.locator("main .carte__titre").get_by_role("link").first.click()
    expect(page.locator("main h2").first).to_be_visible()


def _ouvrir_une_archive(page, archive):
    page.goto("/analyses/")
    page.get_by_role("link", name="Chercher dans les rapports").click()
    page.get_by_label("Vos mots").fill("escaliers")
    page.locator("main").get_by_role("button", name="Chercher").click()
    page.locator("main .liste-liens").get_by_role("link", name=archive).click()
    expect(page.get_by_role("link", name="Ouvrir le rapport")).to_be_visible()


def _rester_dehors(page, vignette):
    reponse = page.goto(vignette.get_absolute_url())
    contenu = page.locator("main").inner_text()
    assert vignette.titre not in contenu
    assert reponse.status == 404
    expect(page.get_by_role("heading", name="Cette page n’existe pas, ou pas pour vous")).to_be_visible()
    page.locator("main").get_by_role("link", name="Aller à l’accueil").click()
    page.wait_for_url(lambda adresse: adresse.rstrip("/").count("/") == 2)
