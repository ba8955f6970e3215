"""Common words of French and Dutch, as a Bloom filter on rough stems: small, the same in Python and in a browser."""

import base64
from functools import cache, lru_cache

from .donnees import lire

EMPREINTES = 5
BITS_PAR_MOT = 7
LONGUEUR_COUPEE, LONGUEUR_GARDEE = 11, 8
LONGUEUR_PART, LONGUEUR_COMPOSE = 4, 8


@cache
def terminaisons():
    return tuple(lire("lexique")["terminaisons"].split())


def racine(mot):
    """Without the first ending of the list that leaves four letters; a long word is its beginning."""
    if len(mot) > LONGUEUR_COUPEE:
        return mot[:LONGUEUR_GARDEE]
    for fin in terminaisons():
        if mot.endswith(fin) and len(mot) - len(fin) >= 4:
            return mot[: -len(fin)]
    return mot


def empreinte(mot, graine):
    """FNV-1a on 32 bits."""
    valeur = 2166136261 ^ graine
    for lettre in mot:
        valeur = ((valeur ^ ord(lettre)) * 16777619) & 0xFFFFFFFF
    return valeur ^ (valeur >> 15)


class Filtre:
    def __init__(self, octets):
        self.octets = octets
        self.bits = len(octets) * 8

    @classmethod
    def de(cls, mots):
        filtre = cls(bytearray(len(mots) * BITS_PAR_MOT // 8 + 1))
        for mot in mots:
            for place in filtre._places(mot):
                filtre.octets[place >> 3] |= 1 << (place & 7)
        return filtre

    @classmethod
    def lu(cls, donnees):
        return cls(base64.b64decode(donnees["octets"]))

    def donnees(self):
        return {"octets": base64.b64encode(bytes(self.octets)).decode()}

    def __contains__(self, mot):
        return all(self.octets[place >> 3] >> (place & 7) & 1 for place in self._places(mot))

    def _places(self, mot):
        premiere, seconde = empreinte(mot, 0), empreinte(mot, 0x5BD1E995) | 1
        return [(premiere + i * seconde) % self.bits for i in range(EMPREINTES)]


@cache
def filtre():
    return Filtre.lu(lire("mots"))


def coupes(mot):
    """The ways to split a compound in two, with or without the s between."""
    if len(mot) < LONGUEUR_COMPOSE:
        return
    for place in range(LONGUEUR_PART, len(mot) - LONGUEUR_PART + 1):
        yield mot[:place], mot[place:]
        if mot[place] == "s" and place + 1 + LONGUEUR_PART <= len(mot):
            yield mot[:place], mot[place + 1 :]


@lru_cache(maxsize=20_000)
def courant(mot, composes=True):
    """Whether this folded lower-case word is one of French or Dutch; one unknown word in thirty passes too."""
    return racine(mot) in filtre() or any(
        racine(gauche) in filtre() and racine(droite) in filtre()
        for gauche, droite in (coupes(mot) if composes else ())
    )
