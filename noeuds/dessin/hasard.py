"""Numbers drawn from an identity: the same on every machine and in every version of Python."""

import hashlib
from itertools import count


def tirage(identite):
    """An endless series of numbers in [0, 1[ that depends on `identite` alone."""
    for tour in count():
        octets = hashlib.sha256(f"{identite}/{tour}".encode()).digest()
        for debut in range(0, len(octets), 4):
            yield int.from_bytes(octets[debut : debut + 4], "big") / 2**32


def entre(hasard, bas, haut):
    return bas + (haut - bas) * next(hasard)


def parmi(hasard, valeurs):
    return valeurs[int(next(hasard) * len(valeurs))]
