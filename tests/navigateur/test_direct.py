"""A session held by several screens at once: they follow, they survive the network, they do without script."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.navigateur.choses import ANIMATRICE, PRESENTE

TELEPHONE = {"width": 360, "height": 740}
#: A question every three seconds, on a machine that does other things.
PATIENCE = 20_000


@pytest.fixture
def ecran(choses, ouvrir, entrer_comme):
    """`ecran(name of the address, who, …)`: a screen of the session that is being held."""

    def montrer(nom, qui, **options):
        page = ouvrir(**{"viewport": TELEPHONE, **options})
        entrer_comme(page, qui)
        page.goto(reverse(nom, args=[choses["tenue"]]))
        return page

    return montrer


def test_la_telecommande_mene_le_mur_et_les_telephones(ecran):
    telecommande = ecran("seance_telecommande", ANIMATRICE)
    telephone = ecran("seance_direct", PRESENTE)
    mur = ecran("seance_projecteur", PRESENTE, viewport={"width": 1280, "height": 720})
    ici = telecommande.locator(".direct__titre").inner_text()
    telecommande.get_by_role("button", name="Point suivant").click()
    expect(telecommande.locator(".direct__titre")).not_to_have_text(ici)
    la = telecommande.locator(".direct__titre").inner_text()
    expect(telephone.locator(".direct__titre")).to_have_text(la, timeout=PATIENCE)
    expect(mur.locator(".mur__titre")).to_have_text(la, timeout=PATIENCE)
    expect(mur.locator("[data-chiffres]")).to_have_text(re.compile(r"^\+?\d+:\d\d$"))
    for largeur, hauteur in ((1280, 720), (1920, 1080)):
        mur.set_viewport_size({"width": largeur, "height": hauteur})
        assert mur.evaluate("document.documentElement.scrollHeight <= innerHeight")
        assert mur.evaluate("document.documentElement.scrollWidth <= innerWidth")
    telecommande.get_by_role("button", name="Point précédent").click()
    expect(telephone.locator(".direct__titre")).to_have_text(ici, timeout=PATIENCE)


def test_une_note_sans_reseau_part_une_seule_fois_quand_il_revient(ecran):
    telephone = ecran("seance_direct", PRESENTE)
    telecommande = ecran("seance_telecommande", ANIMATRICE)
    telephone.context.set_offline(True)
    telephone.get_by_label("une piste").check()
    telephone.get_by_label("En quelques mots").fill("Revenir avec le pharmacien.")
    telephone.get_by_role("button", name="Noter", exact=True).click()
    expect(telephone.locator("[data-en-attente]")).to_contain_text("Revenir avec le pharmacien.")
    assert "pharmacien" not in telephone.evaluate("JSON.stringify(localStorage)"), "gardé chiffré"
    telephone.context.set_offline(False)
    expect(_notee(telecommande, "Revenir avec le pharmacien.")).to_have_count(1, timeout=PATIENCE)
    expect(telephone.locator("[data-en-attente]")).to_be_hidden(timeout=PATIENCE)
    telephone.reload()
    expect(_notee(telephone, "Revenir avec le pharmacien.")).to_have_count(1)


def _notee(page, texte):
    return page.locator("[data-zone=notes] .note__texte", has_text=texte)


def test_l_ordinateur_rouvert_ne_recommence_pas_le_temps(ecran):
    mur = ecran("seance_projecteur", PRESENTE, viewport={"width": 1280, "height": 720})
    avant = _secondes_restantes(mur)
    mur.goto("about:blank")
    mur.go_back()
    assert avant - 120 < _secondes_restantes(mur) <= avant


def _secondes_restantes(mur):
    """Negative once the moment is over: a long run reaches it, and the wall then counts what is too much."""
    chiffres = mur.locator("[data-chiffres]")
    expect(chiffres).to_have_text(re.compile(r"^\+?\d+:\d\d$"))
    minutes, secondes = chiffres.inner_text().lstrip("+").split(":")
    restantes = int(minutes) * 60 + int(secondes)
    return -restantes if chiffres.inner_text().startswith("+") else restantes


def test_sans_script_on_note_on_actualise_et_on_mene(ecran):
    telephone = ecran("seance_direct", PRESENTE, java_script_enabled=False)
    telephone.get_by_label("un positif").check()
    telephone.get_by_label("En quelques mots").fill("Le café a tout changé.")
    telephone.get_by_role("button", name="Noter", exact=True).click()
    expect(telephone.locator("[data-zone=notes]")).to_contain_text("Le café a tout changé.")
    telephone.get_by_role("link", name="Actualiser").click()
    expect(telephone.locator(".direct__titre")).to_be_visible()
    telecommande = ecran("seance_telecommande", ANIMATRICE, java_script_enabled=False)
    telecommande.get_by_role("button", name="5 minutes de plus").click()
    expect(telecommande.get_by_role("heading", name="Conduire la séance")).to_be_visible()
    note = telecommande.locator("li").filter(has_text="Le café a tout changé.")
    note.get_by_role("button", name="Retirer").click()
    expect(telecommande.locator("[data-zone=notes]")).not_to_contain_text("Le café a tout changé.")
