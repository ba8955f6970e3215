"""A confidential address appears nowhere: not even to those who may correct the record."""

import pytest
from django.urls import reverse
from modelsearch import index
from modelsearch.backends import get_search_backend

from ressources.models import Ressource
from tests.comptes.fabriques import coordination, membre, moderateur

from .fabriques import RUE_SECRETE, ModeEmploiFactory, RessourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def refuge():
    return RessourceFactory(nom="Le refuge", refuge=True, auteur=membre())


def _adresses(fiche):
    yield reverse("ressources")
    yield reverse("ressources") + "?q=refuge"
    yield fiche.get_absolute_url()
    yield reverse("ressource_modifier", args=[fiche.reference])
    yield reverse("mode_emploi_nouveau", args=[fiche.reference])
    yield ModeEmploiFactory(ressource=fiche).get_absolute_url()


@pytest.mark.parametrize("qui", [None, membre, moderateur, coordination])
def test_aucune_page_ne_la_montre(client, connecter, refuge, qui):
    if qui:
        connecter(client, qui())
    for adresse in _adresses(refuge):
        page = client.get(adresse).content.decode()
        assert "Secret 99" not in page, adresse


def test_son_auteur_non_plus_ne_la_relit_pas(client, connecter):
    auteur = membre()
    brouillon = RessourceFactory(privee=True, refuge=True, auteur=auteur)
    connecter(client, auteur)
    for adresse in _adresses(brouillon):
        assert "Secret 99" not in client.get(adresse).content.decode(), adresse


def test_elle_ne_se_cherche_pas(client, refuge):
    assert "rue du secret" not in refuge.recherche
    page = client.get(reverse("ressources") + "?q=secret").content.decode()
    assert "Le refuge" not in page


def test_aucun_champ_de_recherche_ne_la_porte(refuge):
    for champ in Ressource.get_search_fields():
        if not isinstance(champ, index.RelatedFields):
            assert "Secret" not in str(champ.get_value(refuge)), champ.field_name
    noms = [champ.field_name for champ in Ressource.get_search_fields()]
    assert "adresse_publique" in noms
    assert "adresse" not in noms


def test_le_moteur_de_recherche_ne_la_trouve_pas(refuge, indexer):
    ouverte = RessourceFactory(adresse="Rue du Secret 12, 1000 Bruxelles")
    indexer()
    trouvees = list(get_search_backend().search("secret", Ressource))
    assert trouvees == [ouverte]


def test_la_rendre_confidentielle_l_enleve_de_la_recherche(client, connecter):
    fiche = RessourceFactory(adresse=f"{RUE_SECRETE}, 1000 Bruxelles")
    assert "rue du secret 99" in fiche.recherche
    envoi = _envoi(fiche, adresse=fiche.adresse, adresse_confidentielle="on")
    connecter(client, moderateur()).post(reverse("ressource_modifier", args=[fiche.reference]), envoi)
    fiche.refresh_from_db()
    assert fiche.adresse_confidentielle
    assert "secret" not in fiche.recherche


def _envoi(fiche, **champs):
    return {
        "nom": fiche.nom,
        "genre": fiche.genre,
        "description": fiche.description,
        "disponibilite": fiche.disponibilite,
        "rythme": fiche.rythme,
    } | champs


def test_laisser_vide_la_garde(client, connecter, refuge):
    connecter(client, moderateur()).post(
        reverse("ressource_modifier", args=[refuge.reference]), _envoi(refuge, adresse_confidentielle="on")
    )
    refuge.refresh_from_db()
    assert refuge.adresse.startswith(RUE_SECRETE)


def test_decocher_et_laisser_vide_l_efface_sans_la_montrer(client, connecter, refuge):
    connecter(client, moderateur()).post(
        reverse("ressource_modifier", args=[refuge.reference]), _envoi(refuge)
    )
    refuge.refresh_from_db()
    assert (refuge.adresse, refuge.adresse_confidentielle) == ("", False)


@pytest.mark.parametrize("champ", ["description", "publics", "conditions", "horaires", "nom"])
def test_on_ne_l_ecrit_pas_ailleurs_dans_la_fiche(client, connecter, refuge, champ):
    envoi = _envoi(refuge, adresse_confidentielle="on") | {champ: "Sonnez RUE DU SECRET 99, deux fois"}
    reponse = connecter(client, moderateur()).post(
        reverse("ressource_modifier", args=[refuge.reference]), envoi
    )
    assert reponse.status_code == 422
    assert "se lit dans ce texte" in reponse.content.decode()


def test_on_ne_l_ecrit_pas_dans_un_conseil(client, connecter, refuge):
    adresse = reverse("mode_emploi_nouveau", args=[refuge.reference])
    reponse = connecter(client, membre()).post(adresse, {"texte": f"C’est {RUE_SECRETE}."})
    assert reponse.status_code == 422
