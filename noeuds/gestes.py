"""What a member does in one tap, and takes back in another; the doors by which these rows are written."""

from django.db import transaction

from .models import Connaissance, Essai, Vecu


@transaction.atomic
def essayer(piste, personne, a_aide):
    """Say that it helped (True), that it did not (False), or take back what one said (None)."""
    if a_aide is None:
        Essai.objects.filter(piste=piste, personne=personne).delete()
    else:
        Essai.objects.update_or_create(piste=piste, personne=personne, defaults={"a_aide": a_aide})


@transaction.atomic
def dire_vecu(noeud, personne, vecu):
    """« J’ai vécu ça aussi », or not any more."""
    if vecu:
        Vecu.objects.get_or_create(noeud=noeud, personne=personne)
    else:
        Vecu.objects.filter(noeud=noeud, personne=personne).delete()


def ne_plus_connaitre(noeud, personne):
    Connaissance.objects.filter(noeud=noeud, personne=personne).delete()
