from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle
from socle.cercles.permissions import peut_voir


class Attachee(models.Model):
    """What hangs from another thing: never wider than it, nor seen without it (produit.md §4.1).

    Its queryset is an `AttacheeQuerySet`; each name of `PARENTS` is a foreign key, of which exactly one is filled.
    """

    PARENTS: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def parent(self):
        """The thing from which it hangs."""
        return next(getattr(self, nom) for nom in self.PARENTS if getattr(self, f"{nom}_id"))

    def retenu_pour(self, user):
        return not peut_voir(user, self.parent)

    @property
    def plafond(self):
        return Cercle(self.parent.cercle)


def un_seul_parent(*noms, nom):
    """The constraint that exactly one of these foreign keys is filled."""
    condition = Q()
    for choisi in noms:
        condition |= Q(**{f"{autre}__isnull": autre != choisi for autre in noms})
    return models.CheckConstraint(
        condition=condition,
        name=nom,
        violation_error_message=_("Dites à quoi cela se rattache : une seule chose."),
    )
