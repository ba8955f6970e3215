"""Our HSDS output, read as others will: schemas of our tables, OpenAPI, data package (issue 6, item 5).

The published schemas cannot be kept here: tests/outils/valider_hsds.py applies those that one downloads (docs/hsds.md).
"""

import json
import zipfile
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from frictionless import Package, system
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from noeuds.models import Terme
from ressources.echanges.hsds.openapi import CHEMINS
from ressources.echanges.hsds.schemas import schema_de, schema_de_page
from ressources.echanges.identifiants import identifiant
from ressources.models import Ressource
from socle.comptes.models import Commune
from tests.comptes.fabriques import membre

from .fabriques import RUE_SECRETE, RessourceFactory, SignalementFactory

pytestmark = pytest.mark.django_db


def _pleine(**champs):
    """A record that fills every table."""
    fiche = RessourceFactory(
        organisme="Maison commune",
        adresse="Rue Haute 12, 1000 Bruxelles",
        commune=Commune.objects.get(nom="Bruxelles"),
        telephone="02 000 00 00",
        courriel="info@exemple.brussels",
        site="https://www.exemple.brussels",
        lien_officiel="https://officiel.exemple.brussels/1",
        horaires="lundi, 9 h",
        publics="Tout le monde",
        non_acceptes="Personne",
        conditions="Aucune",
        disponibilite="attente",
        attente_semaines=3,
        disponibilite_le=timezone.localdate(),
        verifie_le=timezone.localdate(),
        communes=["Ixelles"],
        langues=["fr", "lsfb"],
        **champs,
    )
    fiche.themes.set(Terme.objects.filter(liste="theme", remplace_par=None)[:2])
    SignalementFactory(ressource=fiche)
    return fiche


def _json(client, adresse, statut=200, **parametres):
    reponse = client.get(adresse, parametres)
    assert reponse.status_code == statut, reponse.content
    assert reponse["Access-Control-Allow-Origin"] == "*"
    return json.loads(reponse.content)


def _verifier(schema, objet):
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(objet)


@pytest.mark.parametrize("liste", CHEMINS)
@pytest.mark.parametrize("parametres", [{}, {"full": "true"}])
def test_chaque_liste_et_chaque_objet_suivent_leurs_schemas(client, liste, parametres):
    _pleine()
    RessourceFactory(disponibilite="inconnue", disponibilite_le=None, cout="", acces=[], langues=[])
    nom = CHEMINS[liste][0]
    page = _json(client, f"/hsds/{liste}", **parametres)
    _verifier(schema_de_page(nom), page)
    assert page["contents"]
    for objet in page["contents"][:3]:
        un = _json(
            client,
            f"/hsds/{liste}/{objet['id']}",
            **({"full_service": "true"} if nom == "organization" else {}),
        )
        _verifier(schema_de(nom), un)
        assert un["id"] == objet["id"]


def test_un_schema_refuse_ce_qui_n_est_pas_dans_la_table(client):
    fiche = _json(client, f"/hsds/services/{_id(client, _pleine())}")
    for faute in ({"inconnu": 1}, {"status": "fermé"}, {"last_modified": "hier"}, {"name": ""}):
        assert list(
            Draft202012Validator(schema_de("service"), format_checker=FormatChecker()).iter_errors(
                fiche | faute
            )
        )


def test_la_description_openapi_est_valable_et_dit_chaque_chemin(client):
    racine = _json(client, reverse("hsds"))
    description = _json(client, racine["openapi_url"].removeprefix("http://testserver"))
    validate(description)
    assert set(description["paths"]) == {"/", *(f"/{c}{fin}" for c in CHEMINS for fin in ("", "/{id}"))}
    assert racine["version"] == "3.1"


def test_le_paquet_de_tableaux_se_lit_avec_ses_cles(client, tmp_path):
    _pleine()
    _pleine(nom="Autre", langue="fr")
    RessourceFactory(nom="Sans rien", adresse="Place du Marché")
    archive = zipfile.ZipFile(BytesIO(b"".join(client.get(reverse("hsds_paquet")).streaming_content)))
    archive.extractall(tmp_path)
    with system.use_context(trusted=True):
        rapport = Package(str(tmp_path / "datapackage.json")).validate()
    assert rapport.valid, rapport.flatten(["type", "message"])
    rangees = {tache.name: tache.stats["rows"] for tache in rapport.tasks}
    assert (rangees["service"], rangees["organization"], rangees["address"]) == (3, 2, 2)
    assert all(rangees.values()), rangees


def test_le_dehors_ne_lit_que_le_public_meme_pour_un_membre(client, connecter):
    _pleine(nom="Ouverte")
    cachee = _pleine(nom="Cachée", du_reseau=True)
    connecter(client, membre())
    for adresse in (
        "/hsds/services",
        "/hsds/services?full=true",
        "/hsds/organizations",
        "/hsds/services?format=ndjson",
    ):
        reponse = client.get(adresse)
        texte = (b"".join(reponse.streaming_content) if reponse.streaming else reponse.content).decode()
        assert "Cachée" not in texte
    assert _json(client, "/hsds/services")["total_items"] == 1
    assert _json(client, f"/hsds/services/{_identifiant(cachee)}", statut=404)["message"]


def test_une_fiche_reprise_disparait_aussitot(client):
    fiche = _pleine()
    adresse = f"/hsds/services/{_id(client, fiche)}"
    etag = client.get(adresse)["ETag"]
    Ressource.objects.filter(pk=fiche.pk).update(cercle="reseau")
    assert client.get(adresse, headers={"If-None-Match": etag}).status_code == 404
    assert _json(client, "/hsds/services")["empty"] is True


def test_une_adresse_confidentielle_ne_fait_pas_de_lieu(client):
    _pleine_refuge = RessourceFactory(refuge=True, code_postal="1000", nom="Refuge")
    for liste in CHEMINS:
        assert RUE_SECRETE not in json.dumps(_json(client, f"/hsds/{liste}", full="true"))
    assert _json(client, "/hsds/service_at_locations")["empty"] is True
    service = _json(client, f"/hsds/services/{_id(client, _pleine_refuge)}")
    assert "service_at_locations" not in service
    archive = b"".join(client.get(reverse("hsds_paquet")).streaming_content)
    with zipfile.ZipFile(BytesIO(archive)) as paquet:
        assert all(RUE_SECRETE.encode() not in paquet.read(nom) for nom in paquet.namelist())


def test_les_dates_de_verification_et_de_changement_sont_deux(client):
    fiche = _pleine()
    Ressource.objects.filter(pk=fiche.pk).update(verifie_le=timezone.localdate() - timedelta(days=90))
    service = _json(client, f"/hsds/services/{_id(client, fiche)}")
    assert service["assured_date"] < service["last_modified"][:10]
    assert service["last_modified"].endswith("Z")
    assert "3 semaines" in service["wait_time"]
    assert "complet" in service["alert"]


def test_les_parametres_du_standard_s_ajoutent(client):
    turque = _pleine(nom="Turque", etiquettes=["x"])
    autre = RessourceFactory(nom="Autre maison", acces=["domicile"], genre="lieu")
    termes = {t["code"]: t["id"] for t in _json(client, "/hsds/taxonomy_terms", per_page=500)["contents"]}

    def noms(**parametres):
        return [s["name"] for s in _json(client, "/hsds/services", **parametres)["contents"]]

    assert noms(taxonomy_term_id=termes["domicile"]) == [autre.nom]
    assert noms(taxonomy_term_id=termes["domicile"], search="turque") == []
    assert noms(search="MAISON") == [autre.nom]
    assert noms(taxonomy_term_id=str(uuid4())) == []
    organisation = _json(client, "/hsds/organizations", search="turque")["contents"][0]
    assert noms(organization_id=organisation["id"]) == [turque.nom]
    Ressource.objects.filter(pk=autre.pk).update(modifie_le=timezone.now() - timedelta(days=30))
    depuis = (timezone.now() - timedelta(days=1)).isoformat()
    assert noms(modified_after=depuis) == [turque.nom]
    minimal = _json(client, "/hsds/services", minimal="true")
    _verifier(schema_de_page("service_minimal"), minimal)


@pytest.mark.parametrize(
    ("parametres", "statut"),
    [
        ({"page": "0"}, 400),
        ({"page": "9"}, 404),
        ({"per_page": "9999"}, 400),
        ({"full": "peut-être"}, 400),
        ({"modified_after": "hier"}, 400),
        ({"format": "xml"}, 400),
        ({"postcode": "1000"}, 400),
    ],
)
def test_une_demande_impossible_est_refusee_par_une_phrase(client, parametres, statut):
    refus = _json(client, "/hsds/services", statut=statut, **parametres)
    _verifier(schema_de("error"), refus)


def test_l_interface_se_lit_seulement_et_dit_ce_qui_n_a_pas_change(client):
    assert client.post("/hsds/services").status_code == 405
    reponse = client.get("/hsds/services")
    assert client.get("/hsds/services", headers={"If-None-Match": reponse["ETag"]}).status_code == 304
    assert client.get("/hsds/services/").status_code == client.get("/hsds/").status_code == 200


def test_le_flux_donne_tout_une_ligne_chacun(client):
    RessourceFactory.create_batch(3)
    lignes = b"".join(client.get("/hsds/services", {"format": "ndjson"}).streaming_content).splitlines()
    assert len(lignes) == 3
    for ligne in lignes:
        _verifier(schema_de("service"), json.loads(ligne))


@pytest.mark.parametrize(
    "adresse",
    ["/hsds/services?full=true&search=maison", "/hsds/organizations?full=true", "/nl/hsds/services"],
)
def test_le_nombre_de_requetes_ne_suit_pas_celui_des_fiches(client, adresse):
    for rang in range(2):
        _pleine(nom=f"Maison {rang}")
    with CaptureQueriesContext(connection) as avant:
        client.get(adresse)
    for rang in range(6):
        _pleine(nom=f"Maison {rang} bis")
    with CaptureQueriesContext(connection) as apres:
        client.get(adresse)
    assert len(avant) == len(apres) <= 15


def _identifiant(fiche):
    return identifiant("service", fiche.reference)


def _id(client, fiche):
    (trouve,) = [
        s["id"]
        for s in _json(client, "/hsds/services", search=fiche.nom)["contents"]
        if s["name"] == fiche.nom
    ]
    return trouve
