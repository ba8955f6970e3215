"""What this app brings to socle/protection.py: the passages that surely say who somebody is, and what may."""

from socle.protection import PassageSur, detecteur, doute

from .anonymat import Niveau, analyser, restes
from .anonymat.second_avis import second_avis
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


@doute
def designe_peut_etre(texte, langue):
    """Any finding, or a word that no list knows; in small letters too, where a first word in capitals says nothing."""
    return any(_a_voir(ecrit, langue) for ecrit in (texte, texte.lower()))


def _a_voir(texte, langue):
    constats = analyser(texte, langue)
    return bool(constats or restes(texte, langue) or second_avis(texte, langue, constats))
