"""What a search found: an ordered list of keys, of which only the rows that are asked for are read."""

from collections.abc import Sequence

#: Rows read together when one goes through them all, for an export.
_PAR_LOT = 500


class Resultats(Sequence):
    def __init__(self, fiches, pks):
        self.fiches = fiches
        self.pks = pks

    def __len__(self):
        return len(self.pks)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return self._lire(self.pks[place])
        return self._lire([self.pks[place]])[0]

    def __iter__(self):
        for debut in range(0, len(self.pks), _PAR_LOT):
            yield from self._lire(self.pks[debut : debut + _PAR_LOT])

    def _lire(self, pks):
        """In the order of the keys; what was taken back meanwhile is not there."""
        par_pk = {fiche.pk: fiche for fiche in self.fiches.filter(pk__in=pks).order_by()}
        return [par_pk[pk] for pk in pks if pk in par_pk]
