"""The filters of a followed search, in words."""

from django.conf import settings

from socle.cercles.enums import Cercle
from socle.comptes.models import Groupe

from ..genres import par_genre


def libelles(suivie, user):
    """« nœuds », « ma CdP », the name of one of her groups, a language; what is gone says nothing."""
    filtres = suivie.par_filtre
    genres = {modele._meta.model_name: modele._meta.verbose_name_plural for modele in par_genre().values()}
    trouves = [
        genres.get(filtres.get("genre")),
        dict(Cercle.choices).get(filtres.get("cercle")),
        _groupes(user).get(filtres.get("groupe_id")),
        dict(settings.LANGUAGES).get(filtres.get("langue")),
    ]
    return [libelle for libelle in trouves if libelle]


def _groupes(user):
    groupes: list[Groupe] = [adhesion.cycle.groupe for adhesion in user.adhesions_actives]
    return {str(groupe.pk): groupe.nom for groupe in groupes}
