"""Files that leave the directory: what a reader may see, nothing that runs, no confidential address."""

import csv
from io import BytesIO, StringIO

import pytest
import vobject
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from ressources.echanges.colonnes import COLONNES, entetes
from tests.comptes.fabriques import membre

from .fabriques import RUE_SECRETE, RessourceFactory

pytestmark = pytest.mark.django_db
FORMULE = '=HYPERLINK("http://exemple.brussels")'


def _octets(reponse):
    return b"".join(reponse.streaming_content) if reponse.streaming else reponse.content


def _csv(client, **filtres):
    reponse = client.get(reverse("ressources_export", args=["csv"]), filtres)
    assert reponse.status_code == 200
    texte = _octets(reponse).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(texte), delimiter=";"))


def test_le_csv_donne_la_recherche_et_rien_de_ce_qu_on_ne_voit_pas(client):
    RessourceFactory(nom="Maison Ouverte", langues=["tr"])
    RessourceFactory(nom="Atelier Lilas", langues=["fr"])
    RessourceFactory(nom="Réservé au réseau", langues=["tr"], du_reseau=True)
    assert [r["nom"] for r in _csv(client, langue="tr")] == ["Maison Ouverte"]
    client.force_login(membre())
    assert {r["nom"] for r in _csv(client, langue="tr")} == {"Maison Ouverte", "Réservé au réseau"}


@pytest.mark.parametrize("debut", ["=1+1", "+32 2 000", "-1", "@SUM(A1)", "\t=1", FORMULE])
def test_aucune_cellule_du_csv_ne_s_execute(client, debut):
    RessourceFactory(nom="Sûre", conditions=debut)
    (rangee,) = _csv(client)
    assert rangee["conditions"] == f"'{debut}"


def test_le_classeur_ne_porte_aucune_formule(client):
    RessourceFactory(nom=FORMULE, telephone="+32 2 000 00 00")
    reponse = client.get(reverse("ressources_export", args=["xlsx"]))
    feuille = load_workbook(BytesIO(_octets(reponse))).active
    rangees = list(feuille.iter_rows())
    assert [c.value for c in rangees[0]] == entetes()
    assert all(cellule.data_type != "f" for rangee in rangees for cellule in rangee)
    assert FORMULE in str(rangees[1][1].value)


def test_les_fichiers_ne_disent_pas_une_adresse_confidentielle(client):
    client.force_login(membre())
    refuge = RessourceFactory(nom="Refuge", refuge=True, code_postal="1000", telephone="02 000 00 00")
    for format in ("csv", "xlsx", "vcf"):
        contenu = _octets(client.get(reverse("ressources_export", args=[format])))
        if format == "xlsx":
            contenu = str(list(load_workbook(BytesIO(contenu)).active.values)).encode()
        assert b"Refuge" in contenu
        assert RUE_SECRETE.encode() not in contenu
    fiche = client.get(reverse("ressource_contact", args=[refuge.reference])).content
    assert b"ADR" not in fiche
    assert b"1000" not in fiche


def test_une_carte_se_lit_et_ne_se_laisse_pas_completer(client):
    ressource = RessourceFactory(
        nom="Maison ; Lune, été\r\nEND:VCARD\r\nTEL:107",
        adresse="Rue Haute 12, 1000 Bruxelles",
        telephone="02 000 00 00",
        courriel="info@exemple.brussels",
        horaires="lundi : " + "é" * 100,
    )
    contenu = client.get(reverse("ressource_contact", args=[ressource.reference])).content.decode()
    (fiche,) = vobject.readComponents(contenu)
    assert [tel.value for tel in fiche.contents["tel"]] == ["02 000 00 00"]
    assert fiche.fn.value == "Maison ; Lune, été END:VCARD TEL:107"
    assert fiche.adr.value.street == "Rue Haute 12, 1000 Bruxelles"
    assert max(len(ligne.encode()) for ligne in contenu.split("\r\n")) <= 75


def test_les_cartes_d_une_recherche_laissent_ce_qui_ne_se_joint_pas(client):
    RessourceFactory(nom="Joignable", telephone="107")
    muette = RessourceFactory(nom="Muette")
    contenu = _octets(client.get(reverse("ressources_export", args=["vcf"]))).decode()
    assert [c.fn.value for c in vobject.readComponents(contenu)] == ["Joignable"]
    assert client.get(reverse("ressource_contact", args=[muette.reference])).status_code == 404


def test_une_fiche_reprise_n_est_plus_dans_aucun_fichier(client):
    ressource = RessourceFactory(nom="Reprise", telephone="107", du_reseau=True)
    assert _csv(client) == []
    assert client.get(reverse("ressource_contact", args=[ressource.reference])).status_code == 404


@pytest.mark.parametrize("format", ["csv", "xlsx", "vcf"])
def test_un_export_coute_les_memes_requetes_quel_que_soit_le_nombre(client, format):
    adresse = reverse("ressources_export", args=[format])
    _octets(client.get(adresse))  # What is read once a process is read.
    RessourceFactory.create_batch(3, communes=["Ixelles"], etiquettes=["a", "b"], telephone="107")
    with CaptureQueriesContext(connection) as avant:
        _octets(client.get(adresse))
    RessourceFactory.create_batch(12, communes=["Bruxelles"], etiquettes=["a", "c"], telephone="107")
    with CaptureQueriesContext(connection) as apres:
        _octets(client.get(adresse))
    assert len(avant) == len(apres) <= 15


def test_autant_de_colonnes_que_de_titres():
    assert len(entetes()) == len(COLONNES) == len(set(entetes()))
