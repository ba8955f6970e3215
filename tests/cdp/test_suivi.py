"""What each screen asks for every three seconds: cheap, and for those of the group alone."""

from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cdp.direct.suivi import passe
from cdp.models import Capture, Direct
from tests.cdp.fabriques import CaptureFactory, DirectFactory, PointFactory, PresenceFactory, SeanceFactory
from tests.cercles.monde import creer_monde
from tests.cercles.table import GROUPE
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


def lire(seance, jeton, vue="direct", version=""):
    """Without any cookie, as the browser asks."""
    adresse = reverse("seance_etat", args=[seance.reference])
    return Client().get(adresse, {"vue": vue, "v": version}, headers={"X-Fil-Passe": jeton})


@pytest.fixture
def seance():
    """Twelve people, ten points, forty notes (the issue's own figures)."""
    groupe = GroupeFactory()
    seance = SeanceFactory(groupe=groupe, en_cours=True)
    noeud, ressource = NoeudFactory(cercle="public"), RessourceFactory(cercle="reseau")
    seance.noeuds.add(noeud)
    liens = {"porteur": membre(groupe), "noeud": noeud, "ressource": ressource}
    points = [PointFactory(seance=seance, rang=rang, **liens) for rang in range(1, 11)]
    for personne in [membre(groupe) for _rang in range(11)] + [moderateur(groupe)]:
        PresenceFactory(seance=seance, personne=personne, presente=True)
        CaptureFactory.create_batch(4, seance=seance, auteur=personne)
    DirectFactory(seance=seance, point=points[3])
    RessourceFactory.create_batch(4, cercle="reseau")
    return seance


@pytest.mark.parametrize(("vue", "au_plus"), [("projecteur", 2), ("direct", 2), ("telecommande", 5)])
def test_un_ecran_coute_une_requete_et_deux_quand_tout_change(seance, vue, au_plus):
    jeton = passe(moderateur(seance.groupe), seance)
    with CaptureQueriesContext(connection) as requetes:
        version = lire(seance, jeton, vue).json()["version"]
    assert len(requetes) <= au_plus
    with CaptureQueriesContext(connection) as requetes:
        assert lire(seance, jeton, vue, version).status_code == 204
    assert len(requetes) == 1


@pytest.mark.parametrize("langue", ["", "/nl"])
@pytest.mark.parametrize(
    "page",
    ["seance", "seance_projecteur", "seance_direct", "seance_telecommande", "seance_revue", "seance_cloture"],
)
def test_aucune_page_ne_depasse_quinze_requetes(client, connecter, seance, page, langue):
    connecter(client, moderateur(seance.groupe))
    adresse = langue + reverse(page, args=[seance.reference])
    client.get(adresse)
    with CaptureQueriesContext(connection) as requetes:
        assert client.get(adresse).status_code == 200
    assert len(requetes) <= 15


def test_suivre_dit_la_meme_chose_en_une_requete(seance):
    """`suivis_par` and `visibles_pour`, for each role, whatever the session becomes."""
    monde = creer_monde()
    direct = DirectFactory(seance__groupe=monde.groupe)
    CaptureFactory(seance=direct.seance)
    for etat in ("en_ligne", "retire"):
        type(direct.seance).objects.filter(pk=direct.seance_id).update(etat=etat)
        for role in monde.personnes:
            personne = monde.fraiche(role)
            vus = Direct.objects.visibles_pour(personne).filter(pk=direct.pk).exists()
            suivis = (
                bool(personne.pk) and Direct.objects.suivis_par(personne.pk).filter(pk=direct.pk).exists()
            )
            notes = Capture.objects.visibles_pour(personne).filter(seance=direct.seance).exists()
            assert vus == suivis == notes == (role in GROUPE and etat == "en_ligne"), role


def test_un_passe_ne_vaut_que_pour_sa_seance_sa_personne_et_une_demi_journee(seance):
    jeton = passe(membre(seance.groupe), seance)
    assert lire(seance, jeton).status_code == 200
    autre = DirectFactory(seance__groupe=seance.groupe).seance
    assert lire(autre, jeton).status_code == 404
    assert lire(seance, jeton[:-2]).status_code == 404
    assert lire(seance, "").status_code == 404
    assert lire(seance, signing.dumps([1, seance.reference], salt="autre")).status_code == 404
    assert lire(seance, passe(membre(GroupeFactory()), seance)).status_code == 404
    assert lire(seance, jeton, "telecommande").status_code == 404, "la télécommande est aux modérateur·rices"


def test_un_passe_se_perime(seance, monkeypatch):
    jeton = passe(membre(seance.groupe), seance)
    monkeypatch.setattr("cdp.direct.suivi.DUREE", -1)
    assert lire(seance, jeton).status_code == 404


def test_qui_quitte_le_groupe_ne_suit_plus(seance):
    personne = membre(seance.groupe)
    jeton = passe(personne, seance)
    personne.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
    assert lire(seance, jeton).status_code == 404


def test_le_mur_ne_nomme_personne(seance):
    jeton = passe(moderateur(seance.groupe), seance)
    html = "".join(lire(seance, jeton, "projecteur").json()["zones"].values())
    for presence in seance.presences.all():
        assert str(presence.personne) not in html
    assert "12 personnes présentes" in html


def test_un_ordre_du_jour_corrige_arrive_aux_ecrans(seance):
    jeton = passe(moderateur(seance.groupe), seance)
    avant = lire(seance, jeton).json()["version"]
    seance.modifie_le = timezone.now() + timedelta(minutes=1)
    type(seance).objects.filter(pk=seance.pk).update(modifie_le=seance.modifie_le)
    assert lire(seance, jeton, version=avant).status_code == 200
