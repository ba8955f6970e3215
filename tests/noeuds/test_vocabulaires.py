"""The governed lists, as people and programs read them (issue 6, item 5)."""

import pytest
from django.urls import reverse
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from noeuds.models import Terme

pytestmark = pytest.mark.django_db
LISTE = URIRef("http://testserver/vocabulaires/theme/")


@pytest.fixture
def terme():
    garde = Terme.objects.create(
        liste="theme",
        cle="essai-toit",
        libelle="Toit perdu",
        libelle_nl="Dak kwijt",
        synonymes="à la porte, SDX",
    )
    Terme.objects.create(
        liste="theme", cle="essai-vieux", libelle="Vieux", libelle_nl="Oud", remplace_par=garde
    )
    return garde


# rdflib's own reader of JSON-LD warns of itself.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize(("format", "lecteur"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_une_liste_se_lit_en_skos_dans_les_deux_langues(client, terme, format, lecteur):
    reponse = client.get(reverse("vocabulaire_fichier", args=["theme", format]))
    graphe = Graph().parse(data=reponse.content, format=lecteur)
    concept = URIRef(f"{LISTE}#essai-toit")
    assert (LISTE, RDF.type, SKOS.ConceptScheme) in graphe
    assert set(graphe.objects(concept, SKOS.prefLabel)) == {
        Literal("Toit perdu", "fr"),
        Literal("Dak kwijt", "nl"),
    }
    assert Literal("SDX", "fr") in set(graphe.objects(concept, SKOS.altLabel))
    assert graphe.value(URIRef(f"{LISTE}#essai-vieux"), DCTERMS.isReplacedBy) == concept
    assert URIRef(f"{LISTE}#essai-vieux") not in set(graphe.objects(LISTE, SKOS.hasTopConcept))


def test_l_adresse_d_un_terme_est_la_meme_en_neerlandais(client, terme):
    francais = client.get(reverse("vocabulaire_fichier", args=["theme", "ttl"])).content
    graphe = Graph().parse(data=client.get("/nl/vocabulaires/theme.ttl").content, format="turtle")
    assert set(graphe.subjects()) == set(Graph().parse(data=francais, format="turtle").subjects())


def test_un_programme_recoit_le_fichier_qu_il_prefere_une_personne_la_page(client, terme):
    adresse = reverse("vocabulaire", args=["theme"])
    reponse = client.get(adresse, headers={"Accept": "text/turtle"})
    assert reponse["Content-Type"].startswith("text/turtle")
    assert "Accept" in reponse["Vary"]
    page = client.get(adresse, headers={"Accept": "text/html,*/*;q=0.8"}).content.decode()
    assert 'id="essai-toit"' in page
    assert "à la porte, SDX" in page
    assert client.get(reverse("vocabulaire", args=["inconnue"])).status_code == 404


def test_la_liste_des_vocabulaires_mene_a_chacun(client, terme):
    page = client.get(reverse("vocabulaires")).content.decode()
    assert reverse("vocabulaire", args=["theme"]) in page
