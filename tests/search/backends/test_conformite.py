"""modelsearch's own conformance suite (`BackendTests`), unchanged, in its own test project: all pass, none skipped.

It needs modelsearch's test models, that our settings do not install: a process of its own runs it, on the database of
the suite (reglages.py). The package ships without its fixture, which stands beside the repository.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings

DONNEES = settings.RACINE.parent / "shared" / "donnees" / "modelsearch-search.json"

pytestmark = pytest.mark.skipif(
    not DONNEES.exists(), reason=f"BackendTests ne peut pas tourner : son jeu de données manque ({DONNEES})"
)


def essais_declares():
    """The names of the tests of the class, read in the source: importing it needs its models."""
    source = find_spec("modelsearch.tests.test_backends").origin
    arbre = ast.parse(Path(source).read_text(encoding="utf-8"))
    classe = next(n for n in arbre.body if isinstance(n, ast.ClassDef) and n.name == "BackendTests")
    return {n.name for n in classe.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")}


def passer(dossier):
    shutil.copyfile(DONNEES, dossier / "search.json")
    postgres = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    return subprocess.run(
        [
            *(
                sys.executable,
                "-W",
                "error",
                "-W",
                "ignore:invalid escape sequence",
                "-W",
                'ignore:"is" with',
            ),
            *("-m", "django", "test", "tests.search.backends.suite_modelsearch"),
            *("--settings", "tests.search.backends.reglages", "--verbosity", "2", "--noinput"),
        ],
        cwd=settings.RACINE,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(settings.RACINE), str(settings.RACINE / "site")]),
            "FIXTURES_MODELSEARCH": str(dossier),
            "BASE_MODELSEARCH": f"test_modelsearch_{os.getpid()}" if postgres else ":memory:",
            "DATABASE_URL": os.environ.get("DATABASE_URL", "sqlite:///:memory:"),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_la_suite_de_modelsearch_passe_sans_changement(tmp_path, subtests):
    passage = passer(tmp_path)
    dit = passage.stderr[-20_000:]
    verdicts = dict(re.findall(r"^(test_\w+) \(.*\)\n?.*? \.\.\. (\w+)", passage.stderr, re.MULTILINE))
    for nom in sorted(essais_declares()):
        with subtests.test(nom):
            assert verdicts.get(nom) == "ok", dit
    assert passage.returncode == 0, dit
    assert f"\nRan {len(essais_declares())} tests" in passage.stderr, dit
    # Nothing skipped, nothing expected to fail.
    assert re.search(r"^OK$", passage.stderr, re.MULTILINE), dit
