"""Ten thousand lines into ten thousand records: how long each part of an import takes, for docs/mesures.md."""

import csv
import os
import random
import subprocess
import sys
import tempfile
from io import StringIO
from itertools import product
from pathlib import Path
from time import perf_counter

RACINE = Path(__file__).resolve().parents[2]
MESURES = RACINE / "docs" / "mesures.md"
LIGNES = 10_000
_DEBUT, _FIN = "<!-- import -->", "<!-- /import -->"
_GENRES = (
    "Centre",
    "Maison",
    "Service",
    "Antenne",
    "Planning",
    "Accueil",
    "Refuge",
    "Atelier",
    "Espace",
    "Relais",
)
_TITRES = (
    "nom",
    "description",
    "langues parlées",
    "adresse",
    "code postal",
    "commune de l’adresse",
    "téléphone",
)


def _noms(hasard):
    debuts = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo"]
    fins = ["rin", "lan", "mel", "dor", "tas", "vec", "nou", "pil", "gar", "bec"]
    mots = ["".join(paire).title() for paire in product(debuts, fins)]
    return [" ".join(trio) for trio in hasard.sample(list(product(_GENRES, mots, mots)), 2 * LIGNES)]


def _fichier(noms, communes, hasard):
    sortie = StringIO()
    ecrire = csv.writer(sortie, delimiter=";").writerow
    ecrire([*_TITRES, "communes desservies", "étiquettes"])
    for nom in noms:
        rue = f"Rue {nom.split()[1]} {hasard.randint(1, 200)}"
        telephone = f"02 {hasard.randint(100, 999)} {hasard.randint(10, 99)} {hasard.randint(10, 99)}"
        commune = hasard.choice(communes)
        ecrire(
            [
                nom,
                "Un lieu où l’on est reçu.",
                "français ; arabe",
                rue,
                "1000",
                commune,
                telephone,
                commune,
                "logement",
            ]
        )
    return sortie.getvalue().encode()


def mesurer():
    """In a process of its own, on the database named by FIL_VAR: [(part, seconds)]."""
    import django

    django.setup()
    from django.core.management import call_command

    from ressources.imports import annulation, comparaison, ecriture
    from socle.comptes.enums import Fonction
    from socle.comptes.models import Commune, Personne

    call_command("migrate", verbosity=0)
    user = Personne.objects.creer("mesure@exemple.brussels")
    user.fonction = Fonction.COORDINATION
    user.save()
    hasard = random.Random(6)
    noms, communes = _noms(hasard), list(Commune.objects.values_list("nom", flat=True))
    duree = {}
    for rang in range(2):
        octets = _fichier(noms[rang * LIGNES : (rang + 1) * LIGNES], communes, hasard)
        debut = perf_counter()
        envoi = comparaison.deposer(user, "mesure.csv", octets)
        duree["reading"] = perf_counter() - debut
        debut = perf_counter()
        while envoi.etat == "comparaison":
            comparaison.avancer(envoi, user)
        duree["comparing"] = perf_counter() - debut
        debut = perf_counter()
        ecriture.appliquer(envoi, user)
        duree["applying"] = perf_counter() - debut
    debut = perf_counter()
    annulation.annuler(envoi, user)
    duree["undoing"] = perf_counter() - debut
    _noter(duree)


def _noter(duree):
    lignes = "\n".join(f"| {part} | {secondes:.1f} s |" for part, secondes in duree.items())
    table = f"{_DEBUT}\n\n| part | time |\n|---|---|\n{lignes}\n\n{_FIN}"
    texte = MESURES.read_text()
    avant, apres = texte.index(_DEBUT), texte.index(_FIN) + len(_FIN)
    MESURES.write_text(texte[:avant] + table + texte[apres:])
    print(table, flush=True)


def main():
    with tempfile.TemporaryDirectory(prefix="fil-import-") as var:
        environnement = {cle: valeur for cle, valeur in os.environ.items() if cle != "DATABASE_URL"}
        environnement |= {"FIL_VAR": var, "DJANGO_SETTINGS_MODULE": "socle.settings.dev"}
        commande = [sys.executable, __file__, "mesurer"]
        return subprocess.run(commande, cwd=RACINE, env=environnement, check=False).returncode


if __name__ == "__main__":
    sys.path[:0] = [str(RACINE), str(RACINE / "site")]
    sys.exit(mesurer() if sys.argv[1:] == ["mesurer"] else main())
