"""A moderator: her next session, what waits for her reading, and the minutes of the last one."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.navigateur.mains import jour_libre

COURRIEL = "soraya.belkadi@exemple.brussels"
ELEMENTS = {
    "Un positif": "Deux collègues se sont passé un numéro direct.",
    "Une difficulté": "Le groupe n’a pas parlé de l’argent.",
    "Un élément nouveau": "Un guichet rouvre le jeudi.",
    "Une solution": "Appeler avant dix heures.",
}


@pytest.fixture
def en_attente(site_de_demonstration):
    """A situation that a member of her group proposed to the network, not hers, nor the harness's (choses.py)."""
    from noeuds.models import Vignette

    return (
        Vignette.objects.filter(groupe__slug="centre", cercle="groupe", relu_le=None)
        .exclude(cercle_demande="")
        .exclude(auteur__email=COURRIEL)
        .exclude(titre="Un passage gardé")
        .first()
    )


@pytest.fixture
def derniere(site_de_demonstration):
    """The last session of her group, whose minutes are still to be written."""
    from cdp.models import Seance

    seance = Seance.objects.filter(groupe__slug="centre", debut__lt=timezone.now()).latest("debut")
    seance.elements.all().delete()
    Seance.objects.filter(pk=seance.pk).update(compte_rendu="")
    return seance


def test_de_la_seance_a_venir_au_compte_rendu(page, entrer_par_courriel, en_attente, derniere):
    entrer_par_courriel(page, COURRIEL)
    _prevoir_une_seance(page)
    _voir_qui_vient(page)
    _relire(page, en_attente)
    _ecrire_le_compte_rendu(page, derniere)


def _prevoir_une_seance(page):
    page.goto("/groupes/centre/")
    page.get_by_role("link", name="Prévoir une séance").click()
    page.locator("#id_titre").fill("Le courrier que l’on n’ouvre plus")
    page.get_by_label("Date", exact=True).fill(jour_libre())
    assert page.locator("#id_points-0-titre").input_value() == "Accueil et parole libre"
    page.get_by_role("button", name="Enregistrer la séance").click()
    expect(page.get_by_text("La séance est enregistrée")).to_be_visible()
    expect(page.locator(".deroule li")).to_have_count(4)


def _voir_qui_vient(page):
    from cdp.models import Seance

    deja_prevue = (
        Seance.objects.filter(debut__gt=timezone.now(), presences__reponse="vient", groupe__slug="centre")
        .order_by("debut")
        .first()
    )
    page.goto(deja_prevue.get_absolute_url())
    viennent = page.locator("details", has_text="Viennent :").first
    vient = deja_prevue.presences.filter(reponse="vient").first().personne
    expect(viennent.get_by_text(str(vient))).to_be_visible()


def _relire(page, en_attente):
    page.goto("/mon-espace/")
    page.get_by_role("link", name="votre relecture").click()
    page.locator("main").get_by_role("link", name=en_attente.titre).click()
    for question in page.get_by_role("radio", name="non", exact=True).all():
        question.check()
    justification = page.get_by_label("Pourquoi l’accepter malgré cela")
    if justification.count():
        justification.fill("La saison et le lieu ont changé.")
    page.get_by_role("button", name="Accepter").click()
    expect(page.get_by_text("votre relecture est enregistrée")).to_be_visible()
    en_attente.refresh_from_db()
    assert en_attente.relu_le or en_attente.cercle == "reseau"


def _ecrire_le_compte_rendu(page, derniere):
    page.goto(derniere.get_absolute_url())
    page.get_by_role("link", name="Écrire le compte rendu").click()
    page.get_by_label("Compte rendu").fill("Le groupe a travaillé **l’attente**, avec une situation à plat.")
    for nom, texte in ELEMENTS.items():
        page.get_by_label(nom).fill(texte)
    page.get_by_role("button", name=re.compile("^Publier")).click()
    expect(page.get_by_text("Le compte rendu est publié dans le groupe")).to_be_visible()
    for texte in ELEMENTS.values():
        expect(page.get_by_text(texte)).to_be_visible()
    expect(page.locator("strong", has_text="l’attente")).to_be_visible()
