"""Triggers that change the stamp of the directory with every row that it is made of.

Signals miss `update()`, bulk writes and cascades, and know nothing of a rollback; a trigger writes in the same
transaction, whoever writes. They are laid after each migration, not by one: SQLite remakes a table to alter it, and its
triggers go with the old one.
"""

import secrets
from typing import Any

from django.apps import apps
from django.db import connections

#: Of a stamp: the sum of 64 rows holds in 63.
_BITS = 48
_PREFIXE = "repertoire_"

#: One row of the stamp for each connection, out of 64: writers seldom share one, and wait for one another then only.
_FONCTION = """
CREATE OR REPLACE FUNCTION repertoire_marquer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ressources_empreinte (id, valeur)
  VALUES (pg_backend_pid() % 64, floor(random() * 281474976710656)::bigint)
  ON CONFLICT (id) DO UPDATE SET valeur = excluded.valeur;
  RETURN NULL;
END $$
"""
# Two statements and not an upsert: inside « INSERT OR IGNORE » SQLite would apply that to the trigger too.
_CORPS_SQLITE = """
BEGIN
  DELETE FROM ressources_empreinte;
  INSERT INTO ressources_empreinte (id, valeur) VALUES (0, random() & 281474976710655);
END
"""


def tables():
    """The tables that the index reads."""
    ressource = apps.get_model("ressources", "Ressource")
    modeles: list[Any] = [
        ressource,
        ressource.communes.through,
        ressource.themes.through,
        apps.get_model("ressources", "Signalement"),
        apps.get_model("etiquettes", "Etiquetage"),
    ]
    return [modele._meta.db_table for modele in modeles]


def poser(connexion):
    """Lay those that are missing."""
    manquants = _attendus(connexion) - _presents(connexion)
    if not manquants:
        return
    with connexion.cursor() as curseur:
        if connexion.vendor == "postgresql":
            curseur.execute(_FONCTION)
        for table in tables():
            for nom, ordre in _ordres(connexion, table):
                if nom in manquants:
                    curseur.execute(ordre)
        # What was written before they were there is as good as written now.
        curseur.execute("DELETE FROM ressources_empreinte")
        curseur.execute(
            "INSERT INTO ressources_empreinte (id, valeur) VALUES (0, %s)", [secrets.randbits(_BITS)]
        )


def sont_poses(connexion):
    """Whether nothing can change without the stamp: without them, the index is made again at each reading."""
    return _attendus(connexion) <= _presents(connexion)


def _attendus(connexion):
    return {nom for table in tables() for nom, _ordre in _ordres(connexion, table)}


def _ordres(connexion, table):
    if connexion.vendor == "postgresql":
        nom = f"{_PREFIXE}{table}"
        yield (
            nom,
            f"CREATE TRIGGER {nom} AFTER INSERT OR UPDATE OR DELETE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION repertoire_marquer()",
        )
        return
    for geste in ("insert", "update", "delete"):
        nom = f"{_PREFIXE}{table}_{geste}"
        yield nom, f"CREATE TRIGGER {nom} AFTER {geste.upper()} ON {table} {_CORPS_SQLITE}"


def _presents(connexion):
    if connexion.vendor == "postgresql":
        lecture = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    else:
        lecture = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connexion.cursor() as curseur:
        curseur.execute(lecture)
        return {nom for (nom,) in curseur.fetchall()}


def apres_migration(sender, using, **_autres):
    """Receiver of `post_migrate`."""
    connexion = connections[using]
    existantes = set(connexion.introspection.table_names())
    if {"ressources_empreinte", *tables()} <= existantes:
        poser(connexion)
