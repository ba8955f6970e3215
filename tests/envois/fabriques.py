"""A kind of mail that exists in the tests only: it carries its key, as a real one carries its link."""

from socle.envois import Destinataire, Lettre, courrier
from socle.envois.models import Envoi


@courrier("essai")
def essai(envoi):
    if envoi.objet == "retire":
        return None
    return Lettre("comptes/courriels/entree", {"code": "123456", "lien": envoi.cle, "minutes": 5})


@courrier("essai_sans_compte")
def essai_sans_compte(envoi):
    """`objet` plays the thing which carries the address: « address language », or nothing any more."""
    if not envoi.objet:
        return Lettre("comptes/courriels/inconnu", {})
    return Lettre("comptes/courriels/inconnu", {}, destinataire=Destinataire(*envoi.objet.split()))


def etats():
    return list(Envoi.objects.order_by("pk").values_list("etat", flat=True))
