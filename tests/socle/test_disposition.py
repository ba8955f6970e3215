"""The layout of style.md: what stands where, who may import whom, and how large a file may be."""

import ast
import subprocess
import zipfile

import pytest

from tests.outils.lieux import APPS, RACINE, SITE, SOURCES, fichiers, relatif
from tests.outils.uv import uv

#: Whom each may import, besides itself and the libraries.
PERMIS = {
    "socle": set(),
    "search": {"socle"},
    "ressources": {"socle"},
    "noeuds": {"socle"},
    "cdp": {"socle", "ressources", "noeuds"},
    "veille": {"socle", "ressources", "noeuds", "cdp"},
    "home": {"socle", "ressources", "noeuds", "cdp", "veille"},
}
LIGNES_DE_FICHIER = 400
LIGNES_DE_FONCTION = 60
LIGNES_DE_TEST = 1000
LIGNES_DES_REGLAGES = 250
OCTETS_DE_MIGRATION = 60 * 1024

CODE = fichiers("*.py", sauf=("migrations",))


def test_site_n_est_jamais_un_paquet():
    """`site` is also a module of Python, imported before any of ours."""
    assert not (SITE / "__init__.py").exists()
    assert not (RACINE / "tests" / "site").exists()


def test_git_garde_le_dossier_site():
    ignore = subprocess.run(
        ["git", "check-ignore", "site/socle/urls.py", "site/socle/nouveau.py"],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ignore.stdout == ""


def test_le_paquet_construit_contient_socle_et_les_applications(tmp_path):
    uv("build", "--quiet", "--wheel", "--out-dir", str(tmp_path))
    (paquet,) = tmp_path.glob("*.whl")
    contenu = set(zipfile.ZipFile(paquet).namelist())
    attendu = {
        "socle/settings/base.py",
        "socle/templates/base.html",
        "socle/comptes/migrations/0001_initial.py",
    }
    attendu |= {f"{app}/apps.py" for app in APPS}
    attendu |= {str(chemin.relative_to(RACINE)) for chemin in RACINE.glob("*/demonstration/*.toml")}
    attendu |= {str(chemin.relative_to(SITE)) for chemin in SITE.glob("socle/locale/*/LC_MESSAGES/*.po")}
    assert attendu <= contenu
    assert not {nom for nom in contenu if nom.startswith(("tests/", "site/", "var/"))}


@pytest.mark.parametrize("app", PERMIS)
def test_le_sens_des_imports(app):
    """socle ← ressources, noeuds ← cdp ← veille ← home; search sees only socle (style.md)."""
    interdits = set(PERMIS) - PERMIS[app] - {app}
    fautes = [
        f"{relatif(chemin)} imports {nom}"
        for chemin in CODE
        if _application(chemin) == app and not _assemble_tout(chemin)
        for nom in _imports(chemin)
        if nom.split(".")[0] in interdits
    ]
    assert not fautes, "use a foreign key by string, a signal or a registry in socle"


def _application(chemin):
    return relatif(chemin).removeprefix("site/").split("/")[0]


def _assemble_tout(chemin):
    """Settings and urls name every app: it is their trade."""
    return chemin.parent == SITE / "socle" / "settings" or chemin == SITE / "socle" / "urls.py"


def _imports(chemin):
    for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8"))):
        if isinstance(noeud, ast.Import):
            yield from (alias.name for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom) and not noeud.level:
            yield noeud.module


def test_les_fichiers_restent_courts():
    longs = [relatif(f) for f in CODE if len(f.read_text(encoding="utf-8").splitlines()) > LIGNES_DE_FICHIER]
    assert not longs, "make it a package of the same name (style.md rule 1)"


def test_les_fonctions_restent_courtes():
    longues = [
        f"{relatif(chemin)}:{noeud.lineno} {noeud.name}"
        for chemin in CODE
        for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8")))
        if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef)
        and noeud.end_lineno - noeud.lineno >= LIGNES_DE_FONCTION
    ]
    assert not longues


def test_les_essais_restent_lisibles():
    essais = (RACINE / "tests").rglob("*.py")
    assert not [
        relatif(f) for f in essais if len(f.read_text(encoding="utf-8").splitlines()) > LIGNES_DE_TEST
    ]


def test_les_reglages_ne_deviennent_pas_l_application():
    base = SITE / "socle" / "settings" / "base.py"
    assert len(base.read_text(encoding="utf-8").splitlines()) <= LIGNES_DES_REGLAGES


def test_les_migrations_restent_legeres():
    """A StreamField that writes its blocks in each migration has made 40 MB elsewhere (style.md rule 11)."""
    migrations = [f for source in SOURCES for f in source.rglob("migrations/*.py")]
    assert migrations
    assert not [relatif(f) for f in migrations if f.stat().st_size > OCTETS_DE_MIGRATION]
