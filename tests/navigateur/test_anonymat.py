"""The helper in a real browser says what Python says, on every text of the sets, and costs little to fetch."""

import json
import mimetypes

import brotli
import pytest

from noeuds.anonymat import analyser
from noeuds.anonymat.donnees import DOSSIER
from tests.outils.lieux import RACINE

RACINE_STATIQUE = DOSSIER.parent.parent
JEUX = RACINE / "tests" / "noeuds" / "anonymat" / "jeux"
ORIGINE = "http://statique.test/"
AU_PLUS = 250_000
#: Emoji and marks count as code points; a Dutch sentence inside a French text.
AUTRES = [
    {"text": "👩🏽‍🦱 He\u0301le\u0300ne Peeters… œuvre", "lang": "fr"},
    {"text": "", "lang": "fr"},
    {"text": "Elle dit merci.\nMevrouw De Smet woont in de Lakensestraat 14.", "lang": ""},
]


@pytest.fixture
def page_nue(navigateur):
    """A page of an origin that serves our static files, and nothing else."""
    contexte = navigateur.new_context()
    contexte.route(f"{ORIGINE}**", _servir)
    page = contexte.new_page()
    page.goto(ORIGINE)
    yield page
    contexte.close()


def _servir(route):
    chemin = RACINE_STATIQUE / route.request.url.removeprefix(ORIGINE)
    if chemin.is_file():
        route.fulfill(body=chemin.read_bytes(), content_type=mimetypes.guess_type(chemin.name)[0])
    else:
        route.fulfill(body="<!doctype html><title>essai</title>", content_type="text/html")


def _textes():
    lignes = (ligne for jeu in sorted(JEUX.glob("*.jsonl")) for ligne in jeu.read_text("utf-8").splitlines())
    return [*AUTRES, *map(json.loads, lignes)]


def _en_clair(constat):
    cles = ("debut", "fin", "genre", "texte")
    dit = {cle: getattr(constat, cle) for cle in cles}
    return {**dit, "niveau": str(constat.niveau), "propositions": list(constat.propositions)}


def test_le_navigateur_trouve_ce_que_python_trouve(page_nue):
    textes = [(texte["text"], texte.get("lang", "")) for texte in _textes()]
    trouves = page_nue.evaluate(
        """async (textes) => {
            const { preparer, analyser } = await import("/noeuds/js/anonymat/index.js");
            await preparer();
            return textes.map(([texte, langue]) => analyser(texte, langue));
        }""",
        textes,
    )
    assert len(trouves) == len(textes) > 300
    for (texte, langue), trouve in zip(textes, trouves, strict=True):
        assert trouve == [_en_clair(constat) for constat in analyser(texte, langue)], texte


def test_l_aide_pese_moins_de_250_ko_sur_le_reseau():
    fichiers = [*DOSSIER.glob("*.json"), *(RACINE_STATIQUE / "noeuds" / "js" / "anonymat").glob("*.js")]
    assert sum(len(brotli.compress(fichier.read_bytes())) for fichier in fichiers) <= AU_PLUS
