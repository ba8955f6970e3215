"""A participant, on her phone: from the e-mail to a situation that waits for her group's moderator."""

import re

import pytest
from playwright.sync_api import expect

COURRIEL = "fatiha.amrani@exemple.brussels"
TITRE = "Le pilulier compté deux fois"


@pytest.fixture
def prochaine(site_de_demonstration):
    """Her next session, which she has neither answered nor prepared."""
    from django.utils import timezone

    from cdp.models import Preparation, Presence, Seance

    seance = Seance.objects.filter(groupe__slug="centre", debut__gt=timezone.now()).earliest("debut")
    Presence.objects.filter(seance=seance, personne__email=COURRIEL).delete()
    Preparation.objects.filter(seance=seance, auteur__email=COURRIEL).delete()
    return seance


@pytest.mark.telephone
def test_de_l_e_mail_a_la_situation_partagee(page, prochaine):
    _entrer_par_le_lien(page)
    _dire_que_l_on_vient(page, prochaine)
    _preparer(page)
    _trouver_un_noeud(page)
    _raconter(page)
    _proposer_au_groupe(page)


def _entrer_par_le_lien(page):
    page.goto("/entrer/")
    page.locator("main input[name=email]").first.fill(COURRIEL)
    page.get_by_role("button", name="Recevoir mon code").click()
    page.wait_for_url("**/entrer/code/**")
    page.goto("/boite-aux-lettres/")
    page.locator("main .liste-liens li", has_text=COURRIEL).first.get_by_role("link").click()
    page.locator("main .saisie a[href*='/entrer/']").first.click()
    page.locator("main").get_by_role("button", name="Entrer", exact=True).click()
    page.wait_for_url("**/mon-espace/")


def _dire_que_l_on_vient(page, prochaine):
    expect(page.get_by_role("heading", name="Bonjour Fatiha")).to_be_visible()
    expect(page.get_by_role("heading", name=prochaine.titre)).to_be_visible()
    page.get_by_role("button", name="Je viens", exact=True).click()
    expect(page.get_by_text("C’est noté : vous venez")).to_be_visible()


def _preparer(page):
    page.goto("/mon-espace/")
    page.get_by_role("link", name="Préparer", exact=True).click()
    page.get_by_label("Mes questions").fill("Qui prévient le pharmacien quand le pilulier change ?")
    page.get_by_role("button", name="Envoyer au groupe").click()
    expect(page.get_by_text("Votre préparation est envoyée au groupe")).to_be_visible()


def _trouver_un_noeud(page):
    page.get_by_role("link", name="Chercher").first.click()
    page.locator("#recherche-page").fill("refuse l’aide")
    page.locator("main").get_by_role("button", name="Chercher").click()
    # « Comme celui-ci » names it too.
    noeud = re.compile("^Comment faire quand la personne refuse l’aide")
    page.locator("main").get_by_role("link", name=noeud).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("refuse l’aide")


def _raconter(page):
    page.get_by_role("link", name="Raconter une situation").first.click()
    choisi = page.locator("label", has=page.locator("input[name=noeud]:checked"))
    expect(choisi).to_contain_text("refuse l’aide")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Votre récit").fill(
        "Deux services remplissent le même pilulier. La personne prend tout, ou rien."
    )
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Ce qui a aidé").fill("Un carnet laissé sur le frigo.")
    page.get_by_role("button", name="C’est assez, relire").click()
    page.get_by_role("link", name="Changer : Comment la retrouver").click()
    page.get_by_label("Un titre").fill(TITRE)
    page.get_by_role("button", name="Vérifier mes réponses").click()
    page.get_by_role("button", name="Garder cette situation").click()
    page.wait_for_url("**/partager/")


def _proposer_au_groupe(page):
    for question in page.get_by_role("radio", name="non", exact=True).all():
        question.check()
    page.locator("input[name=vers][value=groupe]").check()
    page.locator("#id_consentement").check()
    page.get_by_role("button", name="Envoyer à relire").click()
    expect(page.get_by_text("C’est envoyé à relire")).to_be_visible()
    page.goto("/mon-espace/")
    expect(page.locator("li", has_text=TITRE).get_by_text("en relecture")).to_be_visible()
