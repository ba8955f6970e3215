"""`python -m socle`: make this installation ready, then serve it. `make run` calls it once .venv stands.

Whatever is in the way is told in one sentence, before the long work where possible; never a traceback.
"""

import errno
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
#: Megabytes: the demonstration, its index and room to write.
PLACE = 100

_DISQUE_PLEIN = "Le disque est plein : libérez de la place, puis relancez. Ce qui était écrit est gardé."
_PANNES_DE_BASE = {
    "disk is full": _DISQUE_PLEIN,
    "disk i/o error": _DISQUE_PLEIN,
    "readonly database": "La base de données ne peut pas être écrite : voyez à qui est le dossier {var}.",
    "unable to open": "La base de données ne s’ouvre pas : voyez à qui est le dossier {var}.",
    "locked": "La base de données est occupée par un autre programme : arrêtez-le, puis relancez.",
    "connection": "PostgreSQL ne répond pas à l’adresse de DATABASE_URL : vérifiez-la, et qu’il est démarré.",
    "authentication": "PostgreSQL refuse le nom ou le mot de passe de DATABASE_URL : vérifiez-les.",
}


class Empechement(Exception):
    """Why we cannot start, as one sentence for a person."""


def main(arguments):
    """Prepare and serve; `dev` as first argument serves with Django's own server, which reloads the code."""
    try:
        hote, port = _adresse()
        _verifier_le_port(hote, port)
        var = _regler(hote, port)
        _verifier_le_disque(var)
        _preparer(var)
        _servir(arguments, hote, port)
    except Empechement as empechement:
        return _dire_et_sortir(str(empechement))
    except KeyboardInterrupt:
        return _dire_et_sortir("Démarrage interrompu : relancez la même commande pour le reprendre.", 130)
    return 0


def _adresse():
    """Where to listen: FIL_HOTE and FIL_PORT, 127.0.0.1 and 8000 otherwise."""
    voulu = os.environ.get("FIL_PORT", "8000")
    if not voulu.isascii() or not voulu.isdigit() or not 1 <= int(voulu) <= 65535:
        raise Empechement(f"FIL_PORT vaut « {voulu} » : donnez un nombre de 1 à 65535, par exemple 8000.")
    return os.environ.get("FIL_HOTE", "127.0.0.1"), int(voulu)


def _verifier_le_port(hote, port):
    try:
        with socket.create_server((hote, port)):
            pass
    except OSError as erreur:
        if erreur.errno == errno.EACCES:
            phrase = f"Le port {port} est réservé à l’administrateur : choisissez-en un autre"
        elif erreur.errno == errno.EADDRINUSE:
            phrase = f"Le port {port} est déjà pris, peut-être par Le fil lui-même : choisissez-en un autre"
        else:
            raise Empechement(f"On ne peut pas écouter sur « {hote} » : corrigez FIL_HOTE.") from None
        raise Empechement(
            f"{phrase}, par exemple « make run FIL_PORT={port + 1 if port < 65535 else 8000} »."
        ) from None


def _regler(hote, port):
    """Name the settings and read the folder of data from them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "socle.settings.dev")
    os.environ.setdefault("FIL_ADRESSE", f"http://{hote.replace('0.0.0.0', 'localhost')}:{port}")  # noqa: S104
    try:
        from socle.settings.base import VAR
    except ImportError as erreur:
        raise Empechement(_module_manquant(erreur)) from None
    except ValueError:
        raise Empechement(
            "DATABASE_URL ne se lit pas : écrivez « postgres://nom:mot-de-passe@machine:5432/base »."
        ) from None
    return VAR


def _verifier_le_disque(var):
    try:
        var.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=var):
            pass
        libre = shutil.disk_usage(var).free // 1024**2
    except OSError as erreur:
        raise Empechement(_panne_de_disque(erreur, var)) from None
    if libre < PLACE:
        raise Empechement(
            f"Il reste {libre} Mo là où est {var} et il en faut {PLACE} : faites de la place, puis relancez."
        )


def _preparer(var):
    """Import Django late, and turn what can go wrong on a person's machine into a sentence."""
    try:
        from django.db import DatabaseError

        from socle import demarrage
    except ImportError as erreur:
        raise Empechement(_module_manquant(erreur)) from None
    try:
        demarrage.preparer(var, vide=os.environ.get("FIL_VIDE") == "1")
    except OSError as erreur:
        raise Empechement(_panne_de_disque(erreur, var)) from None
    except DatabaseError as erreur:
        dit = str(erreur).lower()
        connues = (phrase.format(var=var) for indice, phrase in _PANNES_DE_BASE.items() if indice in dit)
        raise Empechement(next(connues, None) or _panne_inconnue(var)) from None
    except Exception as erreur:
        if isinstance(erreur, ImportError) and not _est_a_nous(erreur.name or ""):
            raise Empechement(_module_manquant(erreur)) from None
        raise Empechement(_panne_inconnue(var)) from None


def _servir(arguments, hote, port):
    """Become the server: the same process, so that Ctrl-C reaches it and nothing is left behind."""
    os.environ.update(FIL_HOTE=hote, FIL_PORT=str(port))
    sys.stdout.flush()
    if os.environ.get("FIL_FACTEUR", "1") == "1":
        _lancer_le_facteur()
    if "dev" in arguments:
        os.execv(sys.executable, [sys.executable, str(RACINE / "manage.py"), "runserver", f"{hote}:{port}"])
    from socle.serveur import Serveur

    Serveur().run()


def _lancer_le_facteur():
    """Beside the server, not in it: a slow mail server holds back no page. It ends by itself when we do."""
    commande = [sys.executable, "-m", "django", "facteur", "--sans-cesse", "--parent", str(os.getpid())]
    chemins = filter(None, [str(RACINE), str(RACINE / "site"), os.environ.get("PYTHONPATH")])
    subprocess.Popen(commande, env={**os.environ, "PYTHONPATH": os.pathsep.join(chemins)})


def _est_a_nous(module):
    premier = module.split(".")[0]
    return (RACINE / premier).is_dir() or (RACINE / "site" / premier).is_dir()


def _module_manquant(erreur):
    return (
        f"Il manque un module de Python ({erreur.name or erreur}) : effacez le dossier .venv,"
        " puis lancez « make run », qui le réinstalle."
    )


def _panne_de_disque(erreur, var):
    if erreur.errno in (errno.ENOSPC, errno.EDQUOT):
        return _DISQUE_PLEIN
    if erreur.errno in (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR):
        return f"Le dossier {var} ne peut pas être écrit : donnez-en un autre, « make run FIL_VAR=/dossier »."
    return f"Le système refuse de continuer : {erreur}."


def _panne_inconnue(var):
    """A defect of ours: the whole story goes to a file, the person gets the way to tell it."""
    journal = var / "demarrage.log"
    journal.write_text(traceback.format_exc(), encoding="utf-8")
    return f"Le démarrage a échoué par notre faute : envoyez le fichier {journal} à qui s’occupe du Fil."


def _dire_et_sortir(phrase, code=1):
    print("\n" + phrase, file=sys.stderr, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
