"""The e-mail to the contact of a public record, written as it leaves from what anybody may then read."""

from functools import partial

from socle.envois import Destinataire, Lettre, courrier

from ..models import DemandeAuContact
from .contact import SORTE, lien_de_changement, lien_de_reponse, part_encore
from .faits import faits_publics


@courrier(SORTE)
def toujours_vraie(envoi):
    """None once the record is taken back, checked, or has another address."""
    demandes = DemandeAuContact.objects.select_related("ressource__commune")
    demande = demandes.filter(pk=envoi.objet).first()
    if demande is None or not part_encore(demande):
        return None
    ressource = demande.ressource
    contexte = {
        "ressource": ressource,
        # Told when the template asks, in the language of whoever reads it.
        "faits": partial(faits_publics, ressource),
        "lien": lien_de_reponse(demande),
        "lien_changement": lien_de_changement(demande),
    }
    return Lettre(
        "ressources/courriels/toujours_vraie",
        contexte,
        destinataire=Destinataire(ressource.courriel, ressource.langue),
    )
