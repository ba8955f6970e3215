"""`make test`: every part in order, each with its heading and its duration; one failure does not hide the next.

Called by the Python of .venv. Without argument, all parts; with some (`test-sqlite`, `lint`…), these.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from ctypes.util import find_library
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(RACINE))

from tests.outils import chromium, postgres_jetable, wagtail8  # noqa: E402

_BIN = Path(sys.executable).parent
#: In order (`load`): the tests that empty the database come last, on both.
_SUR_DEUX_COEURS = ("-q", "-n", "2", "--no-header")
#: Pure functions and our own sources, the same on any database and any Wagtail: once is enough.
_SANS_LES_PURS = tuple(
    f"--ignore=tests/{pur}"
    for pur in (
        "noeuds/anonymat",
        "ressources/test_imports_lecture.py",
        "search/analyse",
        "search/mesure",
        *(f"search/{nom}.py" for nom in ("backends/test_solidite", "test_classement", "test_orthographe")),
        *(f"veille/test_{nom}.py" for nom in ("ancrage", "extraction", "suppression")),
        *(f"veille/echanges/test_{nom}.py" for nom in ("aller_retour", "lecture", "schema")),
        *(
            f"socle/test_{nom}.py"
            for nom in ("catalogues", "composants", "disposition", "gabarits", "harnais", "jetons", "texte")
        ),
    )
)
#: What the page of the search answers, when PostgreSQL answers it (FIL_RECHERCHE). None empties the database.
_DE_LA_RECHERCHE = tuple(
    f"tests/search/test_{nom}.py"
    for nom in (
        *("attente", "couts", "extraits", "fuites", "mondes", "page", "recherche", "suivies", "trouver"),
        "vaines",
    )
)
#: Of these, what reads only what waits for the writer, state by state and role by role: no motor answers it.
_SANS_LES_SUGGESTIONS = (
    "--deselect=tests/search/test_recherche.py::test_une_suggestion_ne_dit_que_ce_que_l_on_peut_voir",
)
#: They read every address as every role, for what no database nor Wagtail changes: queries, languages, one address.
_SANS_LES_TOURNEES = (
    "--ignore=tests/socle/test_requetes.py",
    "--ignore=tests/socle/test_langue_des_textes.py",
    "--ignore=tests/socle/test_langues.py",
    "--ignore=tests/ressources/test_adresse_nulle_part.py",
)
#: What a newer Wagtail could change: its pages and what is written in its admin; the rest knows nothing of it.
_DE_WAGTAIL = (
    "tests/cercles/test_traductions.py",
    "tests/comptes/test_droits.py",
    "tests/home",
    *(
        f"tests/noeuds/test_{nom}.py"
        for nom in ("demonstration", "listes", "noeuds", "page_du_noeud", "propositions", "traductions")
    ),
    "tests/search",
    "tests/socle",
    *(
        f"tests/veille/test_{nom}.py"
        for nom in (
            *("archive", "archiver", "articles", "aucune_route", "demonstration"),
            *("relecture_des_analyses", "syntheses"),
        )
    ),
)


#: A browser on a busy machine may stumble once: that few tests are run again, alone, and said; a fault fails twice.
_REPRISES = 3


class Saut(Exception):
    """A part that cannot run here, and why; not a failure."""


def lint():
    """Style, templates, types: what a reader should not have to say."""
    return (
        _executer(_BIN / "ruff", "check", ".")
        + _executer(_BIN / "ruff", "format", "--check", ".")
        + _executer(_BIN / "djlint", "--lint", "--quiet", "site", *_dossiers_de_gabarits())
        + _executer(_BIN / "mypy")
    )


def verifications():
    """Django's own checks, and no model ahead of its migrations."""
    with tempfile.TemporaryDirectory() as var:
        reglages = {"DJANGO_SETTINGS_MODULE": "socle.settings.test", "FIL_VAR": var}
        return _executer(sys.executable, "manage.py", "check", env=reglages) + _executer(
            sys.executable, "manage.py", "makemigrations", "--check", "--dry-run", env=reglages
        )


def sqlite():
    if find_library("pangoft2-1.0") is None:
        chromium.installer_paquets("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
    return _pytest(*_SUR_DEUX_COEURS)


def postgres():
    if postgres_jetable.binaires() is None and os.environ.get("CI") == "true":
        chromium.installer_paquets("postgresql")
    if postgres_jetable.binaires() is None:
        raise Saut(postgres_jetable.ABSENT)
    with postgres_jetable.postgres_jetable() as adresse:
        base = {"DATABASE_URL": adresse}
        # First, and on the database that the next ones take as it was made: half a minute of migrations once.
        gardee = (*_SUR_DEUX_COEURS, "--reuse-db")
        page = _pytest(
            *_DE_LA_RECHERCHE, *_SANS_LES_SUGGESTIONS, *gardee, env={**base, "FIL_RECHERCHE": "postgresql"}
        )
        return page + _pytest(*gardee, *_SANS_LES_PURS, *_SANS_LES_TOURNEES, env=base)


def navigateur():
    if not chromium.installer_si_absent():
        print(chromium.ABSENT)
        return 1
    rendu = _pytest("tests/navigateur", *_SUR_DEUX_COEURS)
    tombes = _derniers_echecs()
    if rendu != 1 or not 0 < len(tombes) <= _REPRISES:
        return rendu
    print(f"Reprise, avec un serveur et un navigateur neufs : {', '.join(tombes)}", flush=True)
    return _pytest(*tombes, "-q", "--no-header")


def _derniers_echecs():
    """The tests that failed in the run just ended, as pytest remembers them."""
    memoire = RACINE / ".pytest_cache/v/cache/lastfailed"
    return sorted(json.loads(memoire.read_text())) if memoire.is_file() else []


def wagtail_8():
    return _pytest(
        *_DE_WAGTAIL, *_SUR_DEUX_COEURS, *_SANS_LES_PURS, *_SANS_LES_TOURNEES, python=wagtail8.installer()
    )


PARTIES = {
    "lint": ("Style, gabarits, types", lint),
    "verifications": ("Vérifications de Django", verifications),
    "test-sqlite": ("Essais sur SQLite", sqlite),
    "test-postgres": ("Essais sur PostgreSQL", postgres),
    "test-navigateur": ("Essais dans un vrai navigateur", navigateur),
    "test-wagtail8": (f"Essais sur Wagtail {wagtail8.VERSION}", wagtail_8),
}


def main(voulues):
    inconnues = set(voulues) - set(PARTIES)
    if inconnues:
        print(f"Parties inconnues : {', '.join(sorted(inconnues))}. Connues : {', '.join(PARTIES)}.")
        return 2
    bilan = [_passer(*PARTIES[nom]) for nom in voulues or PARTIES]
    print("\n=== Bilan")
    for titre, etat, duree in bilan:
        print(f"  {etat:8} {titre} ({duree:.0f} s)")
    return 1 if any(etat == "ÉCHEC" for _, etat, _ in bilan) else 0


def _passer(titre, partie):
    print(f"\n=== {titre}", flush=True)
    debut = time.monotonic()
    try:
        etat = "ÉCHEC" if partie() else "réussi"
    except Saut as saut:
        print(f"Cette partie est sautée : {saut}")
        etat = "SAUTÉ"
    except (OSError, subprocess.SubprocessError, RuntimeError, postgres_jetable.PostgresAbsent) as erreur:
        print(f"Cette partie n’a pas pu être passée : {erreur}")
        etat = "ÉCHEC"
    duree = time.monotonic() - debut
    print(f"--- {titre} : {etat}, {duree:.0f} s", flush=True)
    return titre, etat, duree


def _pytest(*arguments, python=sys.executable, env=None):
    return _executer(python, "-m", "pytest", *arguments, env=env)


def _executer(*commande, env=None):
    """The exit code of a command run at the root; PostgreSQL is chosen by its own part alone."""
    a_elle = ("DATABASE_URL", "FIL_RECHERCHE")
    environnement = {cle: valeur for cle, valeur in os.environ.items() if cle not in a_elle}
    fini = subprocess.run(
        [str(morceau) for morceau in commande],
        cwd=RACINE,
        env={**environnement, **(env or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return abs(fini.returncode)


def _dossiers_de_gabarits():
    return [chemin.parent.name for chemin in RACINE.glob("*/templates")]


if __name__ == "__main__":
    # A stopped run still stops its PostgreSQL.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
