"""The notebook without network: nothing is lost, nothing is doubled, nothing is left behind in the browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.navigateur.choses import VEILLEUSE
from tests.navigateur.gestes import attendre_que

TELEPHONE = {"viewport": {"width": 360, "height": 740}}
SANS_RESEAU = "Un silence, puis quelqu’un parle du livreur."


@pytest.fixture
def carnet(choses, ouvrir, entrer_comme):
    page = ouvrir(**TELEPHONE)
    entrer_comme(page, VEILLEUSE)
    _ouvrir(page, choses["seance_observee"])
    return page


def _ouvrir(page, reference):
    page.goto(reverse("carnet", args=[reference]))
    expect(page.locator("form[data-pret]")).to_be_attached()


def _ecrire(page, mots):
    page.get_by_label("Ce que vous observez").fill(mots)
    page.keyboard.press("Control+Enter")


def test_sans_reseau_les_notes_attendent_chiffrees_et_partent_une_fois(carnet):
    carnet.get_by_role("link", name="Noter ici").nth(1).click()
    carnet.context.set_offline(True)
    _ecrire(carnet, SANS_RESEAU)
    expect(carnet.locator("[data-en-attente]")).to_contain_text(SANS_RESEAU)
    carnet.get_by_label("Ce que vous observez").fill("Une phrase inachevée")
    expect(carnet.get_by_label("Ce que vous observez")).to_have_value("Une phrase inachevée")
    attendre_que(carnet, "Object.keys(localStorage).some((cle) => cle.includes(':debut-'))")
    gardes = carnet.evaluate("JSON.stringify(localStorage)")
    assert "silence" not in gardes
    assert "phrase" not in gardes
    carnet.context.set_offline(False)
    note = carnet.locator(".lieu", has_text="La porte fermée").locator(".remarque", has_text=SANS_RESEAU)
    expect(note).to_have_count(1)
    carnet.reload()
    expect(note).to_have_count(1)
    expect(carnet.get_by_label("Ce que vous observez")).to_have_value("Une phrase inachevée")


def test_en_sortant_rien_ne_reste_dans_ce_navigateur(carnet):
    carnet.context.set_offline(True)
    _ecrire(carnet, SANS_RESEAU)
    expect(carnet.locator("[data-en-attente]")).to_contain_text(SANS_RESEAU)
    carnet.route("**/carnet/", lambda route: route.abort())
    carnet.context.set_offline(False)
    carnet.goto(reverse("mon_compte"))
    carnet.locator("form[data-effacer-brouillons] [type=submit]").click()
    attendre_que(carnet, "!Object.keys(localStorage).some((cle) => cle.startsWith('fil-brouillon'))")


def test_ce_que_l_on_ecrit_pendant_qu_une_note_part_reste_dans_le_champ(carnet):
    retenues = []
    carnet.route("**/carnet/", lambda route: retenues.append(route))
    champ = carnet.get_by_label("Ce que vous observez")
    with carnet.expect_request("**/carnet/"):
        _ecrire(carnet, "La première part.")
    carnet.keyboard.type(" La seconde commence.")
    retenues.pop().continue_()
    expect(carnet.locator(".remarque", has_text="La première part.")).to_have_count(1)
    expect(champ).to_have_value("La seconde commence.")
    carnet.unroute("**/carnet/")
    carnet.keyboard.press("Control+Enter")
    seconde = carnet.locator(".remarque", has_text="La seconde commence.")
    expect(seconde).to_have_count(1)
    expect(seconde).not_to_contain_text("La première part.")
    expect(champ).to_have_value("")


def test_au_clavier_on_change_de_point_et_on_garde(carnet):
    carnet.get_by_role("radio", name="Le tour des nouvelles").check()
    champ = carnet.get_by_label("Ce que vous observez")
    champ.focus()
    carnet.keyboard.press("Alt+ArrowDown")
    expect(carnet.get_by_role("radio", name="La porte fermée")).to_be_checked()
    _ecrire(carnet, "Au clavier, sans souris.")
    expect(carnet.locator(".remarque", has_text="Au clavier, sans souris.")).to_have_count(1)
    expect(champ).to_be_focused()
    expect(champ).to_have_value("")
