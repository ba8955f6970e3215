"""A real browser: the one of the machine, or Debian's when we may install it."""

import os
import shutil
import subprocess

#: The first is the same engine without a window: a third faster.
NOMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ABSENT = (
    "Il manque un navigateur pour les essais : installez Chromium"
    " (sous Debian, « apt install chromium-headless-shell ») ou nommez le vôtre dans FIL_CHROMIUM."
)


def trouver():
    """The path of Chromium or Chrome, or None."""
    voulu = os.environ.get("FIL_CHROMIUM")
    return shutil.which(voulu) if voulu else next(filter(None, map(shutil.which, NOMS)), None)


def installer_si_absent():
    """Whether there is a browser in the end: as root on Debian, the missing one is installed."""
    if not trouver():
        installer_paquets("chromium-headless-shell")
    return trouver() is not None


def installer_paquets(*noms):
    """`apt-get install`, only where that can work without asking anybody; whether it did."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environnement = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for commande in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-q", "-y", "--no-install-recommends", *noms],
    ):
        fini = subprocess.run(commande, env=environnement, stdin=subprocess.DEVNULL, check=False)
        if fini.returncode != 0:
            return False
    return True
