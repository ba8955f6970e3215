"""What components do with JavaScript: propose, ask again, keep what one types; all of it by keyboard."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.navigateur.gestes import attendre_que

FATIHA = "fatiha.amrani@exemple.brussels"
RECIT = "La facture est payée, le frigo est débranché."
VIEILLIR = """(duree) => {
  for (const [cle, valeur] of Object.entries(localStorage))
    localStorage.setItem(cle, JSON.stringify({ ...JSON.parse(valeur), le: Date.now() - duree }));
}"""
GARDES = "Object.entries(localStorage).filter(([cle]) => cle.startsWith('fil-brouillon'))"


def test_la_recherche_propose_des_titres_et_y_mene(page):
    page.goto("/")
    boite = page.locator("main").get_by_role("combobox", name="Que cherchez-vous ?")
    propositions = page.locator("main").get_by_role("option")
    boite.press_sequentially("logement")
    expect(propositions.first).to_be_visible()
    expect(boite).to_have_attribute("aria-expanded", "true")
    boite.press("ArrowDown")
    expect(propositions.first).to_have_attribute("aria-selected", "true")
    titre = propositions.first.locator(".propositions__titre")
    expect(titre).to_have_attribute("lang", "fr")
    titre = titre.inner_text()
    boite.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(titre[:12])


def test_sans_choisir_la_recherche_reste_une_recherche(page):
    page.goto("/")
    boite = page.locator("main").get_by_role("combobox", name="Que cherchez-vous ?")
    boite.press_sequentially("logement")
    expect(page.locator("main").get_by_role("option").first).to_be_visible()
    boite.press("Escape")
    expect(page.locator("main").get_by_role("option")).to_have_count(0)
    boite.press("Enter")
    page.wait_for_url("**/recherche/?q=logement")


@pytest.mark.sans_javascript
def test_sans_javascript_la_boite_cherche(page):
    page.goto("/")
    page.locator("main").get_by_label("Que cherchez-vous ?").fill("logement")
    page.locator("main").get_by_role("button", name="Chercher").click()
    page.wait_for_url("**/recherche/?q=logement")


def test_un_dialogue_s_ouvre_se_ferme_et_rend_le_focus(page):
    page.goto("/composants/")
    lien = page.get_by_role("link", name="Retirer partout, tout de suite").and_(
        page.locator("[data-dialogue]")
    )
    dialogue = page.get_by_role("dialog", name="Retirer cette situation ?")
    lien.focus()
    page.keyboard.press("Enter")
    expect(dialogue).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialogue).to_be_hidden()
    expect(lien).to_be_focused()
    lien.click()
    dialogue.get_by_role("button", name="Ne rien changer").click()
    expect(dialogue).to_be_hidden()


def test_un_long_texte_dit_ce_qu_il_reste(page):
    page.goto("/composants/")
    texte = page.locator("#id_complet-recit")
    compteur = page.locator("#id_complet-recit_compteur")
    texte.fill("a" * 100)
    expect(compteur).to_be_empty()
    texte.fill("a" * 390)
    expect(compteur).to_have_text("Il reste 10 signes.")
    texte.fill("a" * 403)
    expect(compteur).to_have_text("3 signes de trop.")


def _commencer(page):
    page.goto("/proposer-un-noeud/")
    page.locator("#id_pourquoi").fill(RECIT)
    expect(page.locator(".brouillon [role=status]")).to_have_text(
        re.compile(r"^Gardé dans ce navigateur à \d+:\d\d")
    )


def test_ce_que_l_on_tape_est_garde_chiffre_et_se_reprend(page, entrer_par_courriel):
    entrer_par_courriel(page, FATIHA)
    _commencer(page)
    assert "facture" not in json.dumps(page.evaluate(GARDES))
    page.goto("/mon-espace/")
    page.goto("/proposer-un-noeud/")
    expect(page.locator("#id_pourquoi")).to_have_value("")
    page.get_by_role("button", name="Reprendre ce texte").click()
    expect(page.locator("#id_pourquoi")).to_have_value(RECIT)
    expect(page.get_by_role("button", name="Reprendre ce texte")).to_have_count(0)


def test_ce_qui_s_ecrit_avant_que_le_brouillon_soit_la_est_garde(page, entrer_par_courriel):
    """A slow network: the page is there, what helps it is not yet."""
    entrer_par_courriel(page, FATIHA)
    retenues = []
    page.route("**/brouillon*.js", lambda route: retenues.append(route))
    with page.expect_request("**/brouillon*.js"):
        page.goto("/proposer-un-noeud/", wait_until="domcontentloaded")
    page.locator("#id_pourquoi").fill(RECIT)
    for route in retenues:
        route.continue_()
    page.unroute("**/brouillon*.js")
    expect(page.locator(".brouillon [role=status]")).to_have_text(re.compile(r"^Gardé dans ce navigateur"))
    page.goto("/proposer-un-noeud/")
    page.get_by_role("button", name="Reprendre ce texte").click()
    expect(page.locator("#id_pourquoi")).to_have_value(RECIT)


def test_ce_qui_est_jete_ou_trop_vieux_ne_revient_pas(page, entrer_par_courriel):
    entrer_par_courriel(page, FATIHA)
    _commencer(page)
    page.reload()
    page.get_by_role("button", name="L’effacer").click()
    assert page.evaluate(GARDES) == []
    _commencer(page)
    page.evaluate(VIEILLIR, 8 * 24 * 3600 * 1000)
    page.goto("/mon-espace/")
    attendre_que(page, f"{GARDES}.length === 0")


def test_un_envoi_refuse_garde_tout_et_un_envoi_reussi_n_en_laisse_rien(page, entrer_par_courriel):
    entrer_par_courriel(page, FATIHA)
    _commencer(page)
    page.get_by_role("button", name="Garder cette question").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#id_pourquoi")).to_have_value(RECIT)
    assert len(page.evaluate(GARDES)) == 1
    page.locator("#id_question").fill("Comment faire quand le frigo est vide ?")
    page.locator("input[name=famille]").first.check()
    page.get_by_role("button", name="Garder cette question").click()
    page.wait_for_url(re.compile(r"/propositions/\w+/$"))
    attendre_que(page, f"{GARDES}.length === 0")


def test_sortir_efface_les_brouillons_de_l_ordinateur_partage(page, entrer_par_courriel):
    entrer_par_courriel(page, FATIHA)
    _commencer(page)
    page.goto("/mon-compte/")
    page.get_by_role("button", name="Sortir").click()
    expect(page.get_by_role("button", name="Sortir")).to_have_count(0)
    attendre_que(page, f"{GARDES}.length === 0")


def test_le_brouillon_d_une_autre_ne_se_lit_ni_ne_reste(page, entrer_par_courriel):
    """Her session was closed from elsewhere: the next person at this computer begins to write."""
    entrer_par_courriel(page, FATIHA)
    _commencer(page)
    page.context.clear_cookies()
    entrer_par_courriel(page, "ines.kabongo@exemple.brussels")
    page.goto("/proposer-un-noeud/")
    expect(page.locator(".brouillon__regle")).to_be_visible()
    expect(page.get_by_role("button", name="Reprendre ce texte")).to_have_count(0)
    assert page.evaluate(GARDES) == []
