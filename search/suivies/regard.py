"""What somebody may see at one moment, as keys, kept small: about a byte a thing."""

import json
import zlib
from itertools import accumulate

from django.db.models import CharField, Value

from socle.cercles.enums import Cercle, Etat

from ..entrees import dit_son_cercle
from ..genres import par_genre


def cles_visibles(user):
    """{(kind, key)} of all that she may see and hear of, in one query: each kind is asked its own `visibles_pour`."""
    premiere, *autres = [
        _annoncables(modele, user).order_by().values_list(Value(genre, CharField()), "pk")
        for genre, modele in par_genre().items()
        if _s_annonce(modele)
    ]
    return set(premiere.union(*autres, all=True))


def _s_annonce(modele):
    """An observation is told of on its own page alone."""
    return dit_son_cercle(modele) or not hasattr(modele, "cercle")


def _annoncables(modele, user):
    """What is online and not her own; what waits for her review has its own page (produit.md §4.7)."""
    visibles = modele._default_manager.visibles_pour(user)
    if not dit_son_cercle(modele):
        return visibles
    visibles = visibles.filter(etat=Etat.EN_LIGNE).exclude(cercle=Cercle.PRIVE)
    return visibles.exclude(auteur=user.pk)


def compacter(cles):
    """Sorted keys of each kind, as the difference from one to the next, compressed."""
    par_cle: dict[str, list[int]] = {}
    for genre, pk in sorted(cles):
        par_cle.setdefault(genre, []).append(pk)
    ecarts = {
        genre: [pk - avant for avant, pk in zip([0, *pks], pks, strict=False)]
        for genre, pks in par_cle.items()
    }
    return zlib.compress(json.dumps(ecarts, separators=(",", ":")).encode())


def deplier(octets):
    ecarts = json.loads(zlib.decompress(bytes(octets)))
    return {(genre, pk) for genre, siens in ecarts.items() for pk in accumulate(siens)}
