"""Searches that somebody follows, asked as the page asks them."""

from search.ecrivain import ecrire
from search.models import Changement
from search.suivies import actions
from search.trouver import Recherche


def suivre(personne, question, **filtres):
    """Seen now: what comes afterwards is new."""
    fraiche = type(personne).objects.get(pk=personne.pk)
    return actions.suivre(fraiche, Recherche(fraiche, question, **filtres))


def ecrire_les_entrees():
    """What waits has its entry, as the postman does every three seconds; the index stays as it is."""
    ecrire(Changement.objects.values_list("genre", "objet_id"), indexer=False)
    Changement.objects.all().delete()
