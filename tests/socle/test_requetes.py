"""No page of the project makes more than fifteen queries, and twice the rows make no more (produit.md, issue 1)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socle.etiquettes.models import Etiquette
from socle.langues import en
from tests.cercles.adresses import ADRESSES
from tests.cercles.monde import creer_monde
from tests.cercles.toutes_les_choses import toutes_les_choses
from tests.noeuds.fabriques import NoeudFactory
from tests.outils.client import ClientHostile
from tests.outils.traductions import traduire
from tests.socle.peuplement import MOT, peupler
from tests.veille.fabriques import synthese

pytestmark = pytest.mark.django_db
AU_PLUS = 15
#: Wagtail's pages, and the pages whose words or filters make them read more than their bare address.
AUTRES = {
    "accueil": lambda c: "/",
    "comprendre": lambda c: "/comprendre/",
    "page_editoriale": lambda c: f"/comprendre/le-{MOT}/",
    "noeuds": lambda c: "/noeuds/",
    "noeud": lambda c: c["noeud"].url,
    "analyses": lambda c: "/analyses/",
    "analyse": lambda c: c["analyse"].url,
    "recherche_trouve": lambda c: f"{reverse('recherche')}?q={MOT}",
    "recherche_d_un_genre": lambda c: f"{reverse('recherche')}?q={MOT}&genre=vignette",
    "recherche_filtree": lambda c: f"{reverse('recherche')}?q={MOT}&genre=vignette&langue=fr",
    "recherche_vide": lambda c: f"{reverse('recherche')}?q=introuvable",
    "recherche_suggestions": lambda c: f"{reverse('suggestions')}?q={MOT[:4]}",
    "comme": lambda c: reverse("comme", args=["noeud", c["noeud"].slug]),
    "suggestions": lambda c: f"{reverse('etiquettes_suggestions')}?q=lo",
    "ressources_filtrees": lambda c: f"{reverse('ressources')}?q={MOT}&genre=service",
    "archives_cherchees": lambda c: f"{reverse('archives')}?q={MOT}",
}


@pytest.fixture
def monde():
    return creer_monde()


@pytest.fixture
def choses(monde):
    etiquette = Etiquette.objects.pour_noms(["logement"])[0]
    noeud = NoeudFactory(cercle="public", etiquettes=["logement"])
    traduire(NoeudFactory(cercle="public", title=f"Un {MOT} traduit"), f"Een {MOT}")
    return toutes_les_choses(monde, etiquette=etiquette, noeud=noeud, analyse=synthese("public"))


def adresses(role, choses):
    """The address of every page that this role can read."""
    for nom, ligne in ADRESSES.items():
        lue = ligne.methode == "get" and ligne.attendu(role) == 200
        if lue and nom not in AUTRES and nom != "wagtaildocs_serve":
            yield nom, reverse(nom, args=ligne.args(choses)) + ligne.suite(choses)
    for nom, adresse in AUTRES.items():
        yield nom, adresse(choses)
        # In Dutch, the tree is another and each page may be read in either language.
        yield f"{nom} (nl)", en("nl", adresse(choses))


def compter(client, adresse):
    with CaptureQueriesContext(connection) as requetes:
        reponse = client.get(adresse)
        assert reponse.status_code == 200, adresse
        # Now: the connection forgets them at the next request.
        return [requete["sql"] for requete in requetes.captured_queries]


def a_chaud(client, adresse):
    """Once what is read once a process (content types, sites) is read."""
    client.get(adresse)
    return compter(client, adresse)


@pytest.mark.parametrize("role", ["anonyme", "membre", "auteur", "moderateur", "veilleuse", "coordination"])
def test_quinze_requetes_au_plus_et_pas_une_de_plus_pour_le_double(role, monde, choses, indexer):
    client = ClientHostile()
    if role != "anonyme":
        client.force_login(monde.personnes[role])
    peupler(monde, choses)
    indexer()
    avant = {nom: len(a_chaud(client, adresse)) for nom, adresse in adresses(role, choses)}
    peupler(monde, choses)
    indexer()
    apres = {}
    for nom, adresse in adresses(role, choses):
        apres[nom] = compter(client, adresse)
        if len(apres[nom]) > min(avant[nom], AU_PLUS):
            apres[nom] = compter(
                client, adresse
            )  # What is kept until something changes has just been made again.
    fautes = [
        f"{nom}: {avant[nom]} requêtes, puis {len(requetes)}" + _repetees(requetes)
        for nom, requetes in apres.items()
        if len(requetes) > min(avant[nom], AU_PLUS)
    ]
    assert not fautes, "\n".join(fautes)


def _repetees(requetes):
    """The queries that look alike, to see at once where the loop is."""
    debuts = [sql.split(" WHERE ")[0][-60:] for sql in requetes]
    return "".join(f"\n    {debuts.count(d)} × {d}" for d in sorted(set(debuts)) if debuts.count(d) > 1)
