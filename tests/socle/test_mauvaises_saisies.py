"""Whatever goes wrong when one sends: a clear page, without login, and nothing typed is lost."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from noeuds.models import BrouillonDeVignette
from socle import views
from tests.comptes.fabriques import membre
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.outils.client import ClientHostile

pytestmark = pytest.mark.django_db
RECIT = "La personne n’ouvre plus.\n\n<script>alert(1)</script> « Qui est là ? »"


@pytest.fixture
def vignette():
    return VignetteFactory(noeud=NoeudFactory(cercle="public"))


@pytest.fixture
def adresse(vignette):
    return reverse("vignette_etape", args=[vignette.reference, "recit"])


def recit_garde():
    return BrouillonDeVignette.objects.get().donnees["recit"].replace("\r\n", "\n")


def champs_caches(html):
    """name → value of the hidden fields, as a browser would send them again."""
    trouves = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return {nom: unescape(valeur) for nom, valeur in trouves}


def test_une_session_fermee_rend_tout_ce_qui_etait_ecrit(client, connecter, vignette, adresse):
    reponse = client.post(adresse, {"recit": RECIT})
    html = reponse.content.decode()
    assert reponse.status_code == 401
    assert "rien n’est perdu" in html
    assert "<script>alert" not in html
    rendus = champs_caches(html)
    assert rendus["recit"].replace("\r\n", "\n") == RECIT
    assert f'action="{adresse}"' in html
    assert not BrouillonDeVignette.objects.exists()
    connecter(client, vignette.auteur)
    assert client.post(adresse, rendus).status_code == 302
    assert recit_garde() == RECIT


def test_un_jeton_perime_rend_aussi_le_texte(vignette, adresse):
    client = ClientHostile(enforce_csrf_checks=True)
    client.force_login(vignette.auteur)
    reponse = client.post(adresse, {"recit": RECIT})
    assert reponse.status_code == 403
    rendus = champs_caches(reponse.content.decode())
    assert rendus["recit"].replace("\r\n", "\n") == RECIT
    assert client.post(adresse, rendus).status_code == 302


def test_plusieurs_valeurs_d_un_meme_champ_sont_toutes_rendues(client):
    html = client.post(reverse("ressource_nouvelle"), {"langues": ["fr", "nl"]}).content.decode()
    assert html.count('name="langues"') == 2


def test_un_envoi_plus_gros_que_la_limite_a_sa_page(client, connecter, settings, vignette, adresse):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    connecter(client, vignette.auteur)
    reponse = client.post(adresse, {"recit": "a" * 2000})
    assert reponse.status_code == 400
    assert "Revenez en arrière" in reponse.content.decode()


def test_trop_de_champs_ont_la_meme_page(client, connecter):
    connecter(client, membre())
    reponse = client.post(reverse("vignette_nouvelle"), {f"champ{n}": "" for n in range(1001)})
    assert reponse.status_code == 400
    assert "Revenez en arrière" in reponse.content.decode()


def test_un_fichier_la_ou_l_on_attend_un_texte_ne_casse_rien(client, connecter, vignette):
    connecter(client, vignette.auteur)
    fichier = SimpleUploadedFile("quoi.exe", b"MZ\x00\x01")
    envoi = {"quoi_1": fichier, "par_1": "rp", "quoi_2": "La concierge"}
    reponse = client.post(reverse("vignette_etape", args=[vignette.reference, "appels"]), envoi)
    assert reponse.status_code == 200
    assert "La concierge" in reponse.content.decode()


@pytest.mark.parametrize(
    "adresse", ["/jamais-vue/", "/vignettes/aaaaaaaaaa/", "/seances/%00/", "/comprendre/x/"]
)
def test_une_page_qui_n_existe_pas_aide_sans_demander_qui_l_on_est(adresse, client):
    reponse = client.get(adresse)
    assert reponse.status_code == 404
    html = reponse.content.decode()
    assert reverse("recherche") in html
    assert "ou pas pour vous" in html


@pytest.mark.parametrize(("vue", "statut"), [(views.requete_refusee, 400), (views.interdit, 403)])
def test_un_refus_s_explique_et_mene_ailleurs(vue, statut, rf):
    reponse = vue(rf.get("/"))
    assert reponse.status_code == statut
    assert reverse("recherche") in reponse.content.decode()


def test_une_panne_se_dit_sans_la_base(rf):
    def casser(*args):
        raise AssertionError("the page of failures asked the database")

    with connection.execute_wrapper(casser):
        reponse = views.panne(rf.get("/"))
    assert reponse.status_code == 500
    assert "Une panne de notre côté" in reponse.content.decode()


def test_une_panne_d_une_vue_montre_cette_page(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("search.views.PageDeRecherche", None)
    reponse = client.get(reverse("recherche"))
    assert reponse.status_code == 500
    assert "Une panne de notre côté" in reponse.content.decode()
