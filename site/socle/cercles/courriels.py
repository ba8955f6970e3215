"""Who is told of a step by e-mail: a link, never a word of the text (produit.md §4.7)."""

from django.db import transaction
from django.dispatch import receiver
from django.utils.functional import lazy

from socle.comptes.enums import Fonction, Role
from socle.comptes.models import Adhesion, Personne
from socle.courriels import absolue, envoyer

from .enums import Pas
from .signals import cercle_change

_GABARITS = {Pas.ALERTE: "cercles/courriels/alerte", Pas.RENVOI: "cercles/courriels/renvoi"}


@receiver(cercle_change)
def prevenir(objet, pas, **kwargs):
    """Moderators when a reader reports; the author when a reviewer sends back. A broken mailbox undoes no step."""
    gabarit = _GABARITS.get(pas.pas)
    if gabarit:
        transaction.on_commit(lambda: _ecrire(gabarit, objet, pas), robust=True)


def _ecrire(gabarit, objet, pas):
    contexte = {"lien": lazy(lambda: absolue(objet.get_absolute_url()), str)()}
    for personne in _moderateurs(objet) if pas.pas == Pas.ALERTE else _auteur(objet):
        envoyer(gabarit, personne, contexte)


def _auteur(objet):
    return [objet.auteur] if objet.auteur is not None and objet.auteur.is_active else []


def _moderateurs(objet):
    """Those of its group; coordination where there is none to look."""
    moderees = Adhesion.objects.actives().filter(role=Role.MODERATEUR, cycle__groupe=objet.groupe_id)
    actives = Personne.objects.filter(is_active=True).exclude(pk=objet.auteur_id)
    moderateurs = list(actives.filter(pk__in=moderees.values("personne")))
    return moderateurs or list(actives.filter(fonction=Fonction.COORDINATION))
