"""The mails about a remontée: never its words (produit.md §4.7)."""

from django.urls import reverse

from socle.courriels import absolue
from socle.envois import Lettre, courrier

from .. import permissions
from ..models import Remontee
from .actions import CONFIEE
from .relances import SILENCE, est_sans_nouvelle


@courrier(CONFIEE)
def remontee_confiee(pli):
    """Nothing once it was taken back, or sent to be reviewed."""
    remontee = _visible(pli)
    if remontee is None or not permissions.peut_completer(pli.personne, remontee):
        return None
    return Lettre("veille/courriels/remontee_confiee", {"lien": _lien(remontee)})


@courrier(SILENCE)
def remontee_sans_nouvelle(pli):
    """Nothing when something came meanwhile, or when she may no longer follow it."""
    remontee = _visible(pli)
    if (
        remontee is None
        or not permissions.peut_suivre(pli.personne, remontee)
        or not est_sans_nouvelle(remontee)
    ):
        return None
    return Lettre("veille/courriels/remontee_silence", {"remontee": remontee, "lien": _lien(remontee)})


def _visible(pli):
    visibles = Remontee.objects.visibles_pour(pli.personne).prefetch_related("groupes")
    return visibles.filter(reference=pli.objet).first()


def _lien(remontee):
    return absolue(reverse("remontee", args=[remontee.reference]))
