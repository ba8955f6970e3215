"""`make bench-recherche`: the engines of the search at 1,000, 20,000 and 100,000 entries; to docs/mesures.md.

Ours on SQLite (Whoosh, and plain FTS5 fed with our analysis) and on PostgreSQL (our motor, and modelsearch's backend
with the index that it forgets), each question asked to all of them in turn, so that what else the machine does falls
on all. Sizes may be given: `mesurer_recherche.py 1000 20000`.
"""

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from datetime import date
from math import ceil
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
MESURES = RACINE / "docs" / "mesures.md"
BANC = RACINE / "tests" / "outils" / "banc_recherche.py"
TAILLES = (1_000, 20_000, 100_000)
FOIS, A_BLANC = 40, 3
SORTES = (
    "one word", "three words", "prefix", "phrase", "filter by cercle", "page, counts, facets", "suggestion",
)  # fmt: skip
NOMS = {
    "whoosh": "our Whoosh",
    "postgresql": "our PostgreSQL",
    "modelsearch": "modelsearch’s PostgreSQL + GIN",
    "fts5": "plain FTS5",
}
#: What the others are compared with.
TEMOIN = "modelsearch"


class Processus:
    """A side, at the end of a pipe."""

    def __init__(self, pile, recherche, adresse):
        var = pile.enter_context(tempfile.TemporaryDirectory(prefix="fil-recherche-"))
        if adresse is None:
            adresse = f"sqlite:///{var}/fil.sqlite3"
            from tests.outils import base_prete

            base_prete.copier_vers(Path(var) / "fil.sqlite3")
        env = {
            **os.environ,
            "DATABASE_URL": adresse,
            "FIL_VAR": var,
            "FIL_RECHERCHE": recherche,
            "DJANGO_SETTINGS_MODULE": "socle.settings.test",
        }
        if recherche == "postgresql":
            _dire("PostgreSQL : migrations…")
            subprocess.run([sys.executable, RACINE / "manage.py", "migrate", "-v0"], env=env, check=True)
        self._processus = pile.enter_context(
            subprocess.Popen(
                [sys.executable, "-W", "ignore", BANC],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=RACINE,
                env=env,
            )
        )
        pile.callback(self._processus.stdin.close)
        self.moteurs = self._lire()

    def demander(self, *geste, quoi=""):
        self._processus.stdin.write(json.dumps(geste) + "\n")
        self._processus.stdin.flush()
        while not isinstance(lu := self._lire(), dict):
            _dire(f"{quoi} : {lu}")
        return lu["fait"]

    def _lire(self):
        ligne = self._processus.stdout.readline()
        if not ligne:
            raise SystemExit("Un moteur s’est arrêté : voyez ci-dessus.")
        return json.loads(ligne)


def main(tailles):
    from tests.outils.banc_recherche import expressions, vocabulaire
    from tests.outils.postgres_jetable import PostgresAbsent, postgres_jetable

    with ExitStack() as pile:
        cotes = [Processus(pile, "whoosh", None)]
        try:
            adresse = os.environ.get("DATABASE_URL") or pile.enter_context(postgres_jetable())
            cotes.append(Processus(pile, "postgresql", adresse))
        except PostgresAbsent as absent:
            print(f"{absent} On mesure sans lui.")
        questions = _questions(vocabulaire()) | {"phrase": expressions(FOIS + A_BLANC)}
        tables = [_mesurer(cotes, taille, questions) for taille in tailles]
    _ecrire("\n\n".join(tables))


def _questions(mots):
    """The same at every size: words neither in every text nor in none."""
    de = random.Random(2026)
    courants = [mot for mot in mots[20:2000] if len(mot) > 3]

    def tirer(n):
        return " ".join(de.sample(courants, n))

    longueurs = {"one word": 1, "filter by cercle": 1}
    questions = {
        sorte: [tirer(longueurs.get(sorte, 3)) for _fois in range(FOIS + A_BLANC)] for sorte in SORTES
    }
    for sorte in ("prefix", "suggestion"):
        questions[sorte] = [tirer(1)[: de.randint(2, 5)] for _fois in range(FOIS + A_BLANC)]
    return questions


def _mesurer(cotes, taille, questions):
    faits, temps = {}, {}
    for cote in cotes:
        ecriture = cote.demander("remplir", taille, quoi=f"{taille} : choses")
        for nom in cote.moteurs:
            duree, octets = cote.demander("indexer", nom, quoi=f"{taille} : {NOMS[nom]}")
            # PostgreSQL's columns are filled as entries are written.
            faits[nom] = (ecriture if nom == "postgresql" else duree, octets)
    for sorte, posees in questions.items():
        for rang, question in enumerate(posees):
            _dire(f"{taille} : {sorte} {rang + 1}/{len(posees)}")
            for cote in cotes:
                for nom in cote.moteurs:
                    mis = cote.demander("poser", nom, sorte, question)
                    if mis is not None and rang >= A_BLANC:
                        temps.setdefault((nom, sorte), []).append(mis)
    return _tableau(taille, faits, temps)


def _tableau(taille, faits, temps):
    moteurs = [nom for nom in NOMS if nom in faits]
    lignes = [
        f"{taille:,} entries",
        "",
        f"| | {' | '.join(NOMS[nom] for nom in moteurs)} |",
        f"|---|{'---|' * len(moteurs)}",
        f"| entries indexed a second | {' | '.join(_debit(taille, faits[nom][0]) for nom in moteurs)} |",
        f"| size on disk | {' | '.join(f'{faits[nom][1] / 1e6:.1f} MB' for nom in moteurs)} |",
    ]
    for sorte in SORTES:
        cases = [_case(temps.get((nom, sorte)), temps.get((TEMOIN, sorte))) for nom in moteurs]
        lignes.append(f"| {sorte} | {' | '.join(cases)} |")
    return "\n".join(lignes)


def _debit(taille, duree):
    return f"{taille / duree:,.0f}"


def _case(mesures, temoin):
    if not mesures:
        return "–"
    rapport = "" if not temoin or temoin is mesures else f" ({_centile(mesures) / _centile(temoin):.2f})"
    return f"{_centile(mesures, 0.5):.1f} / {_centile(mesures):.1f}{rapport}"


def _centile(mesures, part=0.95):
    return sorted(mesures)[ceil(part * len(mesures)) - 1]


def _ecrire(tableaux):
    print(f"\n{tableaux}")
    entete = (
        f"Measured on {date.today().isoformat()}; ms, p50 / p95 of {FOIS} (p95 over that of {NOMS[TEMOIN]})."
    )
    texte = MESURES.read_text(encoding="utf-8")
    motif = re.compile(r"(<!-- recherche -->\n).*?(\n<!-- /recherche -->)", re.DOTALL)
    neuf = motif.sub(lambda lu: f"{lu[1]}\n{entete}\n\n{tableaux}\n{lu[2]}", texte)
    MESURES.write_text(neuf, encoding="utf-8")


def _dire(quoi):
    """On one line of a terminal; nothing where nobody looks."""
    if sys.stderr.isatty():
        print(f"\r\033[K{quoi}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.path[:0] = [str(RACINE), str(RACINE / "site")]
    main([int(taille) for taille in sys.argv[1:]] or TAILLES)
