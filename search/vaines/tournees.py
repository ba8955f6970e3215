"""What was put down becomes figures of a month, looked for again each day, and forgotten after two years."""

import json
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation

from socle.envois.tournees import tournee
from socle.texte import plier

from ..trouver import Recherche
from .lecteur import LecteurDuReseau
from .models import RechercheVaine
from .noter import dossier

#: Twenty-four months, whole.
MEMOIRE = timedelta(days=731)
#: Looked for again: those of the last months, which the page shows first.
ENCORE = timedelta(days=366)


@tournee(secondes=3600)
def compter_les_vaines():
    """The days that are over; today's files are what keeps the same words from counting twice."""
    aujourdhui = timezone.localdate()
    for chemin in sorted(dossier().glob("*.json")):
        jour = date.fromisoformat(chemin.name[:10])
        if jour < aujourdhui:
            _compter(chemin, jour.replace(day=1))


@transaction.atomic
def _compter(chemin, mois):
    """Removed before it is told for good: whatever dies here is lost, never counted twice."""
    try:
        lu = json.loads(chemin.read_text(encoding="utf-8"))
        ligne = {"pliee": plier(lu["mots"]), "mois": mois, "langue": lu["langue"]}
        mots = lu["mots"]
    except (ValueError, KeyError, TypeError):
        # Cut while it was written.
        ligne = None
    try:
        chemin.unlink()
    except FileNotFoundError:
        # Another round took it.
        return
    if ligne:
        vaine, _neuve = RechercheVaine.objects.get_or_create(**ligne, defaults={"mots": mots})
        RechercheVaine.objects.filter(pk=vaine.pk).update(nombre=F("nombre") + 1)


@tournee(secondes=24 * 3600)
def chercher_encore():
    """Whether they find something today, as any member without a group would (the page makes no search itself)."""
    recentes = RechercheVaine.objects.filter(mois__gte=timezone.localdate() - ENCORE)
    for langue, mots, pliee in {(v.langue, v.mots, v.pliee) for v in recentes}:
        with translation.override(langue):
            nombre = Recherche(LecteurDuReseau(), mots).nombre
        recentes.filter(langue=langue, pliee=pliee, mots=mots).update(repondent=nombre)


@tournee(secondes=24 * 3600)
def oublier_les_vaines():
    RechercheVaine.objects.filter(mois__lt=timezone.localdate() - MEMOIRE).delete()
