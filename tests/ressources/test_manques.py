"""What is looked for and not found: joined by its terms, counted without names, decided by the directory’s keepers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ressources.manques import actions
from ressources.models import DemandeDeManque, ManqueDocumente
from socle.cercles.enums import Cercle
from socle.comptes.enums import Role
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, membre
from tests.noeuds.fabriques import NoeudFactory
from tests.ressources.fabriques import RessourceFactory
from tests.ressources.fabriques_outils import manque as un_manque
from tests.ressources.fabriques_outils import theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def moi(client, connecter):
    personne = membre(GroupeFactory())
    connecter(client, personne)
    return personne


def page(client, nom, *args, suite=""):
    return client.get(reverse(nom, args=args) + suite).content.decode()


def noter(client, **faits):
    return client.post(reverse("manque_nouveau"), faits)


def test_le_meme_manque_se_rejoint_et_une_personne_compte_une_fois(client, moi):
    logement = theme("logement")
    actions.noter(membre(GroupeFactory()), {"theme": logement})
    for _ in range(2):
        noter(client, theme="logement")
    manque = ManqueDocumente.objects.get()
    assert manque.demandes.count() == 2
    noter(client, theme="logement", langue_parlee="ti")
    assert ManqueDocumente.objects.count() == 2


def test_un_noeud_sans_ressource_se_signale_en_un_geste(client, moi):
    noeud = NoeudFactory(cercle="reseau")
    assert reverse("manque_nouveau") in client.get(noeud.get_absolute_url()).content.decode()
    assert noter(client, noeud=noeud.reference).status_code == 302
    assert ManqueDocumente.objects.get().noeud == noeud


def test_une_recherche_vide_se_note_avec_ce_qu_on_demandait(client, moi):
    theme("logement")
    vide = page(client, "ressources", suite="?q=logement+introuvable&langue=ti")
    assert "Rien ne répond : le noter" in vide
    prefille = page(client, "manque_nouveau", suite="?q=logement+introuvable&langue=ti")
    assert '<option value="logement" selected' in prefille
    assert '<option value="ti" selected' in prefille
    assert not ManqueDocumente.objects.exists()


def test_les_mots_ne_nomment_personne_et_ne_se_lisent_qu_a_la_moderation(client, connecter, moi):
    theme("logement")
    refus = noter(client, theme="logement", mots="Un toit pour Mme Peeters")
    assert refus.status_code == 422
    assert "« Peeters »" in refus.content.decode()
    assert not DemandeDeManque.objects.exists()
    noter(client, theme="logement", mots="un toit le dimanche")
    manque = ManqueDocumente.objects.get()
    assert "un toit le dimanche" not in page(client, "manque", manque.reference) + page(client, "manques")
    connecter(client, membre(GroupeFactory(), role=Role.MODERATEUR))
    assert "un toit le dimanche" in page(client, "manque", manque.reference)


def test_sous_cinq_le_nombre_ne_se_dit_pas(client, moi):
    manque = un_manque(demandes=4)
    assert "quelques fois depuis" in page(client, "manques")
    client.post(reverse("manque_moi_aussi", args=[manque.reference]))
    assert "5 fois depuis" in page(client, "manques")


def test_sous_cinq_le_rang_ne_dit_pas_le_nombre(client, moi):
    quatre, un = un_manque(demandes=4, genre="lieu"), un_manque(demandes=1, genre="service")
    DemandeDeManque.objects.filter(manque=quatre).update(le=timezone.now() - timedelta(days=9))
    lue = page(client, "manques")
    assert lue.index(un.get_absolute_url()) < lue.index(quatre.get_absolute_url())


def test_qui_a_demande_ne_s_affiche_pour_personne(client, connecter, moi):
    manque = actions.noter(moi, {"theme": theme("logement")}, "un toit")
    connecter(client, membre(GroupeFactory(), role=Role.MODERATEUR))
    assert str(moi) not in page(client, "manque", manque.reference)


def test_ne_plus_le_signaler_le_retire_s_il_n_etait_qu_a_moi(client, moi):
    seul, a_deux = un_manque(demandes=0, genre="lieu"), un_manque(demandes=1, genre="service")
    for manque in (seul, a_deux):
        actions.rejoindre(moi, manque)
        client.post(reverse("manque_moi_aussi", args=[manque.reference]), {"non": "1"})
    assert list(ManqueDocumente.objects.all()) == [a_deux]


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.VEILLEUSE])
def test_decider_n_est_pas_a_tout_le_monde(client, connecter, role):
    manque = un_manque()
    connecter(client, membre(GroupeFactory(), role=role))
    assert client.post(reverse("manque", args=[manque.reference]), {"etat": "sans_suite"}).status_code == 404
    manque.refresh_from_db()
    assert manque.est_ouvert


def test_un_manque_se_comble_par_une_ressource_que_chacun_voit_ou_non(client, connecter):
    manque = un_manque()
    refuge = RessourceFactory(nom="Le refuge", cercle=Cercle.GROUPE, groupe=GroupeFactory())
    moderatrice = membre(refuge.groupe, role=Role.MODERATEUR)
    connecter(client, moderatrice)
    adresse = reverse("manque", args=[manque.reference])
    assert client.post(adresse, {"etat": "comble"}).status_code == 422
    assert client.post(adresse, {"etat": "comble", "ressource": "Inconnue"}).status_code == 422
    assert client.post(adresse, {"etat": "comble", "ressource": "le REFUGE"}).status_code == 302
    assert "Le refuge" in page(client, "manque", manque.reference)
    connecter(client, membre(GroupeFactory()))
    assert "Le refuge" not in page(client, "manque", manque.reference) + page(
        client, "manques", suite="?etat=comble"
    )


def test_un_noeud_que_je_ne_vois_pas_cache_son_manque(client, moi):
    manque = un_manque(noeud=NoeudFactory(live=False, cercle="reseau"))
    assert client.get(reverse("manque", args=[manque.reference])).status_code == 404
    assert noter(client, noeud=manque.noeud.reference).status_code == 422


def test_hors_du_reseau_rien(client, connecter):
    manque = un_manque()
    connecter(client, PersonneFactory())
    for nom, args in (("manques", []), ("manque", [manque.reference]), ("manque_nouveau", [])):
        assert client.get(reverse(nom, args=args)).status_code == 404
