from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from socle.cercles.enums import Cercle
from socle.cercles.registre import modeles_a_cercle

from ..models import Invitation, Personne


@transaction.atomic
def effacer(personne):
    """Delete an account (produit.md §4.6).

    What she kept for herself goes with her; what she shared stays, with its sector and without an author; the
    log of the cercles keeps its steps without her name.
    """
    personne = Personne.objects.select_for_update().get(pk=personne.pk)
    for modele in modeles_a_cercle():
        # One by one: a Wagtail page takes its place in the tree with it, and search must forget each thing.
        for chose in modele._base_manager.filter(auteur=personne, cercle=Cercle.PRIVE):
            if chose.part_avec_son_auteur:
                chose.delete()
    Invitation.objects.filter(email__iexact=personne.email).delete()
    _fermer_les_sessions(personne)
    personne.delete()


def _fermer_les_sessions(personne):
    """A session says whose it is only once decoded: all are read, for what happens a few times a year."""
    cle = str(personne.pk)
    ouvertes = Session.objects.filter(expire_date__gte=timezone.now()).iterator()
    siennes = [s.pk for s in ouvertes if s.get_decoded().get(SESSION_KEY) == cle]
    Session.objects.filter(pk__in=siennes).delete()
