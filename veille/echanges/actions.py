"""Taking one's work away: each file that leaves is written with its line in the log, or not at all."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from .. import permissions
from ..models.echanges import Format
from . import grille_qdc, projet_qdpx, sortie
from .contenu import Projet
from .journal import noter_une_sortie


@transaction.atomic
def emporter_la_grille(par):
    """(name of the file, its bytes)."""
    if not permissions.peut_veiller(par):
        raise PermissionDenied
    codes = sortie.grille()
    nom = f"grille-{timezone.localdate().isoformat()}.qdc"
    noter_une_sortie(par, Projet(codes=codes), nom, Format.GRILLE)
    return nom, grille_qdc.ecrire(codes)


@transaction.atomic
def emporter_le_projet(par, textes, avec_memos=True, fins="\n"):
    """(name of the file, its bytes)."""
    if not permissions.peut_veiller(par):
        raise PermissionDenied
    projet = sortie.projet(par, textes, avec_memos)
    nom = f"observations-{timezone.localdate().isoformat()}.qdpx"
    noter_une_sortie(par, projet, nom, avec_memos=avec_memos)
    maintenant = f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}"
    return nom, projet_qdpx.ecrire(projet, maintenant, fins)
