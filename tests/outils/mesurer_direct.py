"""`make bench`: a session of thirty screens on the server as it is in production; the table goes to docs/mesures.md.

Thirty screens ask what changed every three seconds, three people note something every five, a moderator leads, and
somebody else reads an ordinary page: one process, eight threads, SQLite. It takes a minute and judges nothing.
"""

import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import date
from pathlib import Path
from urllib.parse import urlencode, urlsplit

RACINE = Path(__file__).resolve().parents[2]
MESURES = RACINE / "docs" / "mesures.md"
ECRANS, AUTEURS = 30, 3
RYTHME, ENTRE_DEUX_NOTES, DUREE = 3, 5, 40
JETON = "a" * 32


def main():
    from tests.outils import base_prete
    from tests.outils.production import environnement, servir

    with tempfile.TemporaryDirectory(prefix="fil-direct-") as var:
        env = environnement(var)
        base_prete.copier_vers(Path(var) / "fil.sqlite3")
        prepare = subprocess.run(
            [sys.executable, __file__, "preparer"], cwd=RACINE, env=env, check=True, stdout=subprocess.PIPE
        )
        with servir(env) as adresse:
            mesures = _mesurer(urlsplit(adresse).netloc, json.loads(prepare.stdout))
    _ecrire(mesures)
    return 0


def preparer():
    """In a process of that production: a session being held, and what each of those present carries."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from cdp.direct import conduite
    from cdp.direct.suivi import passe
    from tests.cdp.fabriques import CaptureFactory, PointFactory, SeanceFactory
    from tests.comptes.fabriques import GroupeFactory, membre

    groupe = GroupeFactory()
    seance = SeanceFactory(groupe=groupe, en_cours=True)
    for rang in range(1, 11):
        PointFactory(seance=seance, rang=rang)
    conduite.commencer(seance)
    gens = [membre(groupe) for _rang in range(ECRANS)]
    for personne in gens:
        conduite.noter_presence(seance, personne.pk)
    CaptureFactory.create_batch(40, seance=seance, auteur=gens[0])
    cookies = []
    for personne in gens[:AUTEURS]:
        client = Client()
        client.force_login(personne, backend="django.contrib.auth.backends.ModelBackend")
        cookies.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    print(
        json.dumps(
            {
                "etat": reverse("seance_etat", args=[seance.reference]),
                "noter": reverse("seance_noter", args=[seance.reference]),
                "passes": [passe(personne, seance) for personne in gens],
                "cookies": cookies,
            }
        )
    )


class Client(threading.Thread):
    """Does the same thing again and again until the end, and times it (milliseconds)."""

    def __init__(self, hote, fin, retard, rythme, faire):
        super().__init__()
        self.connexion = http.client.HTTPConnection(hote, timeout=30)
        self.fin, self.retard, self.rythme, self.faire = fin, retard, rythme, faire
        self.temps = []
        self.statuts = []

    def run(self):
        time.sleep(self.retard)
        while time.monotonic() < self.fin:
            debut = time.perf_counter()
            self.statuts.append(self.faire(self.connexion))
            self.temps.append((time.perf_counter() - debut) * 1000)
            time.sleep(max(self.rythme - (time.perf_counter() - debut), 0))


def _ecran(prepare, rang):
    version = ""

    def demander(connexion):
        nonlocal version
        vue = "projecteur" if rang == 0 else "direct"
        chemin = f"{prepare['etat']}?{urlencode({'vue': vue, 'v': version})}"
        connexion.request("GET", chemin, headers={"X-Fil-Passe": prepare["passes"][rang]})
        reponse = connexion.getresponse()
        corps = reponse.read()
        if reponse.status == 200:
            version = json.loads(corps)["version"]
        return reponse.status

    return demander


def _auteur(prepare, rang):
    nombre = 0

    def noter(connexion):
        nonlocal nombre
        nombre += 1
        note = {"genre": "piste", "texte": f"Passer à deux, essai {nombre}.", "csrfmiddlewaretoken": JETON}
        entetes = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={prepare['cookies'][rang]}; csrftoken={JETON}",
        }
        connexion.request("POST", prepare["noter"], urlencode(note), entetes)
        reponse = connexion.getresponse()
        reponse.read()
        return reponse.status

    return noter


def _visite(connexion):
    connexion.request("GET", "/ressources/")
    reponse = connexion.getresponse()
    reponse.read()
    return reponse.status


def _mesurer(hote, prepare):
    # The lists of the anonymity helper are read at the first text that the process sees.
    _auteur(prepare, 0)(http.client.HTTPConnection(hote, timeout=60))
    fin = time.monotonic() + DUREE
    foules = {
        "what changed (30 screens)": [
            Client(hote, fin, rang * RYTHME / ECRANS, RYTHME, _ecran(prepare, rang)) for rang in range(ECRANS)
        ],
        "a note (3 people)": [
            Client(hote, fin, 1 + rang, ENTRE_DEUX_NOTES, _auteur(prepare, rang)) for rang in range(AUTEURS)
        ],
        "an ordinary page (1 visitor)": [Client(hote, fin, 1, 1, _visite)],
    }
    clients = [client for foule in foules.values() for client in foule]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return {nom: _resume(foule) for nom, foule in foules.items()} | {"au_plus": _au_plus(hote, prepare)}


def _resume(foule):
    temps = sorted(t for client in foule for t in client.temps)
    statuts = [s for client in foule for s in client.statuts]
    return {
        "nombre": len(temps),
        "p50": statistics.median(temps),
        "p95": temps[int(len(temps) * 0.95)],
        "pannes": sum(statut >= 400 for statut in statuts),
        "vides": sum(statut == 204 for statut in statuts),
    }


def _au_plus(hote, prepare):
    """How many unchanged answers a second, asked without rest by eight screens."""
    secondes = 5
    fin = time.monotonic() + secondes
    clients = [Client(hote, fin, 0, 0, _ecran(prepare, rang)) for rang in range(1, 9)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return sum(len(client.temps) for client in clients) / secondes


def _ecrire(mesures):
    """Between its two marks in docs/mesures.md."""
    au_plus = mesures.pop("au_plus")
    lignes = [f"Measured on {date.today().isoformat()}, {DUREE} s.", ""]
    lignes += [
        "| request | number | a second | half under | 95 % under | refused |",
        "|---|---|---|---|---|---|",
    ]
    for nom, m in mesures.items():
        lignes.append(
            f"| {nom} | {m['nombre']} | {m['nombre'] / DUREE:.1f} | {m['p50']:.0f} ms | {m['p95']:.0f} ms"
            f" | {m['pannes']} |"
        )
    besoin = ECRANS / RYTHME
    lignes += [
        "",
        f"Asked without rest, the same process answers {au_plus:.0f} « nothing changed » a second:"
        f" {au_plus / besoin:.0f} times what thirty screens ask.",
    ]
    tableau = "\n".join(lignes)
    print(tableau)
    texte = MESURES.read_text(encoding="utf-8")
    motif = re.compile(r"(<!-- direct -->\n).*?(\n<!-- /direct -->)", re.DOTALL)
    MESURES.write_text(motif.sub(rf"\g<1>\n{tableau}\n\g<2>", texte), encoding="utf-8")


if __name__ == "__main__":
    sys.path[:0] = [str(RACINE), str(RACINE / "site")]
    sys.exit(preparer() if sys.argv[1:] == ["preparer"] else main())
