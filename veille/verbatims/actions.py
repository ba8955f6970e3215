"""What happens to a verbatim besides its cercle: the agreement of whoever spoke, given or taken back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from socle.cercles.actions import reprendre
from socle.cercles.enums import Cercle, Pas
from socle.cercles.models import PasDeCercle

from .. import permissions
from ..enums import Accord
from ..models import Verbatim


@transaction.atomic
def dire_l_accord(verbatim, par, accord, le=None):
    """Keep what the person said; what she no longer allows is taken back at once, everywhere."""
    verrouille = Verbatim._base_manager.select_for_update().get(pk=verbatim.pk)
    if not permissions.peut_dire_l_accord(par, verrouille):
        raise PermissionDenied
    permis = _permis_avec(accord)
    demande = Cercle(verrouille.cercle_demande) if verrouille.cercle_demande else Cercle.PRIVE
    if max(Cercle(verrouille.cercle).rang, demande.rang) > permis.rang:
        vers = min(permis, Cercle(verrouille.cercle), key=lambda cercle: cercle.rang)
        reprendre(verrouille, par, vers)
    verrouille.accord = accord
    verrouille.accord_le = le if accord in Accord.donnes() else None
    verrouille.save(update_fields=["accord", "accord_le", "modifie_le"])
    cercle = verrouille.cercle
    PasDeCercle.objects.create(contenu=verrouille, pas=Pas.ACCORD, de=cercle, vers=cercle, par=par)
    verbatim.refresh_from_db()
    return verbatim


def _permis_avec(accord):
    if accord == Accord.REFUSE:
        return Cercle.PRIVE
    return Cercle.PUBLIC if accord in Accord.donnes() else Cercle.GROUPE


@transaction.atomic
def effacer(verbatim, par):
    """Its author alone, once nobody else reads it."""
    verrouille = Verbatim._base_manager.select_for_update().get(pk=verbatim.pk)
    if not permissions.peut_effacer_un_verbatim(par, verrouille):
        raise PermissionDenied
    verrouille.delete()
