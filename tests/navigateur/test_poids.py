"""What a public page weighs on the way, over the server of production: 50 kB with its styles and its scripts."""

import gzip
import re
import sqlite3
import urllib.request

import pytest
from django.conf import settings
from django.db import connections

from tests.navigateur.vues import VUES
from tests.outils.production import environnement, servir

AU_PLUS = 50_000
PAGES = [
    "home.AccueilPage",
    "home.IndexComprendre",
    "home.PageEditoriale",
    "noeuds.IndexNoeuds",
    "noeuds.Noeud",
    "ressources",
    "ressource",
    "veille.IndexAnalyses",
    "veille.SynthesePage",
    "groupes",
    "recherche:trouve",
    "dispositifs",
]
COMPTES = {"Document", "Stylesheet", "Script"}


@pytest.fixture(scope="session")
def chemins(choses):
    return {nom: VUES[nom].chemin(choses) for nom in PAGES}


@pytest.fixture(scope="session")
def production(chemins, tmp_path_factory):
    """On a copy of the demonstration that the other tests write to."""
    if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        pytest.skip("the copy is one of SQLite")
    var = tmp_path_factory.mktemp("production")
    source = sqlite3.connect(connections["default"].settings_dict["NAME"])
    with source, sqlite3.connect(var / "fil.sqlite3") as copie:
        source.backup(copie)
    source.close()
    with servir(environnement(var)) as adresse:
        yield adresse


@pytest.mark.parametrize("nom", PAGES)
def test_une_page_publique_pese_moins_de_50_ko(nom, chemins, production, ouvrir):
    page = ouvrir(base_url=production)
    recus, demandes = _ecouter(page)
    assert page.goto(chemins[nom]).status == 200
    page.wait_for_load_state("networkidle")
    pese = {demandes[cle]: octets for cle, octets in recus.items() if demandes[cle][0] in COMPTES}
    assert {"Document", "Stylesheet", "Script"} == {genre for genre, _ in pese}
    assert sum(pese.values()) <= AU_PLUS, sorted(pese.items(), key=lambda paire: -paire[1])
    ailleurs = [url for _, url in demandes.values() if not url.startswith((production, "data:"))]
    assert not ailleurs


def _ecouter(page):
    """Bytes received by request, headers included, and (kind, address) of each: as the network counts them."""
    reseau = page.context.new_cdp_session(page)
    recus, demandes = {}, {}
    reseau.on(
        "Network.requestWillBeSent",
        lambda e: demandes.update({e["requestId"]: (e["type"], e["request"]["url"])}),
    )
    reseau.on("Network.loadingFinished", lambda e: recus.update({e["requestId"]: e["encodedDataLength"]}))
    reseau.send("Network.enable")
    reseau.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return recus, demandes


def test_les_fichiers_sont_compresses_et_gardes_un_an(production):
    html = gzip.decompress(_demander(f"{production}/", "gzip")[1]).decode()
    feuille = re.search(r'href="(/static/[^"]+\.css)"', html)[1]
    assert re.search(r"\.[0-9a-f]{12}\.css$", feuille)
    for code in ("br", "gzip"):
        entetes, _ = _demander(production + feuille, code)
        assert entetes["Content-Encoding"] == code
        assert entetes["Vary"] == "Accept-Encoding"
        assert "immutable" in entetes["Cache-Control"]
        assert int(re.search(r"max-age=(\d+)", entetes["Cache-Control"])[1]) >= 365 * 24 * 3600


def test_une_page_publique_voyage_compressee(production):
    entetes, _ = _demander(f"{production}/", "gzip, br")
    assert entetes["Content-Encoding"] == "gzip"


def _demander(url, code):
    demande = urllib.request.Request(url, headers={"Accept-Encoding": code})
    with urllib.request.urlopen(demande, timeout=20) as reponse:
        return reponse.headers, reponse.read()
