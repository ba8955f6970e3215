"""The one door of an attestation: for whoever was noted present, whatever the kind of meeting."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from socle.modeles import tenir

from ..models import Attestation


@transaction.atomic
def etablir(inscription):
    """The same facts keep their code; others take a new one, and the old code says that it was corrected."""
    tenir(inscription)
    if not inscription.presente or not inscription.date.est_passee:
        raise PermissionDenied
    ancienne = Attestation.objects.filter(inscription=inscription).first()
    if ancienne is not None and ancienne.tient:
        return ancienne
    if ancienne is not None:
        Attestation.objects.filter(pk=ancienne.pk).update(inscription=None, corrigee=True)
    date = inscription.date
    return Attestation.objects.create(
        inscription=inscription, genre=date.dispositif.genre, debut=date.debut, fin=date.fin
    )


def courante(inscription):
    """The one that may be printed, or None."""
    emise = Attestation.objects.filter(inscription=inscription).select_related("inscription__date").first()
    return emise if emise and emise.tient else None
