"""`kill -9` at any moment, two writers at a time, on files: nothing is lost, and nothing said that is no more."""

import json
import os
import subprocess
import sys

from tests.outils import base_prete
from tests.outils.lieux import RACINE

TOURS = 8


def test_des_ecrivains_tues_laissent_un_index_juste(tmp_path):
    base_prete.copier_vers(tmp_path / "fil.sqlite3")
    env = {
        **os.environ,
        "FIL_VAR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'fil.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "socle.settings.dev",
        "PYTHONPATH": os.pathsep.join([str(RACINE), str(RACINE / "site")]),
    }
    commande = [sys.executable, "-W", "ignore", RACINE / "tests/search/mort_subite.py", str(TOURS)]
    rendu = subprocess.run(commande, env=env, capture_output=True, text=True, check=False)
    assert rendu.returncode == 0, rendu.stderr
    dit = json.loads(rendu.stdout.splitlines()[-1])
    assert dit["morts"] == 2 * TOURS
    assert dit["choses"] > 10
    assert (dit["attendent"], dit["fautes"]) == (0, [])
