"""`make lighthouse`: Lighthouse on the twelve main pages, served as in production; the table goes to docs/mesures.md.

It takes five minutes and asks npm for one package, so that no test depends on it. Exit code 1 under 98.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
OUTIL = RACINE / "tests" / "outils" / "lighthouse"
MESURES = RACINE / "docs" / "mesures.md"
MINIMUM = 98
ABSENT = "Il manque npm (Node 20 ou plus récent) : installez-le (sous Debian, « apt install npm »)."
COLONNES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "search engines",
}
#: Those of docs/captures.md; who is not the public enters by the cookie of a session.
PUBLIQUES = ("accueil", "noeuds", "noeud", "ressources", "ressource", "analyse", "groupe", "recherche")
DE_MEMBRE = {
    "mon_espace": "fatiha.amrani@exemple.brussels",
    "seance": "fatiha.amrani@exemple.brussels",
    "vignette_nouvelle": "fatiha.amrani@exemple.brussels",
    "veille": "clemence.dutrieux@exemple.brussels",
}


def main():
    from tests.outils import base_prete, chromium
    from tests.outils.production import environnement, gerer, servir

    if not shutil.which("npm"):
        print(ABSENT)
        return 1
    if not chromium.installer_si_absent():
        print(chromium.ABSENT)
        return 1
    subprocess.run(["npm", "ci", "--silent"], cwd=OUTIL, check=True)
    with tempfile.TemporaryDirectory(prefix="fil-lighthouse-") as var:
        env = environnement(var)
        base_prete.copier_vers(Path(var) / "fil.sqlite3")
        gerer(env, "demonstration", "-v0")
        gerer(env, "recherche_reconstruire")
        prepare = subprocess.run(
            [sys.executable, __file__, "preparer"], cwd=RACINE, env=env, check=True, stdout=subprocess.PIPE
        )
        with servir(env) as adresse:
            mesures = _mesurer(adresse, json.loads(prepare.stdout), chromium.trouver())
    _ecrire(mesures)
    return _juger(mesures)


def preparer():
    """In a process of that production: the address of each page, and the session of who reads it."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from socle.comptes.models import Personne
    from tests.outils.captures import adresses

    chemins = adresses()
    pages = [{"nom": nom, "chemin": chemins[nom], "cookie": ""} for nom in PUBLIQUES]
    for nom, courriel in DE_MEMBRE.items():
        client = Client()
        client.force_login(Personne.objects.get(email=courriel))
        cle = client.cookies[settings.SESSION_COOKIE_NAME].value
        pages.append({"nom": nom, "chemin": chemins[nom], "cookie": f"{settings.SESSION_COOKIE_NAME}={cle}"})
    print(json.dumps(pages))


def _mesurer(base, pages, navigateur):
    demande = {"pages": [{**page, "adresse": base + page["chemin"]} for page in pages]}
    fini = subprocess.run(
        ["node", "mesurer.mjs"],
        cwd=OUTIL,
        env={**os.environ, "CHROME_PATH": navigateur},
        input=json.dumps(demande).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(fini.stdout)


def _ecrire(mesures):
    """Between its two marks in docs/mesures.md."""
    lignes = [
        f"Measured on {date.today().isoformat()}.",
        "",
        f"| page | {' | '.join(COLONNES.values())} | first paint |",
    ]
    lignes.append("|---|" + "---|" * (len(COLONNES) + 1))
    for mesure in mesures:
        notes = " | ".join(str(mesure["notes"].get(cle, "—")) for cle in COLONNES)
        premier = f"{mesure['premier'] / 1000:.1f} s" if "premier" in mesure else "—"
        lignes.append(f"| {mesure['nom'].replace('_', ' ')} | {notes} | {premier} |")
    tableau = "\n".join(lignes)
    print(tableau)
    texte = MESURES.read_text(encoding="utf-8")
    motif = re.compile(r"(<!-- lighthouse -->\n).*?(\n<!-- /lighthouse -->)", re.DOTALL)
    MESURES.write_text(motif.sub(rf"\g<1>\n{tableau}\n\g<2>", texte), encoding="utf-8")


def _juger(mesures):
    """Say what costs points; whether a column is under the minimum."""
    for mesure in mesures:
        for manque in mesure["manques"]:
            ou = ", ".join(filter(None, manque["ou"]))
            print(f"  {mesure['nom']} : {manque['id']} {manque['valeur']} {ou}".rstrip())
    notes = [mesure["notes"].get(cle, 0) for mesure in mesures for cle in COLONNES]
    return 1 if min(notes) < MINIMUM else 0


if __name__ == "__main__":
    sys.path[:0] = [str(RACINE), str(RACINE / "site")]
    sys.exit(preparer() if sys.argv[1:] == ["preparer"] else main())
