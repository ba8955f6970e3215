"""One side of `make bench-recherche`: a process with its database, filled with things, that asks its engines in turn.

Reads JSON lines, answers each by one: `["remplir", how many]`, `["indexer", engine]`, `["poser", engine, kind, words]`.
"""

import json
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
LOT, MOTS_PAR_TEXTE, PAR_PAGE = 500, 80, 20
GRAINE = 8
_INDEX_OUBLIE = "CREATE INDEX IF NOT EXISTS banc_titre_et_texte ON {table} USING gin ((title || body))"


def vocabulaire() -> list[str]:
    """The words of the demonstration, the most used first."""
    textes = [chemin.read_text(encoding="utf-8") for chemin in sorted(RACINE.glob("*/demonstration/*.toml"))]
    nombres = Counter(mot.lower() for texte in textes for mot in re.findall(r"[^\W\d_]{2,}", texte))
    return sorted(nombres, key=lambda mot: (-nombres[mot], mot))


class Hasard:
    """Texts by Zipf's law, always the same."""

    def __init__(self, graine):
        self._mots, self._de = vocabulaire(), random.Random(graine)
        self._poids = list(accumulate(1 / rang for rang in range(1, len(self._mots) + 1)))

    def texte(self, longueur):
        return " ".join(self._de.choices(self._mots, cum_weights=self._poids, k=longueur))


def expressions(combien) -> list[str]:
    """Three words that follow one another in a text of the smallest bench; stop words alone are none, for nobody."""
    from search.analyse import citations

    textes, lus = Hasard(GRAINE), []
    while len(lus) < combien:
        textes.texte(4)
        lu = " ".join(textes.texte(MOTS_PAR_TEXTE).split()[:3])
        if citations(f'"{lu}"'):
            lus.append(lu)
    return lus


class Cote:
    """A database, a reader, and the engines that answer over it."""

    def __init__(self):
        from django.conf import settings
        from django.db import connection

        from socle.settings import recherche
        from tests.comptes.fabriques import membre

        settings.RECHERCHE_MOTEUR, settings.WAGTAILSEARCH_BACKENDS = recherche.moteur(settings.VAR)
        self.dossier = Path(tempfile.mkdtemp(dir=settings.VAR))
        self.lecteur = membre()
        self.postgresql = connection.vendor == "postgresql"
        self.moteurs = (
            {"postgresql": Moteur(self), "modelsearch": Modelsearch(self)}
            if self.postgresql
            else {"whoosh": Moteur(self), "fts5": Fts5(self)}
        )
        # Texts go on where they stopped when more are asked for.
        self._textes, self._deja = Hasard(GRAINE), 0

    def remplir(self, taille):
        """Public and network resources; how many entries a second were made of them."""
        from ressources.models import Ressource
        from search.ecrivain import ecrire
        from search.models import Changement

        duree = 0.0
        while self._deja < taille:
            lot = range(self._deja, min(self._deja + LOT, taille))
            fiches = [
                Ressource(
                    nom=self._textes.texte(4)[:150].capitalize(),
                    description=self._textes.texte(MOTS_PAR_TEXTE),
                    genre="service",
                    cout="gratuit",
                    cercle=("public", "public", "reseau")[numero % 3],
                    disponibilite="ouvert",
                    disponibilite_le="2026-01-01",
                    verifie_le="2026-01-01",
                )
                for numero in lot
            ]
            for fiche in fiches:
                fiche.replier()
            fiches = Ressource.objects.bulk_create(fiches)
            Changement.objects.all().delete()
            debut = time.perf_counter()
            ecrire([("ressources.ressource", fiche.pk) for fiche in fiches], indexer=False)
            duree += time.perf_counter() - debut
            self._deja += len(fiches)
            dire(self._deja)
        self._soigner()
        return duree

    def _soigner(self):
        """What autovacuum does in service."""
        from django.db import connection

        with connection.cursor() as curseur:
            curseur.execute("VACUUM ANALYZE" if self.postgresql else "ANALYZE")

    def lots(self) -> Iterator[list]:
        from search.models import Entree

        pks = list(Entree.objects.order_by("pk").values_list("pk", flat=True))
        for debut in range(0, len(pks), LOT):
            yield list(Entree.objects.filter(pk__in=pks[debut : debut + LOT]))
            dire(min(debut + LOT, len(pks)))

    def visibles(self, sorte):
        """What one reader may see, asked in the cheapest way: few are looked up one by one."""
        from search.models import Entree

        return Entree.objects.visibles_pour(
            self.lecteur, une_a_une=sorte in ("prefix", "phrase", "suggestion")
        )


class Moteur:
    """The motor of the settings, as the page asks it."""

    def __init__(self, cote):
        self.cote = cote

    def indexer(self):
        from modelsearch.backends import get_search_backend

        from search.models import Entree

        if self.cote.postgresql:
            # Its columns were filled with the rows.
            return
        backend = get_search_backend("entrees")
        reconstruction = backend.rebuilder_class(backend.get_index_for_model(Entree))
        index = reconstruction.start()
        index.add_model(Entree)
        for lot in self.cote.lots():
            index.add_items(Entree, lot)
        reconstruction.finish()

    def octets(self):
        if self.cote.postgresql:
            return _octets_postgresql(
                "SELECT coalesce(sum(pg_column_size(vecteur) + pg_column_size(debuts) + pg_column_size(formes)), 0)"
                " + pg_relation_size('search_entree_vecteur') + pg_relation_size('search_entree_debuts')"
                " + pg_relation_size('search_entree_formes') + pg_total_relation_size('search_mot')"
                " FROM search_entree"
            )
        from django.conf import settings

        fichiers = (settings.VAR / "recherche" / "entrees").rglob("*")
        return sum(fichier.stat().st_size for fichier in fichiers if fichier.is_file())

    def poser(self, sorte, question):
        from search.moteurs import moteur
        from search.suggestions import suggestions
        from search.trouver import Recherche

        if sorte == "suggestion":
            return len(suggestions(self.cote.lecteur, question))
        if sorte == "prefix":
            return len(moteur().mots(question, self.cote.visibles(sorte)))
        if sorte in ("page, counts, facets", "filter by cercle"):
            filtres = {"cercle": "public"} if sorte == "filter by cercle" else {}
            page = Recherche(self.cote.lecteur, question, **filtres)
            return page.nombre + len(page.genres) + len(page.cercles) + len(page.montrees)
        entre_guillemets = f'"{question}"' if sorte == "phrase" else question
        return len(Recherche(self.cote.lecteur, entre_guillemets).reponse.lignes)


class Modelsearch:
    """modelsearch's PostgreSQL backend, in French, with the index that it forgets; the same readers."""

    def __init__(self, cote):
        self.cote = cote

    def indexer(self):
        from django.db import connection
        from modelsearch.backends import get_search_backend

        from search.models import Entree

        backend = get_search_backend("default")
        for lot in self.cote.lots():
            backend.add_bulk(Entree, lot)
        with connection.cursor() as curseur:
            curseur.execute(_INDEX_OUBLIE.format(table=_table_de_modelsearch()))
            curseur.execute("VACUUM ANALYZE")

    def octets(self):
        return _octets_postgresql(f"SELECT pg_total_relation_size('{_table_de_modelsearch()}')")

    def poser(self, sorte, question):
        from modelsearch.query import Phrase

        from search.models import Entree

        visibles = self.cote.visibles(sorte)
        if sorte == "filter by cercle":
            visibles = visibles.filter(cercle="public")
        entrees = Entree.objects.filter(pk__in=visibles.values("pk"))
        if sorte in ("suggestion", "prefix"):
            return len(entrees.autocomplete(question)[:PAR_PAGE])
        if sorte == "phrase":
            return len(entrees.search(Phrase(question))[:PAR_PAGE])
        trouvees = entrees.search(question, operator="or")
        nombre = 0
        if sorte == "page, counts, facets":
            nombre = trouvees.count() + len(trouvees.facet("genre")) + len(trouvees.facet("langue"))
        return nombre + len(trouvees[:PAR_PAGE])


class Fts5:
    """SQLite's full text on our words: keys alone, for everybody, without a page."""

    def __init__(self, cote):
        self.cote = cote
        self._base = sqlite3.connect(cote.dossier / "fts5.sqlite3")

    def indexer(self):
        from search.analyse import analyser

        self._base.executescript(
            "DROP TABLE IF EXISTS textes; CREATE VIRTUAL TABLE textes USING fts5(cle UNINDEXED, termes)"
        )
        for lot in self.cote.lots():
            for entree in lot:
                texte = f"{entree.titre}\n{entree.texte}"
                termes = " ".join(jeton.terme for jeton in analyser(texte, entree.langue))
                self._base.execute("INSERT INTO textes VALUES (?, ?)", (entree.pk, termes))
        self._base.commit()

    def octets(self):
        return (self.cote.dossier / "fts5.sqlite3").stat().st_size

    def poser(self, sorte, question):
        from search.analyse import analyser, formes

        if sorte not in ("one word", "three words", "prefix", "phrase"):
            return None
        mots = formes(question) if sorte == "prefix" else [jeton.terme for jeton in analyser(question)]
        liaison, fin = (" ", "*") if sorte == "prefix" else (" " if sorte == "phrase" else '" OR "', "")
        condition = f'"{liaison.join(mots)}"{fin}'
        lignes = self._base.execute(
            "SELECT cle FROM textes WHERE textes MATCH ? ORDER BY rank LIMIT ?", (condition, PAR_PAGE)
        )
        return len(lignes.fetchall())


def _octets_postgresql(requete):
    from django.db import connection

    with connection.cursor() as curseur:
        curseur.execute(requete)
        return int(curseur.fetchone()[0])


def _table_de_modelsearch():
    from modelsearch.conf import get_app_config

    return get_app_config().get_model("IndexEntry")._meta.db_table


def dire(valeur):
    print(json.dumps(valeur), flush=True)


def principal():
    import django

    django.setup()
    cote = Cote()
    dire(list(cote.moteurs))
    for ligne in sys.stdin:
        geste, *reste = json.loads(ligne)
        dire({"fait": _GESTES[geste](cote, *reste)})


def _indexer(cote, nom):
    from socle.memoire import figer

    debut = time.perf_counter()
    cote.moteurs[nom].indexer()
    duree = time.perf_counter() - debut
    # As the server does.
    figer()
    return [duree, cote.moteurs[nom].octets()]


def _poser(cote, nom, sorte, question):
    """Milliseconds, or nothing where this engine knows nothing of that."""
    debut = time.perf_counter()
    rendu = cote.moteurs[nom].poser(sorte, question)
    return None if rendu is None else (time.perf_counter() - debut) * 1000


_GESTES: dict[str, Callable] = {
    "remplir": lambda cote, taille: cote.remplir(taille),
    "indexer": _indexer,
    "poser": _poser,
}


if __name__ == "__main__":
    sys.path[:0] = [str(RACINE), str(RACINE / "site")]
    principal()
