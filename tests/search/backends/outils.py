"""Documents without a model nor a database, and processes that write them: what happens to the index itself."""

import os
import random
import signal
import time

from whoosh import query

from search.backends.whoosh_fr import ecriture
from search.backends.whoosh_fr.generations import Depot
from search.backends.whoosh_fr.lecture import Lecture
from search.backends.whoosh_fr.reglages import Reglages

GENRE = "essais.fiche"


def fiche(numero, *mots):
    """`[key, document]`, as written in the index and in the journal."""
    cle = f"{GENRE}:{numero}"
    texte = [(mot, place, 1.0) for place, mot in enumerate(mots)]
    return [cle, {"cle": cle, "genres": GENRE, "texte": texte, "debuts": [], "formes": list(mots)}]


def ecrire(depot, *fiches):
    ecriture.appliquer(depot, list(fiches))


def retirer(depot, numero):
    ecriture.appliquer(depot, [[f"{GENRE}:{numero}", None]])


class Lecteur:
    """What a process finds, with its own searchers."""

    def __init__(self, depot):
        self.lecture = Lecture(depot, Reglages())

    def trouve(self, mot):
        return {int(pk) for pk in self.lecture.scores(query.Term("texte", mot), GENRE)}


def ecrire_une_serie(dossier, debut, nombre):
    """One commit each, as requests do."""
    depot = Depot(dossier, attente=60)
    for numero in range(debut, debut + nombre):
        ecrire(depot, fiche(numero, "mot"))


def mourir_en_ecrivant(dossier, fois):
    """Writers killed one after the other, in the middle of it: the numbers whose commit had returned."""
    ecrits = []
    for tour in range(fois):
        lire, dire = os.pipe()
        enfant = os.fork()
        if enfant == 0:
            _ecrire_sans_fin(dossier, tour * 10_000, dire)
        os.close(dire)
        with os.fdopen(lire) as dits:
            ecrits.append(int(dits.readline()))
            time.sleep(random.uniform(0, 0.08))
            os.kill(enfant, signal.SIGKILL)
            os.waitpid(enfant, 0)
            # The last line may be cut.
            ecrits += [int(ligne) for ligne in dits if ligne.endswith("\n")]
    return ecrits


def _ecrire_sans_fin(dossier, numero, dire):
    depot = Depot(dossier, attente=60)
    while True:
        ecrire(depot, fiche(numero, "mot"))
        os.write(dire, f"{numero}\n".encode())
        numero += 1
