"""Reading many records in few queries: by lots large enough for a whole directory."""

#: Each lot costs one query, and one a relation.
TAILLE = 5000


def en_ordre(fiches, pks):
    """The records of these keys, in their order; what was taken back meanwhile is not there."""
    for debut in range(0, len(pks), TAILLE):
        lot = pks[debut : debut + TAILLE]
        par_pk = {fiche.pk: fiche for fiche in fiches.filter(pk__in=lot).order_by()}
        yield from (par_pk[pk] for pk in lot if pk in par_pk)
