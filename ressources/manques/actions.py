"""What becomes of a lack; each is one transaction with one door."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from .. import permissions
from ..models import DemandeDeManque, ManqueDocumente
from .enums import EtatDeManque

#: What makes two lacks the same one.
FAITS = ("theme", "noeud", "commune", "genre", "langue_parlee")


@transaction.atomic
def noter(par, faits, mots=""):
    """This person lacks this: the same terms join the lack that others met."""
    if not permissions.peut_contribuer(par):
        raise PermissionDenied
    faits = {nom: faits.get(nom) or None if nom in FAITS[:3] else faits.get(nom) or "" for nom in FAITS}
    manque, _neuf = ManqueDocumente.objects.get_or_create(cle=cle_de(faits), defaults=faits)
    rejoindre(par, manque, mots)
    return manque


@transaction.atomic
def rejoindre(par, manque, mots=""):
    """« Moi aussi » : once a person."""
    if not permissions.peut_contribuer(par):
        raise PermissionDenied
    demande, neuve = DemandeDeManque.objects.get_or_create(manque=manque, par=par, defaults={"mots": mots})
    if not neuve and mots and mots != demande.mots:
        demande.mots = mots
        demande.save(update_fields=["mots"])
    return demande


@transaction.atomic
def quitter(par, manque):
    """Take back what one asked; a lack that nobody asks for any more is not one."""
    manque.demandes.filter(par=par).delete()
    if not manque.demandes.exists() and manque.est_ouvert:
        manque.delete()


@transaction.atomic
def decider(manque, par, etat, ressource=None):
    """Answered by a resource, without follow-up, or open again."""
    if not permissions.peut_decider_des_manques(par):
        raise PermissionDenied
    manque.etat = etat
    manque.ressource = ressource if etat == EtatDeManque.COMBLE else None
    manque.decide_le = None if etat == EtatDeManque.OUVERT else timezone.localdate()
    manque.save(update_fields=["etat", "ressource", "decide_le"])


def cle_de(faits):
    """The same for the same terms."""
    return "|".join(f"{nom}:{getattr(faits[nom], 'pk', faits[nom]) or ''}" for nom in FAITS)
