"""The search by keyboard and by ear: from one result to the next, what a screen reader is told, keys put to sleep."""

import pytest
from playwright.sync_api import expect

RESULTATS = "/recherche/?q=logement"


@pytest.fixture
def titres(page):
    page.goto(RESULTATS)
    return page.locator(".resultat__titre a")


def test_j_et_k_vont_d_un_resultat_a_l_autre_et_entree_ouvre(page, titres):
    page.keyboard.press("j")
    expect(titres.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(titres.nth(1)).to_be_focused()
    expect(titres.nth(1)).to_be_in_viewport()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(titres.nth(0)).to_be_focused()
    adresse = titres.nth(0).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{adresse}")


def test_au_dernier_resultat_on_reste(page, titres):
    for _ in range(titres.count() + 2):
        page.keyboard.press("j")
    expect(titres.last).to_be_focused()


def test_depuis_comme_celui_ci_le_suivant_est_le_suivant(page, titres):
    page.locator(".resultat").nth(1).get_by_role("link", name="Comme celui-ci").focus()
    page.keyboard.press("j")
    expect(titres.nth(2)).to_be_focused()


def test_dans_la_boite_on_ecrit(page, titres):
    boite = page.get_by_role("combobox", name="Vos mots")
    page.keyboard.press("/")
    expect(boite).to_be_focused()
    page.keyboard.type("jk/")
    expect(boite).to_have_value("jk/")


def test_avec_controle_ce_n_est_pas_notre_touche(page, titres):
    page.keyboard.press("Control+j")
    expect(titres.nth(0)).not_to_be_focused()
    page.keyboard.press("j")
    expect(titres.nth(0)).to_be_focused()


def test_un_navigateur_qui_remplit_un_champ_ne_presse_aucune_touche(page, titres):
    """He sends the event without its key; an error in the page fails the test."""
    page.evaluate("document.body.dispatchEvent(new Event('keydown', {bubbles: true}))")
    page.keyboard.press("j")
    expect(titres.nth(0)).to_be_focused()


def test_ces_touches_s_endorment_et_le_restent(page, titres):
    touches = page.locator("[data-touches]")
    touches.get_by_text("Au clavier").click()
    actives = touches.get_by_label("Ces touches sont actives dans ce navigateur")
    expect(actives).to_be_checked()
    actives.uncheck()
    page.reload()
    page.locator("[data-touches]:not([hidden])").wait_for()
    for touche in ("j", "/"):
        page.keyboard.press(touche)
        expect(page.locator("body")).to_be_focused()
    touches.get_by_text("Au clavier").click()
    expect(actives).not_to_be_checked()
    actives.check()
    page.keyboard.press("j")
    expect(titres.nth(0)).to_be_focused()


@pytest.mark.parametrize(
    ("racine", "une", "plusieurs"),
    [("", "1 proposition", "propositions"), ("/nl", "1 suggestie", "suggesties")],
    ids=["fr", "nl"],
)
def test_le_nombre_de_propositions_est_dit(page, racine, une, plusieurs):
    page.goto(f"{racine}/recherche/")
    boite, dit = page.locator("#recherche-page"), page.locator("#annonce-propositions")
    expect(dit).to_have_attribute("aria-live", "polite")
    boite.press_sequentially("logement")
    options = page.locator("main").get_by_role("option")
    expect(options.first).to_be_visible()
    nombre = options.count()
    expect(dit).to_have_text(une if nombre == 1 else f"{nombre} {plusieurs}")
    boite.press("Escape")
    expect(dit).to_be_empty()
    boite.fill("xqzwy")
    expect(dit).to_have_text("Geen suggesties" if racine else "Aucune proposition")


def test_les_titres_disent_combien(page, titres):
    genres = page.locator(".resultats__genre h2")
    nombre = page.get_by_role("heading", level=2).filter(has_text="pour « logement »").first
    expect(nombre).to_contain_text("résultats pour")
    expect(genres.first).to_contain_text("résultat")
    expect(page).to_have_title(f"logement · {nombre.inner_text().split(' pour')[0]} · Recherche · Le fil")
