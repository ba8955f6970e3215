"""An agenda built in a browser: from a template to an invitation on a phone, in few taps; moved by hand and by keys."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.navigateur.mains import jour_libre

MODERATRICE = "soraya.belkadi@exemple.brussels"
#: Written in docs/mesures.md: taps and fields, from the group's page to the invitation that leaves.
GESTES_AU_PLUS = 6


class Compteur:
    """A moderator's hand: each tap and each field filled in is one action."""

    def __init__(self, page):
        self.page, self.gestes = page, 0

    def toucher(self, cible):
        self.gestes += 1
        cible.tap()

    def remplir(self, champ, texte):
        self.gestes += 1
        champ.fill(texte)


@pytest.mark.telephone
def test_d_un_modele_a_l_invitation_en_peu_de_gestes(page, entrer_comme):
    entrer_comme(page, MODERATRICE)
    main = Compteur(page)
    page.goto(reverse("groupe", args=["centre"]))
    main.toucher(page.get_by_role("link", name="Prévoir une séance"))
    main.remplir(page.get_by_label("Titre", exact=True).first, "Quand la facture reste sur la table")
    main.remplir(page.get_by_label("Date", exact=True), jour_libre())
    main.toucher(page.get_by_role("button", name="Enregistrer la séance"))
    expect(page.get_by_text("La séance est enregistrée")).to_be_visible()
    expect(page.locator(".deroule li")).to_have_count(4)
    main.toucher(page.get_by_role("link", name="Inviter à la séance"))
    main.toucher(page.get_by_role("button", name="Envoyer l’invitation"))
    expect(page.locator("main .message, main [role=status]").first).to_be_visible()
    page.goto(_seance().get_absolute_url())
    expect(page.get_by_text("Invitation envoyée")).to_be_visible()
    assert main.gestes <= GESTES_AU_PLUS


def _seance():
    from cdp.models import Seance

    return Seance.objects.get(titre="Quand la facture reste sur la table")


def noms(page):
    return page.locator("[data-points] > [data-point]:not([hidden]) [data-point-nom]")


@pytest.fixture
def formulaire(page, entrer_comme):
    entrer_comme(page, MODERATRICE)
    page.goto(reverse("seance_nouvelle", args=["centre"]))
    expect(noms(page)).to_have_count(4)
    return page


def test_un_point_se_deplace_aux_fleches_et_garde_le_focus(formulaire):
    poignee = formulaire.locator("[data-poignee]").nth(1)
    poignee.focus()
    formulaire.keyboard.press("ArrowUp")
    expect(noms(formulaire).first).to_have_text("Une situation apportée par un·e membre")
    expect(formulaire.locator("[data-poignee]").first).to_be_focused()
    expect(formulaire.locator("[data-annonce]")).to_contain_text("place 1 sur 4")
    expect(formulaire.locator("[data-point-heure]").nth(1)).to_have_text(re.compile(r"13\sh\s20"))


def test_un_point_se_tire_a_la_souris(formulaire):
    formulaire.locator("[data-points]").evaluate("liste => liste.scrollIntoView({block: 'center'})")
    de = formulaire.locator("[data-poignee]").nth(0).bounding_box()
    vers = formulaire.locator("[data-poignee]").nth(2).bounding_box()
    formulaire.mouse.move(de["x"] + 10, de["y"] + 10)
    formulaire.mouse.down()
    formulaire.mouse.move(vers["x"] + 10, vers["y"] + vers["height"] - 4, steps=12)
    formulaire.mouse.up()
    expect(noms(formulaire).nth(2)).to_have_text("Accueil et parole libre")
    formulaire.get_by_label("Titre", exact=True).first.fill("Tirée à la souris")
    formulaire.get_by_label("Date", exact=True).fill(jour_libre(2))
    formulaire.get_by_role("button", name="Enregistrer la séance").click()
    expect(formulaire.locator(".deroule li").nth(2)).to_contain_text("Accueil et parole libre")


def test_le_total_suit_et_ce_qui_est_enleve_revient(formulaire):
    total = formulaire.locator("[data-point-total]")
    expect(total).to_contain_text("Le compte est juste")
    formulaire.locator(".point summary").first.click()
    formulaire.locator("#id_points-0-minutes").fill("45")
    expect(total).to_contain_text("145 minutes prévues")
    expect(total).to_contain_text("25 minutes de trop")
    formulaire.get_by_role("button", name="Enlever").first.click()
    expect(noms(formulaire)).to_have_count(3)
    expect(total).to_contain_text("Il reste 20 minutes")
    formulaire.get_by_role("button", name="Remettre").click()
    expect(noms(formulaire)).to_have_count(4)


@pytest.mark.sans_javascript
def test_sans_javascript_les_boutons_font_le_meme_travail(formulaire_nu):
    page = formulaire_nu
    page.locator("#id_titre").fill("Sans script")
    page.locator(".point > details > summary").nth(1).click()
    page.get_by_role("button", name="Monter").first.click()
    expect(page.locator("[data-point-nom]").first).to_have_text("Une situation apportée par un·e membre")
    expect(page.locator("#id_titre")).to_have_value("Sans script")


@pytest.fixture
def formulaire_nu(page, entrer_comme):
    entrer_comme(page, MODERATRICE)
    page.goto(reverse("seance_nouvelle", args=["centre"]))
    return page
