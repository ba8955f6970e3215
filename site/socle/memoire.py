"""What a process that serves does with its memory."""

import gc

#: Allocations before a look at the youngest objects: a page of results makes a thousand, and leaves none.
_JEUNES = 50_000


def figer():
    """Once all is loaded: what stays is looked at no more, and what requests make is looked at less often.

    Passes of the collector over the whole process were half of the time of the slowest searches (docs/mesures.md).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_JEUNES, 20, 20)
