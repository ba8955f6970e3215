"""Immersions, open doors and what follows a date, as the tests need them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from ressources.enums import EtatDInscription, GenreDeDispositif
from ressources.models import (
    DateDeDispositif,
    DemandeDImmersion,
    Evaluation,
    Inscription,
    LieuDImmersion,
    MaisonOuverte,
    Questionnaire,
    RetourDImmersion,
)
from socle.comptes.models import Commune
from tests.comptes.fabriques import membre

from .fabriques import DispositifFactory


class LieuFactory(DjangoModelFactory):
    """Accepted, in public immersions, held by a member."""

    class Meta:
        model = LieuDImmersion

    dispositif = factory.SubFactory(DispositifFactory, genre=GenreDeDispositif.IMMERSION, dans_jours=False)
    hote = factory.LazyFunction(membre)
    institution = factory.Sequence(lambda n: f"Maison {n}")
    commune = factory.LazyFunction(lambda: Commune.objects.get(nom="Jette"))
    a_voir = "Une matinée à l’accueil."
    contact = "Paule Vitrier, 02 000 00 00"
    accepte_le = factory.LazyFunction(timezone.now)


class DemandeFactory(DjangoModelFactory):
    """Three days asked by a member."""

    class Meta:
        model = DemandeDImmersion
        skip_postgeneration_save = True

    lieu = factory.SubFactory(LieuFactory)
    personne = factory.LazyFunction(membre)
    institution = "Maison médicale du Rouet"
    souhait = "Voir comment se passe un accueil."

    @factory.post_generation
    def jours(self, create, nombre, **kwargs):
        for rang in range(nombre if nombre is not None else 2):
            jour = timezone.localdate() + timedelta(days=10 + rang)
            self.jours.create(jour=jour, moment="journee")


class RetourFactory(DjangoModelFactory):
    class Meta:
        model = RetourDImmersion

    lieu = factory.SubFactory(LieuFactory)
    texte = "On y prend le temps du café avant toute question."


class MaisonFactory(DjangoModelFactory):
    class Meta:
        model = MaisonOuverte

    dispositif = factory.SubFactory(
        DispositifFactory,
        genre=GenreDeDispositif.PORTES_OUVERTES,
        inscription="membres",
        dans_jours=False,
    )
    hote = factory.LazyFunction(membre)
    nom = factory.Sequence(lambda n: f"Service {n}")
    adresse = "Rue du Peigne 4"
    acceptee_le = factory.LazyFunction(timezone.now)
    commune = factory.LazyFunction(lambda: Commune.objects.get(nom="Forest"))
    langues = factory.LazyFunction(lambda: ["fr", "nl"])


def date_passee(jours=1, **champs):
    """A date of a dispositif, two hours long, ended so many days ago."""
    dispositif = champs.pop("dispositif", None) or DispositifFactory(dans_jours=False, **champs)
    fin = timezone.now() - timedelta(days=jours)
    return DateDeDispositif.objects.create(dispositif=dispositif, debut=fin - timedelta(hours=2), fin=fin)


def inscrite(date, presente=None, **champs):
    """A member by default; `nom` and `courriel` for somebody without account."""
    if "courriel" not in champs:
        champs.setdefault("personne", membre())
    rang = date.inscriptions.count() + 1
    return Inscription.objects.create(
        date=date, rang=rang, etat=EtatDInscription.INSCRITE, presente=presente, **champs
    )


def questionnaire(date, **champs):
    return Questionnaire.objects.create(inscription=inscrite(date, presente=True, **champs))


def avis(date, nombre=1, **champs):
    notes = {"connaitre": 4, "servir": 5, "accueil": 3, **champs}
    return [Evaluation.objects.create(date=date, **notes) for _rang in range(nombre)]
