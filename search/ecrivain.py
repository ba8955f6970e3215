"""The one writer: takes what the outbox holds, makes the entries again, then the index, and only then forgets it.

Whatever dies in between is done again: every step may be repeated, and as long as a change is in the outbox the search
reads the thing itself. Two writers never work at once, so that an older reading never replaces a newer one.
"""

import contextlib
import logging
import time
from collections import defaultdict

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from modelsearch.backends import get_search_backends

from .backends.whoosh_fr.backend import SearchBackend as Whoosh
from .backends.whoosh_fr.documents import cle
from .entrees import choses, entrees_de
from .genres import par_genre
from .models import Changement, Entree
from .verrous import PAS, Occupe, Verrou

journal = logging.getLogger(__name__)

#: Changes taken at once: one commit of the index for all.
LOT = 500
#: Seconds left after a batch to who waits, and tries now and then: taken again at once, the lock is never free.
SOUFFLE = 2 * PAS
#: Seconds that a writer waits for another one: it does the same work.
ATTENTE = 1.0
#: Any number, the same in every process: PostgreSQL's lock between machines.
_VERROU_POSTGRESQL = 7_031_954
_VALEURS = [champ.attname for champ in Entree._meta.fields if champ.name != "id"]
_CHAMPS = [champ.name for champ in Entree._meta.fields if champ.name not in ("id", "genre", "objet_id")]


def noter(genre, pks):
    """For what no trigger watches: models that the search page does not show, searched in the admin."""
    if genre not in par_genre():
        Changement.objects.bulk_create([Changement(genre=genre, objet_id=pk) for pk in pks])


def appliquer(avance=lambda fait, total: None, arreter=lambda: False):
    """Everything that waits, a batch at a time; how many changes were applied."""
    if not Changement.objects.exists():
        return 0
    fait, total = 0, Changement.objects.count()
    while not arreter():
        with seul_a_ecrire():
            nombre = _un_lot()
        if not nombre:
            break
        fait += nombre
        avance(fait, max(fait, total))
        if nombre == LOT:
            time.sleep(SOUFFLE)
    return fait


@contextlib.contextmanager
def seul_a_ecrire(attente=ATTENTE):
    """Raises `Occupe` where another one writes for longer than `attente`, in seconds."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    with Verrou(settings.VAR / "recherche.verrou").tenu(attente):
        if connection.vendor != "postgresql":
            yield
            return
        fin = time.monotonic() + attente
        while not _postgresql_dit("pg_try_advisory_lock"):
            if time.monotonic() >= fin:
                raise Occupe("PostgreSQL")
            time.sleep(PAS)
        try:
            yield
        finally:
            _postgresql_dit("pg_advisory_unlock")


def _postgresql_dit(fonction):
    with connection.cursor() as curseur:
        curseur.execute(f"SELECT {fonction}(%s)", [_VERROU_POSTGRESQL])
        return curseur.fetchone()[0]


def _un_lot():
    lignes = list(Changement.objects.order_by("pk").values_list("pk", "genre", "objet_id")[:LOT])
    if lignes:
        ecrire([(genre, objet_id) for _pk, genre, objet_id in lignes])
        # These and no other: what was noted meanwhile is for the next round.
        Changement.objects.filter(pk__in=[pk for pk, _genre, _objet_id in lignes]).delete()
    return len(lignes)


def ecrire(changees, indexer=True):
    """Read again these things, `[(genre, key)]`, in the entries and in every index. Under `seul_a_ecrire`."""
    par_modele = defaultdict(list)
    for genre, objet_id in dict.fromkeys(changees):
        with contextlib.suppress(LookupError):
            par_modele[apps.get_model(genre)].append(objet_id)
    a_indexer = _Indexation()
    for modele, pks in par_modele.items():
        objets = {objet.pk: objet for objet in choses(modele, pks)}
        a_indexer.prendre(modele, list(objets.values()), [pk for pk in pks if pk not in objets])
        if modele._meta.label_lower in par_genre():
            a_indexer.prendre(Entree, *_entrees(modele._meta.label_lower, pks, objets))
    if indexer:
        a_indexer.faire()


def entree_differente(chose, entree):
    """Whether this entry, or None, is not what would be written of the thing today."""
    neuve = next(entrees_de([chose]), None)
    if neuve is None or entree is None:
        return neuve is not entree
    return any(getattr(neuve, nom) != getattr(entree, nom) for nom in _VALEURS)


def _entrees(genre, pks, objets):
    """The entries of these things as they are now, and the keys of those that are no more, or cannot be read."""
    neuves = {entree.objet_id: entree for entree in entrees_de(objets.values())}
    with transaction.atomic():
        parties = Entree.objects.filter(genre=genre, objet_id__in=[pk for pk in pks if pk not in neuves])
        disparues = list(parties.values_list("pk", flat=True))
        if disparues:
            parties.delete()
        Entree.objects.bulk_create(
            list(neuves.values()),
            update_conflicts=True,
            unique_fields=["genre", "objet_id"],
            update_fields=_CHAMPS,
        )
        ecrites = list(Entree.objects.filter(genre=genre, objet_id__in=neuves))
    return ecrites, disparues


class _Indexation:
    """What goes to the indexes: one commit each for a whole batch where the index is ours."""

    def __init__(self):
        self._changements = defaultdict(list)
        self._directs = []
        self._moteurs = list(get_search_backends())

    def prendre(self, modele, objets, disparus):
        for moteur in self._moteurs:
            if isinstance(moteur, Whoosh):
                if moteur.reglages.concerne(modele._meta.label_lower):
                    self._changements[moteur] += moteur.documents(modele, objets)
                    self._changements[moteur] += [(cle(modele(pk=pk)), None) for pk in disparus]
            elif modele is Entree:
                self._directs.append((moteur, objets, disparus))

    def faire(self):
        for moteur, changements in self._changements.items():
            if changements:
                moteur.appliquer(changements)
        for moteur, objets, disparus in self._directs:
            if objets:
                moteur.add_bulk(Entree, objets)
            for pk in disparus:
                moteur.delete(Entree(pk=pk))
