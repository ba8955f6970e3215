"""Two writers of the search, killed again and again while things change: `python mort_subite.py ROUNDS`.

Prints JSON: how many changes, how many writers died, what the index says wrongly once one writer has passed in peace.
A process of its own: it forks, and an index of files in FIL_VAR.
"""

import json
import os
import random
import signal
import sys
import time

import django

PAR_TOUR = 12


def ecrire_sans_fin():
    from search import ecrivain
    from search.verrous import Occupe

    ecrivain.LOT = 3
    while True:
        try:
            ecrivain.appliquer()
        except Occupe:
            continue
        time.sleep(0.002)


def naitre():
    """A writer with connections of its own."""
    from django.db import connections

    connections.close_all()
    enfant = os.fork()
    if enfant == 0:
        try:
            ecrire_sans_fin()
        finally:
            os._exit(1)
    return enfant


def changer(fiches, hasard):
    """{key: the only word of its text}."""
    dits = {}
    for _fois in range(PAR_TOUR):
        fiche = hasard.choice(fiches)
        dits[fiche.pk] = f"mot{hasard.randrange(10**12)}x"
        type(fiche).objects.filter(pk=fiche.pk).update(description=dits[fiche.pk])
        time.sleep(hasard.uniform(0, 0.02))
    return dits


def ce_que_dit_l_index(mot):
    from modelsearch.backends import get_search_backend

    from search.models import Entree

    return [entree.objet_id for entree in get_search_backend("entrees").search(mot, Entree.objects.all())]


def principal(tours):
    from search.ecrivain import appliquer
    from search.models import Changement
    from tests.ressources.fabriques import RessourceFactory

    hasard, morts, attendus, fautes = random.Random(tours), 0, {}, []
    fiches = RessourceFactory.create_batch(20)
    for _tour in range(tours):
        enfants = [naitre(), naitre()]
        attendus |= changer(fiches, hasard)
        for enfant in enfants:
            os.kill(enfant, signal.SIGKILL)
            os.waitpid(enfant, 0)
            morts += 1
    appliquer()
    fautes = [pk for pk, mot in attendus.items() if ce_que_dit_l_index(mot) != [pk]]
    rendu = {
        "choses": len(attendus),
        "morts": morts,
        "attendent": Changement.objects.count(),
        "fautes": fautes,
    }
    print(json.dumps(rendu))


if __name__ == "__main__":
    django.setup()
    principal(int(sys.argv[1]))
