from django.utils import timezone

from .enums import A_DECIDER, Etat
from .models import Envoi


def poster(cle, sorte, personne, objet, apres):
    envoi, _neuf = Envoi.objects.get_or_create(
        cle=cle,
        defaults={
            "sorte": sorte,
            "personne": personne,
            "objet": objet,
            "prochain_essai": apres or timezone.now(),
        },
    )
    return envoi


def renvoyer(envoi):
    """Whether it was still to be decided; two people who press at once make one mail leave."""
    siens = Envoi.objects.filter(pk=envoi.pk, etat__in=A_DECIDER)
    return bool(siens.update(etat=Etat.A_ENVOYER, essais=0, prochain_essai=timezone.now(), erreur=""))
