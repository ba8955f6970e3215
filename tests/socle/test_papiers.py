"""Papers: what the engine may read, what it makes accessible, what is done without it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from socle import papiers
from socle.papiers import pdf, reponse_papier
from socle.tableurs import classeur
from tests.cdp.fabriques import PointFactory, SeanceFactory

GABARIT = "cdp/papiers/ordre_du_jour.html"


@pytest.fixture
def contexte(db):
    seance = SeanceFactory(titre="Quand la porte reste fermée")
    PointFactory(seance=seance, titre="Un point sur l’été")
    return {"seance": seance, "deroule": seance.deroule()}


def test_le_pdf_est_balise_titre_et_dit_sa_langue(contexte):
    lu = PdfReader(BytesIO(pdf(GABARIT, contexte, "nl")))
    racine = lu.trailer["/Root"]
    assert racine["/MarkInfo"]["/Marked"]
    assert racine["/Lang"] == "nl"
    assert "Quand la porte reste fermée" in lu.metadata.title
    assert "Un point sur l’été" in lu.pages[0].extract_text()
    sortes = {element["/S"] for element in _elements(racine["/StructTreeRoot"])}
    assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= sortes


def test_chaque_image_du_pdf_a_son_texte(contexte):
    lu = PdfReader(BytesIO(pdf(GABARIT, contexte)))
    images = [e for e in _elements(lu.trailer["/Root"]["/StructTreeRoot"]) if e["/S"] == "/Figure"]
    assert images
    assert all(image.get("/Alt") for image in images)


def _elements(noeud):
    for enfant in noeud.get("/K", []):
        enfant = enfant.get_object()
        if isinstance(enfant, dict) and "/S" in enfant:
            yield enfant
            yield from _elements(enfant)


@pytest.mark.parametrize(
    "adresse",
    [
        "file:///etc/passwd",
        "http://169.254.169.254/latest/",
        "http://localhost:8000/sante/pret/",
        "http://localhost:8000/static/../../pyproject.toml",
        "http://localhost:8000/static/%2e%2e/%2e%2e/pyproject.toml",
        "http://localhost:8000/static//etc/passwd",
        "http://localhost:8000/static/absent.css",
        "ftp://exemple.brussels/x",
    ],
)
def test_le_moteur_ne_lit_que_nos_fichiers_statiques(adresse, settings):
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    with pytest.raises(Exception, match=r"static file|outside of|located") as refus:
        papiers._fournisseur().fetch(adresse)
    assert not isinstance(refus.value, OSError), "nothing was opened, nobody was called"


def test_le_moteur_lit_la_feuille_de_style(settings):
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    assert (
        b"@page" in papiers._fournisseur().fetch("http://localhost:8000/static/socle/css/papier.css").read()
    )


def test_une_page_a_imprimer_quand_on_la_demande(contexte, rf):
    page = reponse_papier(rf.get("/x/?format=html"), GABARIT, contexte, "ordre").content.decode()
    assert "Ouvrir en PDF" in page
    assert "<style" not in page


def test_sans_pango_une_page_a_imprimer_qui_le_dit(contexte, rf, monkeypatch):
    monkeypatch.setattr(papiers, "_moteur", lambda: None)
    reponse = reponse_papier(rf.get("/x/"), GABARIT, contexte, "ordre")
    assert reponse["Content-Type"].startswith("text/html")
    assert "ce serveur ne fait pas de PDF" in reponse.content.decode().replace("\u202f", " ").replace(
        "\xa0", " "
    )
    with pytest.raises(RuntimeError, match="Pango"):
        pdf(GABARIT, contexte)


def test_rien_ne_reste_sur_un_ordinateur_partage(contexte, rf):
    reponse = reponse_papier(rf.get("/x/"), GABARIT, contexte, "ordre du jour")
    assert reponse["Content-Type"] == "application/pdf"
    assert "no-store" in reponse["Cache-Control"]
    assert reponse["Content-Disposition"] == 'inline; filename="ordre du jour.pdf"'


@pytest.mark.parametrize("piege", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_un_texte_ne_devient_jamais_une_formule(piege):
    cellule = _lire([("Feuille", ["Nom"], [[piege]])])["A2"]
    assert cellule.data_type == "s"
    assert cellule.value == "'" + piege


def test_les_nombres_et_les_dates_restent_des_nombres_et_des_dates():
    feuille = _lire(
        [("Un: deux/trois?", ["Jour", "Euros", "Nom"], [[date(2026, 3, 4), Decimal("75.50"), None]])]
    )
    assert feuille.title == "Un  deux trois "
    assert feuille["A2"].is_date
    assert feuille["B2"].value == 75.5
    assert feuille["C2"].value is None
    assert feuille.freeze_panes == "B2"


def _lire(feuilles):
    return load_workbook(BytesIO(classeur(feuilles))).active
