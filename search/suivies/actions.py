"""What a person does with the searches that she follows; each is one transaction."""

from django.db import transaction
from django.utils import timezone

from socle.modeles import langue_active, tenir
from socle.protection import passages_surs

from ..filtres import ecrire_filtres
from .models import RechercheSuivie
from .regard import cles_visibles, compacter

AU_PLUS = 20


class TropDeRecherches(Exception):
    """She follows as many as one may."""


class MotsQuiDesignent(Exception):
    """Words that surely say who somebody is are not kept (produit.md §4.6)."""


@transaction.atomic
def suivre(personne, recherche):
    """The one that she follows already, or a new one, seen now."""
    if passages_surs(recherche.question):
        raise MotsQuiDesignent
    # Two tabs at once: one after the other.
    tenir(personne)
    siennes = RechercheSuivie.objects.filter(personne=personne)
    deja = siennes.filter(question=recherche.question, filtres=ecrire_filtres(recherche.filtres)).first()
    if deja is not None:
        return deja
    if siennes.count() >= AU_PLUS:
        raise TropDeRecherches
    return siennes.create(
        personne=personne,
        question=recherche.question,
        filtres=ecrire_filtres(recherche.filtres),
        langue=langue_active(),
        vue_le=timezone.now(),
        regard=compacter(cles_visibles(personne)),
    )


@transaction.atomic
def voir(suivie):
    """What is there now is no longer new."""
    suivie.vue_le = timezone.now()
    suivie.regard = compacter(cles_visibles(suivie.personne))
    suivie.dites = {}
    suivie.save(update_fields=["vue_le", "regard", "dites"])


def suivie_par(personne, recherche):
    """Hers for this very search, or None."""
    if not (personne.is_authenticated and recherche.question):
        return None
    return RechercheSuivie.objects.filter(
        personne=personne, question=recherche.question, filtres=ecrire_filtres(recherche.filtres)
    ).first()
