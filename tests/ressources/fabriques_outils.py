"""The toolbox and the lacks, as the tests need them."""

import factory
from factory.django import DjangoModelFactory

from noeuds.models import Terme
from ressources.enums import GenreDeRessource
from ressources.manques import actions
from ressources.models import ManqueDocumente, NoticeDOutil, RetourDExperience, VersionDOutil
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import membre
from tests.ressources.fabriques import RessourceFactory


def theme(cle):
    """A term of the governed list."""
    return Terme.objects.get_or_create(liste="theme", cle=cle, defaults={"libelle": cle, "libelle_nl": cle})[
        0
    ]


class OutilFactory(RessourceFactory):
    genre = GenreDeRessource.OUTIL
    nom = factory.Sequence(lambda n: f"Outil {n}")


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = NoticeDOutil

    ressource = factory.SubFactory(OutilFactory)
    moments = ["seance"]
    duree = "Dix minutes"
    avec_qui = "La personne et vous"
    etapes = "Posez les cartes, puis taisez-vous."


class VersionFactory(DjangoModelFactory):
    class Meta:
        model = VersionDOutil

    ressource = factory.SubFactory(OutilFactory)
    nom = factory.Sequence(lambda n: f"v{n}")
    canevas = "seance"


class RetourFactory(DjangoModelFactory):
    class Meta:
        model = RetourDExperience

    ressource = factory.SubFactory(OutilFactory)
    texte = "Les cartes ont ouvert la parole."
    cercle = Cercle.PUBLIC


def manque(demandes=1, par=None, **faits):
    """A lack that so many people noted."""
    faits = faits or {"theme": theme("logement"), "genre": GenreDeRessource.LIEU}
    pose = ManqueDocumente.objects.create(
        cle=str(sorted((nom, str(fait)) for nom, fait in faits.items())), **faits
    )
    for personne in [par] if par else [membre() for _ in range(demandes)]:
        actions.rejoindre(personne, pose)
    return pose
