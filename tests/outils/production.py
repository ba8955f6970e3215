"""The platform as it is served: production settings, collected and compressed files, gunicorn; for what is measured."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from tests.outils.lieux import RACINE

#: The admin's files are not measured, and take a minute to compress.
_SANS = ("wagtail*", "modelcluster", "taggit", "allauth", "account")
_DEMARRAGE = 60


def environnement(var):
    """Of a process of this production, whose data are in the folder `var`."""
    propre = {cle: valeur for cle, valeur in os.environ.items() if cle not in ("DATABASE_URL", "FIL_PORT")}
    return propre | {
        "DJANGO_SETTINGS_MODULE": "tests.outils.reglages_de_mesure",
        "PYTHONPATH": f"{RACINE}{os.pathsep}{RACINE / 'site'}",
        "FIL_VAR": str(var),
        "FIL_CLE_SECRETE": secrets.token_urlsafe(50),
        "FIL_HOTES": "localhost",
        "FIL_ADRESSE": "http://localhost",
        "FIL_EXPEDITEUR": "Le fil <ne-pas-repondre@exemple.brussels>",
    }


def gerer(env, *arguments):
    """One command of manage.py."""
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=RACINE, env=env, check=True)


@contextmanager
def servir(env):
    """The address of gunicorn on a database that is there, with its files collected."""
    ignores = [morceau for motif in _SANS for morceau in ("--ignore", motif)]
    gerer(env, "collectstatic", "--noinput", "-v0", *ignores)
    port = _port_libre()
    serveur = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "site/socle/gunicorn_conf.py", "socle.wsgi"],
        cwd=RACINE,
        env=env | {"FIL_HOTE": "127.0.0.1", "FIL_PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    try:
        adresse = f"http://localhost:{port}"
        _attendre(serveur, adresse)
        yield adresse
    finally:
        serveur.terminate()
        serveur.wait(timeout=30)


def _port_libre():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


def _attendre(serveur, adresse):
    fin = time.monotonic() + _DEMARRAGE
    while time.monotonic() < fin and serveur.poll() is None:
        try:
            urllib.request.urlopen(f"{adresse}/sante/pret/", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("gunicorn n’a pas démarré.")
