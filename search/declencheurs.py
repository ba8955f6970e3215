"""Triggers that note in the outbox every thing whose words may have changed, in the transaction that changes them.

Signals miss `update()`, bulk writes and cascades; a trigger writes whoever writes. They are laid after each migration,
not by one: SQLite remakes a table to alter it, and its triggers go with the old one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from django.apps import apps
from django.db import connections
from modelsearch.index import RelatedFields
from taggit.managers import TaggableManager
from taggit.models import CommonGenericTaggedItemBase
from wagtail.models import Page

from .genres import modeles_cherchables
from .models import Changement

_PREFIXE = "recherche_"
_GESTES = ("insert", "update", "delete")


@dataclass(frozen=True)
class _Surveillance:
    """A table, and what each of its rows is about: a SELECT of (genre, key), « ROW » being the row."""

    table: str
    choix: str
    gestes: tuple[str, ...] = _GESTES

    def ordre(self, rang):
        choix = self.choix.replace("ROW", rang)
        return f"INSERT INTO {Changement._meta.db_table} (genre, objet_id) {choix};"


def surveillances() -> list[_Surveillance]:
    """Every table that the entries are made of."""
    trouvees: dict[_Surveillance, None] = {}
    for modele in modeles_cherchables():
        trouvees.update(dict.fromkeys(_du_modele(modele)))
    return list(trouvees)


def _du_modele(modele) -> Iterator[_Surveillance]:
    genre, cle = modele._meta.label_lower, modele._meta.pk.column
    yield _Surveillance(modele._meta.db_table, f"SELECT '{genre}', ROW.{cle}")
    if issubclass(modele, Page):
        de_ce_genre = f"SELECT '{genre}', {cle} FROM {modele._meta.db_table} WHERE {cle} = ROW.id"  # noqa: S608
        yield _Surveillance(Page._meta.db_table, de_ce_genre, ("update",))
    for champ in modele.get_search_fields():
        if isinstance(champ, RelatedFields):
            yield from _de_la_relation(modele, champ.get_field(modele))
    for nom in getattr(modele, "dependances_recherche", ()):
        relation = modele._meta.get_field(nom)
        yield _Surveillance(
            relation.related_model._meta.db_table, f"SELECT '{genre}', ROW.{relation.field.column}"
        )


def _de_la_relation(modele, champ) -> Iterator[_Surveillance]:
    genre, liens = modele._meta.label_lower, champ.remote_field.through._meta
    if not isinstance(champ, TaggableManager):
        yield _Surveillance(liens.db_table, f"SELECT '{genre}', ROW.{champ.m2m_column_name()}")
    elif issubclass(liens.model, CommonGenericTaggedItemBase):
        types = apps.get_model("contenttypes", "ContentType")._meta.db_table
        yield _Surveillance(
            liens.db_table,
            f"SELECT '{genre}', ROW.object_id FROM {types} WHERE id = ROW.content_type_id"  # noqa: S608
            f" AND app_label = '{modele._meta.app_label}' AND model = '{modele._meta.model_name}'",
        )
    else:
        yield _Surveillance(
            liens.db_table, f"SELECT '{genre}', ROW.{liens.get_field('content_object').column}"
        )


def poser(connexion):
    """Lay those that are missing, remove those of another version."""
    presents, attendus = _presents(connexion), dict(_declencheurs(connexion))
    with connexion.cursor() as curseur:
        for nom in presents.keys() - attendus.keys():
            ou = f" ON {presents[nom]}" if connexion.vendor == "postgresql" else ""
            curseur.execute(f"DROP TRIGGER {nom}{ou}")
        for nom in attendus.keys() - presents.keys():
            for ordre in attendus[nom]:
                curseur.execute(ordre)


def sont_poses(connexion):
    return dict(_declencheurs(connexion)).keys() <= _presents(connexion).keys()


def _declencheurs(connexion) -> Iterator[tuple[str, list[str]]]:
    for une in surveillances():
        for geste in une.gestes:
            # Named after what it does: another text of it is another trigger.
            nom = f"{_PREFIXE}{crc32(f'{une.table} {une.choix}'.encode()):08x}_{geste}"
            ordre = une.ordre("OLD" if geste == "delete" else "NEW")
            quand = f"CREATE TRIGGER {nom} AFTER {geste.upper()} ON {une.table} FOR EACH ROW"
            if connexion.vendor == "postgresql":
                corps = f"BEGIN {ordre} RETURN NULL; END"
                yield (
                    nom,
                    [
                        f"CREATE OR REPLACE FUNCTION {nom}() RETURNS trigger LANGUAGE plpgsql AS $${corps}$$",
                        f"{quand} EXECUTE FUNCTION {nom}()",
                    ],
                )
            else:
                yield nom, [f"{quand} BEGIN {ordre} END"]


def _presents(connexion) -> dict[str, str]:
    """Ours, by name, each with its table."""
    if connexion.vendor == "postgresql":
        lecture = (
            "SELECT tgname, tgrelid::regclass::text FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgenabled <> 'D'"
        )
    else:
        lecture = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    with connexion.cursor() as curseur:
        curseur.execute(lecture)
        return {nom: table for nom, table in curseur.fetchall() if nom.startswith(_PREFIXE)}


def apres_migration(sender, using, **_autres):
    """Receiver of `post_migrate`: once every table is there."""
    connexion = connections[using]
    existantes = set(connexion.introspection.table_names())
    if {Changement._meta.db_table, *(une.table for une in surveillances())} <= existantes:
        poser(connexion)
