"""The last place, who waits for it, and how it goes on: without JavaScript, on a phone, from the mails."""

import re

import pytest
from playwright.sync_api import expect

from socle.comptes import boite
from socle.envois import facteur

pytestmark = [pytest.mark.telephone, pytest.mark.sans_javascript]


@pytest.fixture
def date(site_de_demonstration):
    from tests.ressources.fabriques import DispositifFactory

    return DispositifFactory.create(titre="La dernière bobine", places=1, inscription="tous").dates.get()


def lien_recu_par(adresse):
    """The link in the newest mail to this address."""
    facteur.distribuer()
    recus = [courriel for cle in boite.cles() if adresse in (courriel := boite.lire(cle)).a]
    liens = [re.search(r"/inscription/[\w-]+/", courriel.texte) for courriel in recus]
    return next(lien[0] for lien in liens if lien)


def test_la_place_rendue_est_proposee_et_prise(page, ouvrir, entrer_comme, date):
    from tests.comptes.fabriques import GroupeFactory, membre
    from tests.navigateur.choses import PARTICIPANTE

    entrer_comme(page, PARTICIPANTE)
    page.goto(date.dispositif.get_absolute_url())
    page.get_by_role("button", name=re.compile("S’inscrire")).click()
    expect(page.get_by_role("status").filter(has_text="on vous attend")).to_be_visible()

    qui_attend = ouvrir(java_script_enabled=False)
    entrer_comme(qui_attend, membre(GroupeFactory()).email)
    qui_attend.goto(date.get_absolute_url())
    qui_attend.get_by_role("button", name="Attendre une place").click()
    expect(qui_attend.get_by_text("la prochaine est pour vous")).to_be_visible()

    page.get_by_role("button", name="Je ne viens plus").click()
    expect(page.get_by_text("Vous n’êtes plus inscrit·e")).to_be_visible()

    qui_attend.reload()
    qui_attend.get_by_role("button", name="Je prends la place").click()
    expect(qui_attend.get_by_text("on vous attend")).to_be_visible()


def test_sans_compte_on_confirme_par_un_lien(page, date):
    page.goto(date.dispositif.get_absolute_url())
    page.get_by_role("link", name=re.compile("S’inscrire")).click()
    page.get_by_label("Votre nom").fill("Ida Passage")
    page.get_by_label("Votre adresse e-mail").fill("ida.passage@exemple.brussels")
    page.get_by_role("button", name="Recevoir le lien pour confirmer").click()
    expect(page.get_by_role("heading", name="Regardez vos e-mails")).to_be_visible()
    page.goto(lien_recu_par("ida.passage@exemple.brussels"))
    page.get_by_role("button", name="Confirmer mon inscription").click()
    expect(page.get_by_text("on vous attend")).to_be_visible()
