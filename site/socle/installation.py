"""`make run` and `make test` begin here: make .venv and install the locked set. Standard library only.

Run by whatever `python3` the machine has, before anything is installed: old versions must be able to read
this file far enough to be told why they cannot go on. What goes wrong ends in one sentence and exit code 1.
"""

import errno
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
VENV = RACINE / ".venv"
PYTHON = VENV / "bin" / "python"
# uv lives apart: `uv sync` takes out of .venv what the lock does not name.
VENV_UV = RACINE / ".venv-uv"
TEMOIN = VENV / "installation.json"

VERSIONS = ((3, 11), (3, 13))
#: Megabytes that an installation needs, measured with what pip and uv unpack on the way.
PLACE = {"run": 400, "test": 700}

# Python has something to say of Whoosh's source each time it compiles it: done here, once, without a word.
_COMPILER = "import compileall, whoosh; compileall.compile_dir(whoosh.__path__[0], quiet=1)"
COMPILER_WHOOSH = ("-W", "ignore::SyntaxWarning", "-c", _COMPILER)

# What uv and pip say, in the order in which it is looked for, and how we say it.
PANNES = (
    (
        ("no space left", "errno 28"),
        "Le disque est plein : libérez un gigaoctet, puis relancez la même commande.",
    ),
    (
        ("read-only file system", "permission denied", "errno 13", "errno 30"),
        "Ce dossier ne peut pas être écrit : installez Le fil dans un dossier qui vous appartient.",
    ),
    (("quota",), "Votre quota de disque est atteint : libérez un gigaoctet, puis relancez la même commande."),
    (
        ("certificate", " tls"),
        "Le certificat du dépôt de paquets est refusé : demandez à votre service informatique lequel"
        " installer (variable SSL_CERT_FILE).",
    ),
    (
        ("dns", "resolve", "connect", "network", "timed out", "timeout", "error sending request", "fetch"),
        "Le dépôt de paquets (pypi.org) ne répond pas : vérifiez la connexion au réseau, puis relancez.",
    ),
)


class Empechement(Exception):
    """Why the installation cannot go on, as one sentence for a person."""


def main(arguments):
    """`installation.py run|test`: exit code 0 when .venv holds what the locked set says."""
    but = arguments[0] if arguments else "run"
    try:
        installer(but)
    except Empechement as empechement:
        return _dire_et_sortir(str(empechement))
    except OSError as erreur:
        return _dire_et_sortir(_phrase(str(erreur), erreur.errno) or f"Installation impossible : {erreur}.")
    except KeyboardInterrupt:
        return _dire_et_sortir("Installation interrompue : relancez la même commande pour la reprendre.", 130)
    return 0


def installer(but):
    """Install what `but` (run, test) needs, unless the last installation already did."""
    _verifier_python()
    voulu = _voulu(but)
    if _deja_fait(voulu):
        return
    _verifier_le_dossier(but)
    debut = time.monotonic()
    _dire("Première installation, ou nouvelle version : une à deux minutes.")
    if _vient_d_ailleurs():
        shutil.rmtree(str(VENV))
    uv = _trouver_uv()
    _dire("2/2  Paquets (versions exactes de uv.lock)")
    _lancer([*uv, "sync", *_options(voulu)])
    _lancer([str(PYTHON), *COMPILER_WHOOSH])
    TEMOIN.write_text(json.dumps(voulu), encoding="utf-8")
    _dire(f"     fait en {time.monotonic() - debut:.0f} s.")


def _verifier_python():
    premiere, derniere = VERSIONS
    if premiere <= sys.version_info[:2] <= derniere:
        return
    raise Empechement(
        f"Le fil a besoin de Python {_point(premiere)} à {_point(derniere)} et celui-ci est le {_version()} :"
        " installez-en un et nommez-le, par exemple « make run PYTHON=python3.11 »."
    )


def _version():
    return _point(sys.version_info[:2])


def _point(version):
    return ".".join(map(str, version))


def _voulu(but):
    """What must be installed, comparable with what the last installation wrote."""
    empreinte = hashlib.sha256()
    for nom in ("pyproject.toml", "uv.lock"):
        empreinte.update((RACINE / nom).read_bytes())
    parts = ["dev", "postgres"] if but == "test" else []
    if os.environ.get("DATABASE_URL", "").startswith(("postgres", "pgsql")):
        parts = sorted({"postgres", *parts})
    return {
        "empreinte": empreinte.hexdigest(),
        "python": _version(),
        "dossier": str(RACINE),
        "parts": parts,
    }


def _dernier():
    try:
        return json.loads(TEMOIN.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _deja_fait(voulu):
    """Also when more was installed than is wanted now: `make run` after `make test` has nothing to do."""
    dernier = _dernier()
    return (
        PYTHON.exists()
        and set(voulu["parts"]) <= set(dernier.get("parts", ()))
        and all(voulu[cle] == dernier.get(cle) for cle in ("empreinte", "python", "dossier"))
    )


def _vient_d_ailleurs():
    """A moved folder or another Python: the scripts of .venv name paths that are no more."""
    dernier = _dernier()
    ici = (str(RACINE), _version())
    return VENV.exists() and bool(dernier) and (dernier.get("dossier"), dernier.get("python")) != ici


def _verifier_le_dossier(but):
    with tempfile.TemporaryFile(dir=str(RACINE)):
        pass
    libre = shutil.disk_usage(str(RACINE)).free // 1024**2
    if libre < PLACE[but]:
        raise Empechement(
            f"Il reste {libre} Mo sur ce disque et l’installation en demande {PLACE[but]} :"
            " libérez de la place, puis relancez."
        )


def _trouver_uv():
    """The command of uv: the machine's if it runs, else ours, fetched with pip."""
    _dire("1/2  uv, l’outil qui installe")
    for candidat in ("uv", str(VENV_UV / "bin" / "uv")):
        try:
            subprocess.run([candidat, "--version"], check=True, capture_output=True, timeout=60)
        except (OSError, subprocess.SubprocessError):
            continue
        return [candidat]
    _creer_venv(VENV_UV)
    _lancer([str(VENV_UV / "bin" / "python"), "-m", "pip", "install", "--quiet", "uv>=0.9"])
    return [str(VENV_UV / "bin" / "uv")]


def _creer_venv(dossier):
    """Debian ships `venv` without what makes it work; its own message is four lines of English."""
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        raise Empechement(
            "Il manque à Python de quoi faire un environnement : installez-le (sous Debian, en"
            " administrateur, « apt install python3-venv »), puis relancez."
        ) from None
    try:
        venv.create(str(dossier), with_pip=True, clear=True)
    except subprocess.CalledProcessError as erreur:
        sortie = (erreur.output or b"").decode(errors="replace")
        raise Empechement(
            _phrase(sortie) or f"L’environnement Python n’a pas pu être fait dans {dossier}."
        ) from None


def _options(voulu):
    # --inexact: what an earlier `make test` installed stays, a following `make test` is then immediate.
    options = ["--frozen", "--inexact", "--no-progress", "--python", sys.executable]
    options += ["--group", "dev"] if "dev" in voulu["parts"] else ["--no-dev"]
    return options + (["--extra", "postgres"] if "postgres" in voulu["parts"] else [])


def _lancer(commande):
    """Run it, show its lines as they come, and tell in one sentence why it failed."""
    lignes = []
    processus = subprocess.Popen(
        commande,
        cwd=str(RACINE),
        env=_environnement(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    for ligne in processus.stdout or ():
        lignes.append(ligne)
        if not ligne.startswith(" + ") and ligne.strip():
            _dire("     " + ligne.strip())
    if processus.wait() != 0:
        raise Empechement(_phrase("".join(lignes[-20:])) or _echec(lignes))


def _environnement():
    """Neither another environment nor a Python fetched from elsewhere; the machine's own certificates."""
    environnement = {cle: valeur for cle, valeur in os.environ.items() if cle != "VIRTUAL_ENV"}
    environnement.setdefault("UV_SYSTEM_CERTS", "1")
    environnement.setdefault("UV_LINK_MODE", "copy")
    environnement.update(UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON_DOWNLOADS="never")
    return environnement


def _echec(lignes):
    derniere = next((ligne.strip() for ligne in reversed(lignes) if ligne.strip()), "sans un mot")
    return f"L’installation a échoué, et voici ce qu’en dit l’outil : {derniere}"


def _phrase(sortie, numero=None):
    """Our sentence for what a tool or the system said, or None."""
    noms = {
        errno.ENOSPC: "no space left",
        errno.EROFS: "read-only file system",
        errno.EACCES: "permission denied",
    }
    dit = (noms.get(numero) or sortie).lower()
    return next((phrase for indices, phrase in PANNES if any(indice in dit for indice in indices)), None)


def _dire(ligne):
    print(ligne, flush=True)


def _dire_et_sortir(phrase, code=1):
    print("\n" + phrase, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    for flux in (sys.stdout, sys.stderr):
        if hasattr(
            flux, "reconfigure"
        ):  # before Python 3.7 it does not exist, and the version is refused anyway
            flux.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
