"""Checks and signals: dated, by hand, and answered."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from ressources import actions
from ressources.enums import GenreDeSignalement
from ressources.models import Ressource, Signalement
from tests.comptes.fabriques import PersonneFactory, membre, moderateur

from .fabriques import DispositifFactory, ModeEmploiFactory, RessourceFactory, SignalementFactory

pytestmark = pytest.mark.django_db


def test_toujours_vrai_date_la_fiche_et_leve_les_signalements(client, connecter):
    signalement = SignalementFactory()
    fiche = signalement.ressource
    modifie_le = fiche.modifie_le
    adresse = reverse("toujours_vrai", args=[fiche.reference])
    for _deux_fois in range(2):
        connecter(client, membre(email="la-meme@exemple.brussels")) if not _deux_fois else None
        page = client.post(adresse, {"comment": "telephone"}, follow=True).content.decode()
    fiche.refresh_from_db()
    assert fiche.verifie_le == timezone.localdate()
    assert fiche.modifie_le == modifie_le
    assert fiche.verifications.count() == 1
    assert "vérifié par téléphone aujourd’hui" in page
    assert "Signalé" not in page


def test_un_moyen_inconnu_ne_verifie_rien(client, connecter):
    fiche = RessourceFactory()
    adresse = reverse("toujours_vrai", args=[fiche.reference])
    page = connecter(client, membre()).post(adresse, {"comment": "telepathie"}, follow=True).content.decode()
    assert "choisissez dans la liste" in page
    assert not fiche.verifications.exists()


def test_un_signalement_s_affiche_avec_sa_date_mais_ses_mots_sont_pour_qui_corrige(client, connecter):
    fiche = RessourceFactory()
    adresse = reverse("signaler", args=[fiche.reference])
    connecter(client, membre()).post(adresse, {"genre": "complet", "texte": "Rien avant mars"})
    page = client.get(fiche.get_absolute_url()).content.decode()
    assert "Signalé « complet » par un·e membre, aujourd’hui" in page
    assert "Rien avant mars" not in page
    page = connecter(client, moderateur()).get(fiche.get_absolute_url()).content.decode()
    assert "Rien avant mars" in page
    client.logout()
    page = client.get(fiche.get_absolute_url()).content.decode()
    assert "Signalé « complet »" in page
    assert "Rien avant mars" not in page
    assert "Signalé « complet »" in client.get(reverse("ressources")).content.decode()


def test_signaler_deux_fois_la_meme_chose_ne_fait_qu_un_signalement(client, connecter):
    adresse = reverse("signaler", args=[RessourceFactory().reference])
    connecter(client, membre())
    for texte in ("Une fois", "Deux fois"):
        client.post(adresse, {"genre": "ferme", "texte": texte})
    assert Signalement.objects.get().texte == "Deux fois"


@pytest.mark.parametrize("champs", [{"genre": "brule"}, {"genre": "ferme", "texte": "mot " * 500}])
def test_un_signalement_mal_rempli_revient_avec_ce_qui_est_ecrit(client, connecter, champs):
    adresse = reverse("signaler", args=[RessourceFactory().reference])
    reponse = connecter(client, membre()).post(adresse, {"texte": "Un mot gardé"} | champs)
    assert reponse.status_code == 422
    assert champs.get("texte", "Un mot gardé")[:30] in reponse.content.decode()
    assert not Signalement.objects.exists()


def test_corriger_la_disponibilite_leve_complet_et_laisse_demenage(client, connecter):
    fiche = RessourceFactory()
    for genre in GenreDeSignalement:
        SignalementFactory(ressource=fiche, genre=genre, par=membre())
    champs = {
        "nom": fiche.nom,
        "genre": "service",
        "description": "d",
        "disponibilite": "complet",
        "rythme": 6,
    }
    champs |= {"langues": fiche.langues, "acces": fiche.acces, "cout": fiche.cout}
    adresse = reverse("ressource_modifier", args=[fiche.reference])
    connecter(client, moderateur()).post(adresse, champs)
    ouverts = set(fiche.signalements.filter(leve_le=None).values_list("genre", flat=True))
    assert ouverts == {"demenage", "condition"}


def test_les_actions_refusent_ce_que_la_page_ne_propose_pas():
    fiche = RessourceFactory()
    etranger = PersonneFactory()
    for agir in (actions.verifier, lambda *a: actions.signaler(*a, genre="ferme")):
        with pytest.raises(PermissionDenied):
            agir(fiche, etranger)


def test_un_conseil_s_efface_apres_six_mois(client):
    fiche = RessourceFactory()
    aujourdhui = timezone.localdate()
    ModeEmploiFactory(ressource=fiche, texte="Vieux", le=aujourdhui - timedelta(days=200))
    ModeEmploiFactory(ressource=fiche, texte="Neuf", le=aujourdhui)
    page = client.get(fiche.get_absolute_url()).content.decode()
    assert page.index("Neuf") < page.index("1 conseil de plus de six mois") < page.index("Vieux")


@pytest.mark.parametrize(
    "champs",
    [
        {"disponibilite": "ouvert", "attente_semaines": 4},
        {"disponibilite": "complet", "disponibilite_le": None},
        {"verifie_en": "seance", "verifie_le": None},
    ],
)
def test_la_base_refuse_une_fiche_incoherente(champs):
    fiche = RessourceFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ressource.objects.filter(pk=fiche.pk).update(**champs)


def test_la_base_refuse_une_date_a_l_envers():
    date = DispositifFactory().dates.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(date).objects.filter(pk=date.pk).update(fin=date.debut)
