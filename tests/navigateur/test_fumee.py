"""The platform opens: the home page, for anybody, on a phone and without JavaScript too."""

import pytest
from playwright.sync_api import expect


def test_l_accueil_s_ouvre(page):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "fr"


@pytest.mark.telephone
def test_l_accueil_tient_sur_un_telephone(page):
    page.goto("/")
    largeur = page.evaluate("document.documentElement.scrollWidth")
    assert largeur <= 390


@pytest.mark.sans_javascript
def test_l_accueil_s_ouvre_sans_javascript(page):
    page.goto("/")
    expect(page.get_by_role("link", name="Entrer").first).to_be_visible()


def test_on_entre_par_courriel(page, entrer_par_courriel):
    from socle.comptes.demonstrateurs import personnes_par_role

    personne = next(iter(personnes_par_role()))[1]
    entrer_par_courriel(page, personne.email)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
