"""A reader fears that somebody could be recognised: hidden at once, told to moderators, decided by them (§4)."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from noeuds.models import Vignette
from socle.cercles import actions
from socle.cercles.enums import Cercle, Etat, Pas
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.noeuds.fabriques import VignetteFactory

pytestmark = pytest.mark.django_db
TITRE = "Le jardin suspendu"


@pytest.fixture
def vignette():
    groupe = GroupeFactory()
    return VignetteFactory(groupe=groupe, titre=TITRE, recit="Elle cultive le toit.", cercle=Cercle.PUBLIC)


def adresse(objet):
    return reverse("alerter", args=[objet.cle_de_genre, objet.reference])


def test_without_account_a_public_situation_is_hidden_at_once_everywhere(client, vignette):
    page = client.get(vignette.get_absolute_url()).content.decode()
    assert adresse(vignette) in page
    reponse = client.post(adresse(vignette), {"mot": "Le toit se voit de la rue."}, follow=True)
    assert "caché partout" in reponse.content.decode()
    vignette.refresh_from_db()
    assert vignette.etat == Etat.RETIRE
    etape = vignette.pas.get()
    assert (etape.pas, etape.par, etape.mot) == (Pas.ALERTE, None, "Le toit se voit de la rue.")
    for page in (vignette.get_absolute_url(), adresse(vignette)):
        assert client.get(page).status_code == 404
    for page in (reverse("vignettes"), f"{reverse('recherche')}?q=cultive"):
        assert TITRE not in client.get(page).content.decode()


def test_looking_at_the_page_hides_nothing(client, vignette):
    assert client.get(adresse(vignette)).status_code == 200
    vignette.refresh_from_db()
    assert vignette.etat == Etat.EN_LIGNE


def test_what_one_cannot_read_cannot_be_reported(client, connecter):
    vignette = VignetteFactory(cercle=Cercle.GROUPE)
    assert client.post(adresse(vignette)).status_code == 404
    assert connecter(client, membre()).post(adresse(vignette)).status_code == 404
    assert connecter(client, vignette.auteur).post(adresse(vignette)).status_code == 404
    vignette.refresh_from_db()
    assert vignette.etat == Etat.EN_LIGNE


def test_one_address_cannot_hide_the_whole_site(client):
    groupe = GroupeFactory()
    vignettes = [VignetteFactory(groupe=groupe, noeud=None, cercle=Cercle.PUBLIC) for _ in range(5)]
    statuts = [client.post(adresse(vignette)).status_code for vignette in vignettes]
    assert statuts == [302, 302, 302, 429, 429]
    assert Vignette.objects.filter(etat=Etat.RETIRE).count() == 3


def test_a_report_that_names_somebody_is_refused_and_not_kept(client, vignette):
    reponse = client.post(adresse(vignette), {"mot": "C’est madame Vandenbroucke, de la pharmacie."})
    assert "cite lui-même" in reponse.content.decode()
    vignette.refresh_from_db()
    assert vignette.etat == Etat.EN_LIGNE
    assert not vignette.pas.exists()


def test_the_moderators_of_the_group_are_told_by_e_mail_without_a_word_of_the_text(
    client, vignette, django_capture_on_commit_callbacks
):
    relectrice = moderateur(vignette.groupe)
    moderateur()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(adresse(vignette), {"mot": "Le toit."})
    assert [courriel.to for courriel in mail.outbox] == [[relectrice.email]]
    message = mail.outbox[0].subject + mail.outbox[0].body + mail.outbox[0].alternatives[0].content
    assert vignette.get_absolute_url() in message
    for secret in (TITRE, "cultive", "Le toit"):
        assert secret not in message


def test_it_comes_first_in_the_queue_of_its_moderators_and_of_coordination(client, connecter, vignette):
    relectrice = moderateur(vignette.groupe)
    VignetteFactory(groupe=vignette.groupe, noeud=None, titre="Une autre", cercle_demande=Cercle.GROUPE)
    actions.alerter(vignette, membre())
    page = connecter(client, relectrice).get(reverse("a_relire")).content.decode()
    assert page.index(TITRE) < page.index("Une autre")
    assert "à décider d’abord" in page
    assert TITRE in connecter(client, coordination()).get(reverse("a_relire")).content.decode()
    assert TITRE not in connecter(client, moderateur()).get(reverse("a_relire")).content.decode()


def test_what_a_moderator_withdrew_herself_is_no_report(client, connecter, vignette):
    relectrice = moderateur(vignette.groupe)
    actions.retirer(vignette, relectrice)
    assert TITRE not in connecter(client, relectrice).get(reverse("a_relire")).content.decode()


def test_its_author_sees_that_it_is_hidden_neither_why_nor_by_whom(client, connecter, vignette):
    collegue = membre(vignette.groupe, first_name="Ombeline", last_name="Vanacker")
    actions.alerter(vignette, collegue, "Le toit se voit de la rue.")
    page = connecter(client, vignette.auteur).get(vignette.get_absolute_url()).content.decode()
    assert "Signalée aujourd’hui" in page
    assert "se voit de la rue" not in page
    assert "Ombeline" not in page
    page = connecter(client, moderateur(vignette.groupe)).get(vignette.get_absolute_url()).content.decode()
    assert "se voit de la rue" in page
    assert "Ombeline" not in page


def test_its_author_does_not_put_it_back(vignette):
    actions.alerter(vignette, membre(), "Le toit.")
    with pytest.raises(PermissionDenied):
        actions.remettre(vignette, vignette.auteur)


def test_a_moderator_puts_it_back_or_gives_it_back_with_a_word(client, connecter, vignette):
    actions.alerter(vignette, membre())
    connecter(client, moderateur(vignette.groupe))
    agir = {
        geste: reverse("agir_sur_cercle", args=[vignette.cle_de_genre, vignette.reference, geste])
        for geste in ("remettre", "rendre")
    }
    for geste in agir:
        client.post(agir[geste], {"mot": " "})
        vignette.refresh_from_db()
        assert vignette.etat == Etat.RETIRE, geste
    client.post(agir["remettre"], {"mot": "Le toit est un détail inventé."})
    vignette.refresh_from_db()
    assert (vignette.etat, vignette.cercle) == (Etat.EN_LIGNE, Cercle.PUBLIC)
    actions.alerter(vignette, membre())
    client.post(agir["rendre"], {"mot": "Changez le lieu."})
    vignette.refresh_from_db()
    assert (vignette.etat, vignette.cercle) == (Etat.EN_LIGNE, Cercle.PRIVE)
    page = connecter(client, vignette.auteur).get(vignette.get_absolute_url()).content.decode()
    assert "Changez le lieu." in page
