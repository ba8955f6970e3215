"""The invitation, as a moderator sends it and as a participant answers it from her mail."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from socle.envois import facteur
from socle.envois.models import Envoi
from tests.navigateur.choses import MODERATRICE, PARTICIPANTE

#: Playwright says that it is a machine, as the filters that open mails do.
UNE_PERSONNE = "Object.defineProperty(navigator, 'webdriver', {get: () => false})"


@pytest.fixture
def seance(site_de_demonstration):
    from socle.comptes.models import Groupe
    from tests.cdp.fabriques import PointFactory, SeanceFactory

    groupe = Groupe.objects.get(slug="centre")
    seance = SeanceFactory(
        groupe=groupe, cycle=groupe.cycle_courant(), debut=timezone.now() + timedelta(days=50)
    )
    PointFactory(seance=seance)
    yield seance
    Envoi.objects.filter(objet=seance.reference).delete()
    seance.delete()


@pytest.fixture
def adresse(seance):
    """The link of the participant's own mail."""
    from cdp.invitations import envoi
    from cdp.invitations.reponses import lien_de_reponse

    envoi.inviter(seance, None)
    return lien_de_reponse(seance.invitation.personnes.get(personne__email=PARTICIPANTE), "vient")


def reponses(seance):
    return list(seance.presences.values_list("personne__email", "reponse", "voie"))


@pytest.mark.telephone
def test_un_geste_dans_le_courriel_repond_sans_entrer(page, seance, adresse):
    page.add_init_script(UNE_PERSONNE)
    page.goto(adresse)
    expect(page.get_by_role("status")).to_contain_text("C’est noté : je viens")
    assert reponses(seance) == [(PARTICIPANTE, "vient", "lien")]
    page.get_by_role("button", name="Je ne viens pas").click()
    expect(page.get_by_role("status")).to_contain_text("je ne viens pas")
    assert reponses(seance) == [(PARTICIPANTE, "ne_vient_pas", "lien")]


def test_une_machine_qui_ouvre_le_lien_ne_repond_pas(page, seance, adresse):
    page.goto(adresse)
    expect(page.get_by_role("button", name="Confirmer")).to_be_visible()
    page.wait_for_timeout(1500)
    assert reponses(seance) == []


@pytest.mark.sans_javascript
def test_sans_javascript_un_bouton_confirme(page, seance, adresse):
    page.goto(adresse)
    page.get_by_role("button", name="Confirmer").click()
    expect(page.get_by_role("status")).to_contain_text("je viens")
    assert reponses(seance) == [(PARTICIPANTE, "vient", "lien")]


@pytest.mark.telephone
def test_la_moderatrice_voit_l_envoi_avancer_sans_recharger(page, entrer_par_courriel, seance):
    entrer_par_courriel(page, MODERATRICE)
    page.goto(seance.get_absolute_url())
    page.get_by_role("link", name="Inviter à la séance").click()
    page.get_by_role("button", name=re.compile("Envoyer l’invitation à")).click()
    expect(page.get_by_text(re.compile("Partis : 0 sur"))).to_be_visible()
    facteur.distribuer()
    total = Envoi.objects.filter(objet=seance.reference).count()
    expect(page.get_by_text(f"Partis : {total} sur {total}.")).to_be_visible()
