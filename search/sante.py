"""What whoever watches over the platform knows of the search: never how much waits nor what (produit.md §4.5)."""

from datetime import timedelta

from django.utils import timezone

from socle.sante import sante

from .models import Changement
from .moteurs import moteur

#: The writer passes every three seconds: what waits for so long waits for somebody.
RETARD = timedelta(minutes=10)
CONSEIL = "L’index est devenu grand pour Whoosh : passez à PostgreSQL (FIL_RECHERCHE=postgresql, docs/exploitation.md)."


@sante("recherche")
def etat():
    dit = moteur().etat()
    en_retard = Changement.objects.filter(le__lt=timezone.now() - RETARD).exists()
    bilan = {"moteur": dit["moteur"], "index": dit["index"], "en_retard": en_retard}
    return bilan | ({"conseil": CONSEIL} if dit["trop_grand"] else {})
