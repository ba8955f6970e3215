"""From a preparation typed without network to the sheet for one's team, on a phone then on a desk."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.navigateur.choses import MODERATRICE, PARTICIPANTE
from tests.navigateur.conftest import BUREAU, TELEPHONE

QUESTION = "Qui relit le carnet de liaison quand il déborde ?"


@pytest.fixture
def seances(site_de_demonstration):
    """One to prepare, where a colleague spoke of the same thing; one that is over, with its notes."""
    from django.utils import timezone

    from socle.comptes.models import Groupe
    from tests.cdp.fabriques import CaptureFactory, PointFactory, PreparationFactory, SeanceFactory
    from tests.comptes.fabriques import membre

    groupe = Groupe.objects.get(slug="centre")
    maintenant = timezone.now()
    a_venir = SeanceFactory(groupe=groupe, debut=maintenant + timedelta(days=30), titre="Le carnet")
    PreparationFactory(
        seance=a_venir, auteur=membre(groupe), questions="Un carnet de liaison, pour qui ?", envoyee=True
    )
    passee = SeanceFactory(groupe=groupe, debut=maintenant - timedelta(days=3), titre="La porte")
    CaptureFactory(
        seance=passee, point=PointFactory(seance=passee, titre="Devant la porte"), texte="Venir à deux."
    )
    CaptureFactory(seance=passee, genre="positif", texte="Nous avons ri.")
    return a_venir, passee


def test_preparer_sans_reseau_puis_transmettre(ouvrir, entrer_comme, seances):
    a_venir, passee = seances
    _preparer_hors_ligne(ouvrir(**TELEPHONE), entrer_comme, a_venir)
    bureau = ouvrir(**BUREAU)
    entrer_comme(bureau, MODERATRICE)
    _voir_ce_qui_revient(bureau, a_venir)
    _publier_le_compte_rendu(bureau, passee)
    _sortir_la_fiche(bureau, passee)


def _preparer_hors_ligne(page, entrer_comme, seance):
    entrer_comme(page, PARTICIPANTE)
    page.goto(f"/seances/{seance.reference}/preparation/", wait_until="networkidle")
    expect(page.locator("[data-brouillon-etat]")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("Mes questions").fill(QUESTION)
    expect(page.get_by_text("Pas de réseau. Gardé dans ce navigateur")).to_be_visible()
    page.get_by_role("button", name="Envoyer au groupe").click()
    expect(page.get_by_text("rien n’est parti, rien n’est perdu")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Enregistré à")).to_be_visible()
    page.get_by_role("button", name="Envoyer au groupe").click()
    expect(page.get_by_text("Votre préparation est envoyée au groupe")).to_be_visible()


def _voir_ce_qui_revient(page, seance):
    page.goto(f"/seances/{seance.reference}/")
    page.get_by_role("link", name="Qui a préparé, et ce qui revient").click()
    carnet = page.locator("li", has=page.get_by_text("Carnet", exact=True))
    expect(carnet).to_contain_text("dans 2 préparations")
    carnet.get_by_role("button", name="En faire un point").first.click()
    expect(page.get_by_text("C’est un point de l’ordre du jour")).to_be_visible()


def _publier_le_compte_rendu(page, seance):
    page.goto(f"/seances/{seance.reference}/compte-rendu/")
    expect(page.get_by_label("Compte rendu")).to_have_value(
        "## Devant la porte\n\n- **Une piste**\u00a0: Venir à deux."
    )
    expect(page.get_by_label("Un positif")).to_have_value("Nous avons ri.")
    page.get_by_role("button", name="Publier dans le groupe").click()
    expect(page.get_by_text("Le compte rendu est publié")).to_be_visible()
    expect(page.get_by_text("Nous avons ri.")).to_be_visible()


def _sortir_la_fiche(page, seance):
    page.get_by_role("link", name="Fiche pour mon équipe").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fiche pour mon équipe")
    papier = page.request.get(f"/seances/{seance.reference}/fiche-equipe/papier/", timeout=60_000)
    assert papier.ok
    assert papier.body().startswith(b"%PDF-")
