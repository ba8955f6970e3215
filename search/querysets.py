from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from modelsearch.queryset import SearchableQuerySetMixin

from .genres import par_genre


class EntreeQuerySet(SearchableQuerySetMixin, QuerySet):
    def visibles_pour(self, user, une_a_une=False):
        """The entries of what this reader may see now, and that is as it was when it was read (produit.md §4.5).

        This is the only door between a reader and what is found. `une_a_une`: see `choses_visibles`.
        """
        return self.filter(choses_visibles(user, une_a_une)).filter(~Exists(_changements()))


def choses_visibles(user, une_a_une=False):
    """The condition on what names a thing by its kind and its key; each kind is asked its own `visibles_pour`.

    `une_a_une`: for a few of them, each thing is looked up by its key; else all are read once.
    """
    visibles = Q(pk__in=[])
    for genre, modele in par_genre().items():
        choses = modele._default_manager.visibles_pour(user).order_by()
        if une_a_une:
            visibles |= Q(Exists(choses.filter(pk=OuterRef("objet_id"))), genre=genre)
        else:
            visibles |= Q(genre=genre, objet_id__in=choses.values("pk"))
    return visibles


def _changements():
    """What is not up to date is read elsewhere (attente.py): what was taken out of a text is found no more."""
    changement = apps.get_model("search", "Changement")
    return changement.objects.filter(genre=OuterRef("genre"), objet_id=OuterRef("objet_id"))
