"""What this app brings to socle/protection.py: the passages that surely say who somebody is."""

from socle.protection import PassageSur, detecteur

from .anonymat import Niveau, analyser
from .protection import LIBELLES


@detecteur
def passages(texte, langue):
    return [
        PassageSur(
            constat.texte,
            constat.genre,
            str(LIBELLES.get(constat.genre, constat.genre)),
            tuple(mots for mots in constat.propositions if len(mots) > 1),
        )
        for constat in analyser(texte, langue)
        if constat.niveau == Niveau.SUR
    ]
