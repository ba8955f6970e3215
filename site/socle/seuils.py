"""The threshold under which a number could point at somebody (produit.md §4.4); one constant for every app."""

SEUIL = 5


def au_moins(nombre):
    """A number of people as anybody may know it: « at least », by steps of five; None under the threshold.

    Steps and not exact numbers: neither two figures of one page nor two readings a month apart can be subtracted
    to find a single newcomer.
    """
    return nombre - nombre % SEUIL if nombre >= SEUIL else None
