"""Making everything again: the entries from the things, then a new index beside the one that answers."""

import time
from collections.abc import Callable, Iterator

from django.conf import settings
from modelsearch.backends import get_search_backends, get_search_backends_with_name
from modelsearch.index import get_indexed_models
from modelsearch.management.commands.rebuild_modelsearch_index import group_models_by_index

from .backends.whoosh_fr.backend import SearchBackend as Whoosh
from .ecrivain import SOUFFLE, ecrire, entree_differente, seul_a_ecrire
from .entrees import choses
from .genres import modeles_cherchables
from .models import Changement, Entree
from .verrous import Verrou

#: What is being done, how many, of how many.
Avance = Callable[[str, int, int], None]
LOT = 200
#: Seconds that a batch waits for its turn.
PATIENCE = 60.0


def _sans_le_dire(quoi, fait, total):
    pass


def est_a_faire():
    """Whether search cannot answer: entries that were never made, an index that is missing or of another version."""
    if not Entree.objects.exists() and any(m._base_manager.exists() for m in modeles_cherchables()):
        return True
    return any(not m.lecture.est_lisible() for m in get_search_backends() if isinstance(m, Whoosh))


def reconstruire(avance: Avance = _sans_le_dire):
    """Everything, while people search and the writer writes: it takes its turn between two batches. Raises `Occupe`.

    An index in the making keeps a journal of what is written meanwhile (ecriture.py), and plays it again at its end.
    """
    settings.VAR.mkdir(parents=True, exist_ok=True)
    # Where the postman is woken each minute, he does not know of the one before.
    with Verrou(settings.VAR / "reconstruction.verrou").tenu(0):
        _reconstruire(avance)


def _reconstruire(avance: Avance):
    attendaient = list(Changement.objects.values_list("pk", flat=True))
    for modele, pks in _lots("entrées", avance):
        with seul_a_ecrire(PATIENCE):
            ecrire([(modele._meta.label_lower, pk) for pk in pks], indexer=False)
        time.sleep(SOUFFLE)
    _oublier_ce_qui_n_est_plus()
    for alias, moteur in get_search_backends_with_name():
        if moteur.rebuilder_class:
            _reindexer(alias, moteur, avance)
    for debut in range(0, len(attendaient), LOT):
        Changement.objects.filter(pk__in=attendaient[debut : debut + LOT]).delete()


def rattraper(avance: Avance = _sans_le_dire):
    """What changed without touching a table that is watched (a label renamed): noted, how many."""
    notees = 0
    for modele, pks in _lots("entrées", avance):
        genre = modele._meta.label_lower
        entrees = {e.objet_id: e for e in Entree.objects.filter(genre=genre, objet_id__in=pks)}
        autres = [c.pk for c in choses(modele, pks) if entree_differente(c, entrees.get(c.pk))]
        Changement.objects.bulk_create([Changement(genre=genre, objet_id=pk) for pk in autres])
        notees += len(autres)
    return notees


def _lots(quoi, avance: Avance) -> Iterator[tuple]:
    """(model, keys), of every kind, a batch at a time."""
    cles = [
        (m, list(m._base_manager.order_by("pk").values_list("pk", flat=True))) for m in modeles_cherchables()
    ]
    fait, total = 0, sum(len(pks) for _modele, pks in cles)
    for modele, pks in cles:
        for debut in range(0, len(pks), LOT):
            lot = pks[debut : debut + LOT]
            yield modele, lot
            fait += len(lot)
            avance(quoi, fait, total)


def _oublier_ce_qui_n_est_plus():
    for modele in modeles_cherchables():
        presentes = modele._base_manager.order_by().values("pk")
        Entree.objects.filter(genre=modele._meta.label_lower).exclude(objet_id__in=presentes).delete()


def _reindexer(alias, moteur, avance: Avance):
    """What Wagtail's `update_index` does; what fails leaves the index that answers as it was."""
    for index, modeles in group_models_by_index(moteur, _a_indexer(moteur)).items():
        reconstruction = moteur.rebuilder_class(index)
        neuf = reconstruction.start()
        try:
            _remplir(neuf, modeles, f"index « {alias} »", avance)
        except BaseException:
            if isinstance(moteur, Whoosh):
                neuf.chantier.abandonner()
            raise
        reconstruction.finish()


def _remplir(index, modeles, quoi, avance: Avance):
    for modele in modeles:
        index.add_model(modele)
    objets = [(modele, modele.get_indexed_objects().order_by("pk")) for modele in modeles]
    fait, total = 0, sum(requete.count() for _modele, requete in objets)
    for modele, requete in objets:
        pks = list(requete.values_list("pk", flat=True))
        for debut in range(0, len(pks), LOT):
            lot = list(requete.filter(pk__in=pks[debut : debut + LOT]))
            index.add_items(modele, lot)
            fait += len(lot)
            avance(quoi, min(fait, total), total)


def _a_indexer(moteur):
    modeles = get_indexed_models()
    if not isinstance(moteur, Whoosh):
        return modeles
    return [modele for modele in modeles if moteur.reglages.concerne(modele._meta.label_lower)]
