"""The sheet for the project group: the four elements of some sessions, and nothing of a situation."""

from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from socle.cercles.enums import Etat
from socle.comptes.enums import Fonction
from socle.comptes.models import Personne
from socle.envois import poster

from .. import permissions
from ..models import FicheProjet, MandatDeRepresentant, Seance

SORTE = "fiche_projet"


def ouvrir(groupe, du, au, par):
    """The sheet of these days, made the first time one asks for it."""
    if not permissions.peut_animer(par, groupe):
        raise PermissionDenied
    fiche, _faite = FicheProjet.objects.get_or_create(groupe=groupe, du=du, au=au, defaults={"par": par})
    return fiche


def seances(fiche):
    """Those of its days whose elements are there; what is withdrawn is on no sheet."""
    debut = timezone.make_aware(datetime.combine(fiche.du, time.min))
    fin = timezone.make_aware(datetime.combine(fiche.au, time.max))
    siennes = Seance.objects.filter(
        groupe=fiche.groupe_id, debut__range=(debut, fin), annulee=False, etat=Etat.EN_LIGNE
    )
    avec = siennes.prefetch_related("elements").order_by("debut")
    return [seance for seance in avec if seance.quatre_elements()]


def signataires(fiche):
    mandats = MandatDeRepresentant.objects.filter(groupe=fiche.groupe_id).pendant(fiche.du, fiche.au)
    return [mandat.personne for mandat in mandats.select_related("personne").order_by("debut", "pk")]


@transaction.atomic
def envoyer(fiche, par):
    """Coordination may read it, and is told so by e-mail: once a sending, whatever is tapped twice."""
    fiche = FicheProjet.objects.select_for_update().select_related("groupe").get(pk=fiche.pk)
    if not permissions.peut_animer(par, fiche.groupe):
        raise PermissionDenied
    if fiche.envoyee_le is not None:
        return
    fiche.envoyee_le, fiche.envois = timezone.now(), F("envois") + 1
    fiche.save(update_fields=["envoyee_le", "envois"])
    fiche.refresh_from_db(fields=["envois"])
    for personne in Personne.objects.filter(fonction=Fonction.COORDINATION, is_active=True):
        poster(f"{SORTE}:{fiche.pk}:{fiche.envois}:{personne.pk}", SORTE, personne, fiche.reference)


def reprendre(fiche, par):
    """It is the group's alone again, at once; a mail that has not left does not leave."""
    if not permissions.peut_animer(par, fiche.groupe):
        raise PermissionDenied
    FicheProjet.objects.filter(pk=fiche.pk).update(envoyee_le=None)
