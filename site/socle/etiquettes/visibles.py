"""A label betrays no thing that its reader may not see (produit.md §4.5)."""

from django.db.models import Q

from socle.cercles.registre import modeles_a_cercle

from .models import Etiquette


def porteurs():
    """(model, the name of its labels): Wagtail wants « tags » on its documents."""
    noms = ("etiquettes", "tags")
    return [(modele, nom) for modele in modeles_a_cercle() for nom in noms if hasattr(modele, nom)]


def visibles(modele, user):
    """What this person may see; of a page, whose labels are those of its source, the source."""
    lisibles = modele._default_manager.visibles_pour(user)
    return lisibles.sources() if hasattr(lisibles, "sources") else lisibles


def etiquettes_visibles(user):
    """The labels carried by at least one thing that this person may see (produit.md §4.5)."""
    porteuses = Q(pk__in=[])
    for modele, nom in porteurs():
        porteuses |= Q(pk__in=visibles(modele, user).values(nom))
    return Etiquette.objects.filter(porteuses)
