"""`/sante/pret/` says whether the search follows, and nothing of what is there (produit.md §4.5)."""

import os
import shutil
from datetime import timedelta

import pytest
from django.utils import timezone

from search import sante
from search.models import Changement
from socle.sante import bilans
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


class Moteur:
    def __init__(self, **autres):
        self.dit = {"moteur": "whoosh", "index": "lisible", "entrees": 1234, "trop_grand": False, **autres}

    def etat(self):
        return self.dit


@pytest.fixture
def moteur(monkeypatch):
    return lambda **autres: monkeypatch.setattr(sante, "moteur", lambda: Moteur(**autres))


def lue(client):
    reponse = client.get("/sante/pret/")
    assert reponse.status_code == 200
    return reponse.json()["recherche"]


def test_ce_qui_vient_d_etre_ecrit_n_est_pas_un_retard_et_ne_se_voit_pas(client, moteur):
    moteur()
    avant = lue(client)
    RessourceFactory()
    assert Changement.objects.exists()
    assert lue(client) == avant == {"moteur": "whoosh", "index": "lisible", "en_retard": False}


def test_ce_qui_attend_depuis_dix_minutes_est_un_retard_quel_qu_en_soit_le_nombre(client, moteur):
    moteur()
    RessourceFactory()
    Changement.objects.update(le=timezone.now() - timedelta(minutes=11))
    un = lue(client)
    RessourceFactory()
    Changement.objects.update(le=timezone.now() - timedelta(minutes=11))
    assert lue(client) == un == {"moteur": "whoosh", "index": "lisible", "en_retard": True}


def test_un_index_trop_grand_dit_ou_aller(client, moteur):
    moteur(trop_grand=True)
    assert "PostgreSQL" in lue(client)["conseil"]


class TestUnIndexQuiNePeutS_Ecrire:
    REFUS = {"moteur": "whoosh", "index": "lisible", "en_retard": False, "ecriture": "refusée"}

    @pytest.fixture(autouse=True)
    def _moteur(self, moteur):
        moteur()

    @pytest.fixture
    def dossier(self, settings, tmp_path):
        """That of the index, which is not there yet, in one that is."""
        settings.WAGTAILSEARCH_BACKENDS = {"default": {"LOCATION": str(tmp_path / "recherche" / "choses")}}
        return tmp_path

    def test_il_s_ecrit(self, client, dossier):
        assert "ecriture" not in lue(client)

    def test_un_dossier_ferme(self, client, dossier, monkeypatch):
        vrai = os.access
        monkeypatch.setattr(sante.os, "access", lambda chemin, mode: chemin != dossier and vrai(chemin, mode))
        dit = lue(client)
        assert "écriture" in dit.pop("conseil")
        assert dit == self.REFUS

    def test_un_disque_plein(self, client, dossier, monkeypatch):
        vrai = shutil.disk_usage
        monkeypatch.setattr(
            sante.shutil, "disk_usage", lambda ou: vrai(ou)._replace(free=0 if ou == dossier else 10**12)
        )
        assert lue(client)["ecriture"] == "refusée"

    def test_rien_n_est_ecrit_pour_le_savoir(self, client, dossier):
        lue(client)
        assert list(dossier.iterdir()) == []


def test_une_recherche_en_panne_n_arrete_pas_la_plateforme(client, monkeypatch, caplog):
    def tomber():
        raise OSError("le serveur de recherche ne répond pas")

    monkeypatch.setattr(sante, "moteur", tomber)
    assert lue(client) == {"etat": "en panne"}
    assert "recherche" in caplog.text


def test_rien_d_autre_n_est_dit_sans_etre_inscrit():
    assert set(bilans()) == {"recherche"}
