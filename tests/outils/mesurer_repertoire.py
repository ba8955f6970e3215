"""`make bench`: the directory at a thousand records and at ten thousand; the table goes to docs/mesures.md.

In one process, on a database of its own, for somebody without an account and for a member: the same page with three
facets chosen, its queries, its time, and what the index weighs. It fails when ten times the records cost half as much
again (issue 6), or more than fifteen queries.
"""

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
MESURES = RACINE / "docs" / "mesures.md"
TAILLES = (1_000, 10_000)
FOIS = 15
#: Three facets, and what they leave fills the page whatever the size.
ADRESSE = "?genre=service&langue=fr&disponible=1"
REQUETES, RAPPORT = 15, 1.5


def main():
    from tests.outils import base_prete

    with tempfile.TemporaryDirectory(prefix="fil-repertoire-") as var:
        env = {**os.environ, "FIL_VAR": var, "DJANGO_SETTINGS_MODULE": "socle.settings.test"}
        if "DATABASE_URL" not in env:
            env["DATABASE_URL"] = f"sqlite:///{var}/fil.sqlite3"
            base_prete.copier_vers(Path(var) / "fil.sqlite3")
        fait = subprocess.run([sys.executable, __file__, "mesurer"], cwd=RACINE, env=env)
    return fait.returncode


def mesurer():
    import django

    django.setup()
    from django.db import connection, transaction

    from tests.comptes.fabriques import membre

    with transaction.atomic():
        lecteurs = {"no account": None, "a member": membre()}
        mesures = {}
        for taille in TAILLES:
            _remplir(taille)
            for nom, personne in lecteurs.items():
                mesures[nom, taille] = _page(personne)
            mesures["index", taille] = _index()
        transaction.set_rollback(True)
    return _ecrire(mesures, connection.vendor)


def _remplir(taille):
    from django.contrib.contenttypes.models import ContentType

    from ressources.enums import Acces, Cout, Disponibilite, GenreDeRessource, Langue
    from ressources.models import Ressource
    from ressources.publics import Public
    from socle.comptes.models import Commune
    from socle.etiquettes.models import Etiquetage, Etiquette

    de, deja = random.Random(taille), Ressource.objects.count()
    fiches = [
        Ressource(
            nom=f"{de.choice(['Maison', 'Relais', 'Atelier'])} {numero}",
            description="Un lieu où l’on est reçu, écouté, orienté. " * 6,
            genre=de.choice(GenreDeRessource.values),
            acces=de.sample(Acces.values, 2),
            langues=de.sample(Langue.values, 3) + ["fr"] * (numero % 2),
            publics_codes=de.sample(Public.values, 3),
            cout=de.choice(Cout.values),
            disponibilite=de.choice([Disponibilite.OUVERT, Disponibilite.ATTENTE]),
            disponibilite_le="2026-01-01",
            verifie_le=f"2026-0{de.randint(1, 9)}-1{de.randint(0, 9)}",
            cercle=de.choice(["public", "public", "reseau"]),
        )
        for numero in range(deja, taille)
    ]
    for fiche in fiches:
        fiche.replier()
    fiches = Ressource.objects.bulk_create(fiches, batch_size=500)
    communes = [commune.pk for commune in Commune.objects.all()]
    lien = Ressource.communes.through
    lien.objects.bulk_create(
        [
            lien(ressource_id=f.pk, commune_id=c)
            for f in fiches
            for c in de.sample(communes, de.choice([0, 1, 2]))
        ],
        batch_size=1000,
    )
    etiquettes = Etiquette.objects.pour_noms([f"mot {n}" for n in range(80)])
    genre = ContentType.objects.get_for_model(Ressource)
    Etiquetage.objects.bulk_create(
        [
            Etiquetage(content_type=genre, object_id=f.pk, tag=t)
            for f in fiches
            for t in de.sample(etiquettes, 2)
        ],
        batch_size=1000,
    )


def _page(personne):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client = Client()
    if personne is not None:
        client.force_login(personne, backend="django.contrib.auth.backends.ModelBackend")
    adresse = reverse("ressources") + ADRESSE
    client.get(adresse)
    with CaptureQueriesContext(connection) as requetes:
        client.get(adresse)
        # Now: the connection forgets them at the next request.
        nombre = len(requetes.captured_queries)
    temps = []
    for _fois in range(FOIS):
        debut = time.perf_counter()
        assert client.get(adresse).status_code == 200
        temps.append((time.perf_counter() - debut) * 1000)
    return {"requetes": nombre, "temps": statistics.median(temps), "mieux": min(temps)}


def _index():
    """What it costs to read again after a change, and to keep (the masks, keys and names)."""
    from ressources.repertoire import index

    debut = time.perf_counter()
    lu = index._lire()
    temps = (time.perf_counter() - debut) * 1000
    masques = [masque for valeurs in lu.masques.values() for masque in valeurs.values()]
    poids = sum(map(sys.getsizeof, [*masques, *lu.noms, lu.pks, lu.noms, lu.par_nom, lu.rangs, *lu.pks]))
    return {"temps": temps, "poids": poids / 1024}


def _ecrire(mesures, base):
    petit, grand = TAILLES
    lignes = [
        f"Measured on {date.today().isoformat()}, {base}, median of {FOIS}; best in brackets.",
        "",
        f"| page, three facets | queries | {petit:,} records | {grand:,} records | ratio |",
        "|---|---|---|---|---|",
    ]
    tenu = True
    for nom in ("no account", "a member"):
        un, dix = mesures[nom, petit], mesures[nom, grand]
        # The best of each: what else the machine does at that moment is no part of it.
        rapport = dix["mieux"] / un["mieux"]
        tenu &= rapport <= RAPPORT and dix["requetes"] <= REQUETES
        lignes.append(
            f"| {nom} | {dix['requetes']} | {un['temps']:.0f} ms ({un['mieux']:.0f}) |"
            f" {dix['temps']:.0f} ms ({dix['mieux']:.0f}) | {rapport:.2f} |"
        )
    un, dix = mesures["index", petit], mesures["index", grand]
    lignes.append(
        f"| the index, read again after a change | 2 | {un['temps']:.0f} ms, {un['poids']:.0f} kB |"
        f" {dix['temps']:.0f} ms, {dix['poids']:.0f} kB | |"
    )
    tableau = "\n".join(lignes)
    print(tableau)
    texte = MESURES.read_text(encoding="utf-8")
    motif = re.compile(rf"(<!-- repertoire {base} -->\n).*?(\n<!-- /repertoire {base} -->)", re.DOTALL)
    MESURES.write_text(motif.sub(rf"\g<1>\n{tableau}\n\g<2>", texte), encoding="utf-8")
    return 0 if tenu else 1


if __name__ == "__main__":
    sys.path[:0] = [str(RACINE), str(RACINE / "site")]
    sys.exit(mesurer() if sys.argv[1:] == ["mesurer"] else main())
