"""What whoever watches over the platform knows of the search: never how much waits nor what (produit.md §4.5)."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from socle.sante import sante

from .models import Changement
from .moteurs import moteur

#: The writer passes every three seconds: what waits for so long waits for somebody.
RETARD = timedelta(minutes=10)
#: Bytes that a commit of the index may take.
PLACE_MIN = 20_000_000
CONSEIL = "L’index est devenu grand pour Whoosh : passez à PostgreSQL (FIL_RECHERCHE=postgresql, docs/exploitation.md)."
REFUS = "L’index ne peut plus s’écrire : disque plein, ou dossier fermé à l’écriture (docs/exploitation.md)."


@sante("recherche")
def etat():
    dit = moteur().etat()
    en_retard = Changement.objects.filter(le__lt=timezone.now() - RETARD).exists()
    bilan = {"moteur": dit["moteur"], "index": dit["index"], "en_retard": en_retard}
    if not all(map(peut_s_ecrire, _dossiers())):
        return bilan | {"ecriture": "refusée", "conseil": REFUS}
    return bilan | ({"conseil": CONSEIL} if dit["trop_grand"] else {})


def peut_s_ecrire(dossier):
    """Whether a file would hold there, or where it would be made; nothing is written to know it."""
    while not dossier.exists():
        dossier = dossier.parent
    return os.access(dossier, os.W_OK | os.X_OK) and shutil.disk_usage(dossier).free >= PLACE_MIN


def _dossiers():
    """That of the writer’s lock, and those of the indexes that are on this disk."""
    lieux = [Path(reglages.get("LOCATION", "")) for reglages in settings.WAGTAILSEARCH_BACKENDS.values()]
    return [Path(settings.VAR), *(lieu for lieu in lieux if lieu.is_absolute())]
