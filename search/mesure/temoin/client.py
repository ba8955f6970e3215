"""The command's end of the pipe to the witness process."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, cast

from ..moteurs import Indisponible

_LOT = 500
_RACINE = Path(__file__).resolve().parents[3]


class Temoin:
    """modelsearch on SQLite or on PostgreSQL in French, any of the words: what its users get without more."""

    def __init__(self, dossier: Path, base: str):
        adresse = f"sqlite:///{dossier / 'site.sqlite3'}"
        nom = str(dossier / "temoin.sqlite3")
        if base == "postgresql":
            adresse, nom = os.environ.get("DATABASE_URL", ""), f"fil_mesure_{os.getpid()}"
            if not adresse.startswith(("postgres://", "postgresql://")):
                raise Indisponible("DATABASE_URL ne désigne pas une base PostgreSQL.")
        # A file and no pipe: whatever is said there, nobody waits for it to be read.
        self._erreurs = (dossier / "temoin.log").open("w+")
        self._processus = subprocess.Popen(
            [sys.executable, "-m", "search.mesure.temoin"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._erreurs,
            text=True,
            cwd=_RACINE,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(_RACINE), str(_RACINE / "site")]),
                "DJANGO_SETTINGS_MODULE": "search.mesure.temoin.reglages",
                "DATABASE_URL": adresse,
                "TEMOIN_BASE": nom,
            },
        )
        self._vers = cast(IO[str], self._processus.stdin)
        self._depuis = cast(IO[str], self._processus.stdout)
        pret = self._recevoir()
        if "erreur" in pret:
            self.fermer()
            raise Indisponible(f"sa base n’a pas pu être créée : {pret['erreur']}")

    def indexer(self, documents):
        for debut in range(0, len(documents), _LOT):
            lot = documents[debut : debut + _LOT]
            self._envoyer([(document.id, document.titre, document.texte) for document in lot])
            self._recevoir()
            yield debut + len(lot)
        self._envoyer(None)

    def chercher(self, question, n):
        self._envoyer([question, n])
        return self._recevoir()

    def fermer(self):
        """It drops its database as it ends."""
        self._vers.close()
        self._processus.wait()
        self._depuis.close()
        self._erreurs.close()

    def _envoyer(self, valeur):
        self._vers.write(json.dumps(valeur) + "\n")
        self._vers.flush()

    def _recevoir(self):
        ligne = self._depuis.readline()
        if not ligne:
            self._processus.wait()
            self._erreurs.seek(0)
            dernieres = self._erreurs.read().strip().splitlines()[-1:] or [""]
            raise Indisponible(f"son processus s’est arrêté : {dernieres[0]}")
        return json.loads(ligne)
