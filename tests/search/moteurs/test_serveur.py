"""What Elasticsearch and OpenSearch are asked, through modelsearch's backends: a client that listens, no server."""

import sys
from types import ModuleType

import pytest
from django.conf import settings
from django.test import override_settings

from search.models import Entree
from search.moteurs import serveur
from socle.settings import recherche

from .monde import NOEUD, RESSOURCE

pytestmark = pytest.mark.django_db
SERVEURS = ["elasticsearch7", "elasticsearch8", "elasticsearch9", "opensearch2", "opensearch3"]


class Client:
    """Answers that each entry of the filter has the word, in pages of a hundred."""

    def __init__(self, **options):
        self.options = options
        self.demandes, self.suites = [], {}

    def search(self, *, body=None, query=None, **autres):
        demande = body["query"] if body else query
        self.demandes.append(demande)
        trouvees = [{"fields": {"pk": [str(pk)]}, "_score": 1.0} for pk in cles(demande)]
        self.suites = {"suite": [trouvees[n : n + 100] for n in range(0, len(trouvees), 100)]}
        return self.scroll("suite")

    def scroll(self, scroll_id, **autres):
        pages = self.suites[scroll_id]
        return {"_scroll_id": scroll_id, "hits": {"hits": pages.pop(0) if pages else []}}

    def clear_scroll(self, scroll_id):
        pass


def filtres(demande):
    """The filters of a query, by what they are."""
    return {next(iter(filtre)): filtre for filtre in demande["bool"]["filter"]}


def cles(demande):
    return filtres(demande)["terms"]["terms"]["id_filter"]


@pytest.fixture
def clients(monkeypatch):
    """The packages that talk to servers, as far as modelsearch imports them; those that are made are listed."""
    faits = []

    class Ecoute(Client):
        def __init__(self, **options):
            super().__init__(**options)
            faits.append(self)

    for paquet, nom in (("elasticsearch", "Elasticsearch"), ("opensearchpy", "OpenSearch")):
        module, outils = ModuleType(paquet), ModuleType(f"{paquet}.helpers")
        module.VERSION, module.NotFoundError, outils.bulk = (8, 0, 0), LookupError, None
        setattr(module, nom, Ecoute)
        monkeypatch.setitem(sys.modules, paquet, module)
        monkeypatch.setitem(sys.modules, f"{paquet}.helpers", outils)
    yield faits
    for nom in [nom for nom in sys.modules if nom.rpartition(".")[2] in SERVEURS]:
        del sys.modules[nom]


@pytest.fixture(params=SERVEURS)
def demandes(request, clients, monkeypatch, tmp_path):
    """Everything that the server of these settings was asked."""
    monkeypatch.setenv("FIL_RECHERCHE", request.param)
    chemin, backends = recherche.moteur(tmp_path)
    assert chemin == "search.moteurs.serveur.Serveur"
    with override_settings(WAGTAILSEARCH_BACKENDS={**settings.WAGTAILSEARCH_BACKENDS, **backends}):
        yield lambda: [demande for client in clients for demande in client.demandes]


def entrees(nombre=3, **champs):
    return Entree.objects.bulk_create(
        [
            Entree(genre=RESSOURCE, objet_id=rang, titre=f"Fiche {rang}", langue="fr", adresse="/", **champs)
            for rang in range(1, nombre + 1)
        ]
    )


def test_rien_n_est_demande_hors_de_ce_qui_se_voit(demandes):
    vues = entrees()
    Entree.objects.create(genre=NOEUD, objet_id=9, titre="Le secret", langue="fr", adresse="/")
    visibles = Entree.objects.filter(genre=RESSOURCE)
    moteur = serveur.Serveur()
    moteur.chercher("fiche helbergement", visibles, "fr")
    moteur.semblables(vues[0], visibles)
    moteur.titres("fi", visibles)
    moteur.mots("fi", visibles)
    posees = demandes()
    assert len(posees) >= 5
    permises = {entree.pk for entree in vues}
    for demande in posees:
        assert "search.Entree" in str(demande["bool"]["filter"])
        assert set(cles(demande)) <= permises


def test_les_mots_sont_cherches_dans_tous_les_champs_et_les_debuts_dans_le_titre(demandes):
    entrees()
    serveur.Serveur().chercher("hébergement", Entree.objects.all(), "fr")
    serveur.Serveur().titres("héb", Entree.objects.all())
    mot, debut = demandes()[0], demandes()[-1]
    ecrit = str(mot["bool"]["must"])
    assert "_all_text" in ecrit
    assert "_all_text_boost_3_0" in ecrit
    assert "'hébergement'" in ecrit
    assert "'hebergement'" in ecrit
    assert "_edgengrams" in str(debut["bool"]["must"])
    assert "_all_text" not in str(debut["bool"]["must"])


def test_un_mot_que_rien_ne_dit_est_cherche_a_peu_pres(demandes, monkeypatch):
    entrees(texte="Un hébergement pour la nuit.")
    vrai = Client.search

    def sauf_les_fautes(self, **demande):
        reponse = vrai(self, **demande)
        posee = str(self.demandes[-1]["bool"]["must"])
        return reponse if "fuzziness" in posee or "helbergement" not in posee else {"hits": {"hits": []}}

    monkeypatch.setattr(Client, "search", sauf_les_fautes)
    reponse = serveur.Serveur().chercher("helbergement", Entree.objects.all(), "fr")
    assert reponse.corrige == "hebergement"
    assert len(reponse.lignes) == 3


def test_un_mot_des_seuls_textes_caches_n_est_jamais_propose(demandes, monkeypatch):
    """Even by a server that leaves the filter aside: what it says is read among the visible alone."""
    vues = entrees(texte="Une chambre pour la nuit.")
    cachee = Entree.objects.create(
        genre=NOEUD, objet_id=9, titre="Un hébergement", texte="hébergement", langue="fr", adresse="/"
    )
    visibles = Entree.objects.filter(genre=RESSOURCE)
    a_peu_pres, vrai = [], Client.search

    def tout_dire(self, **demande):
        reponse = vrai(self, **demande)
        posee = self.demandes[-1]
        if "fuzziness" not in str(posee["bool"]["must"]):
            return {"hits": {"hits": []}}
        a_peu_pres.append(posee)
        reponse["hits"]["hits"].append({"fields": {"pk": [str(cachee.pk)]}, "_score": 9.0})
        return reponse

    monkeypatch.setattr(Client, "search", tout_dire)
    moteur = serveur.Serveur()
    assert moteur.chercher("helbergement", visibles, "fr").corrige == ""
    assert a_peu_pres
    for posee in a_peu_pres:
        assert set(cles(posee)) == {entree.pk for entree in vues}
    assert moteur.chercher("helbergement", Entree.objects.all(), "fr").corrige == "hebergement"


def test_plus_de_cles_que_le_serveur_n_en_prend_sont_demandees_en_plusieurs_fois(demandes, monkeypatch):
    monkeypatch.setattr(serveur, "CLES_MAX", 2)
    toutes = entrees(5)
    trouvees = serveur.Serveur().chercher("fiche", Entree.objects.all(), "fr").lignes
    assert [ligne.pk for ligne in trouvees] == [entree.pk for entree in toutes]
    assert [len(cles(demande)) for demande in demandes()] == [2, 2, 1]


def test_le_serveur_lit_le_francais(demandes, clients):
    from modelsearch.backends import get_search_backend

    analyseurs = get_search_backend("default").settings["settings"]["analysis"]["analyzer"]
    assert {"default", "edgengram_analyzer"} <= analyseurs.keys()
    assert "fil_radicaux" in analyseurs["default"]["filter"]
    assert clients
