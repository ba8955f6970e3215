"""Sessions and what surrounds them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from cdp.enums import Moment
from cdp.models import (
    Capture,
    Direct,
    ElementTransmis,
    FicheProjet,
    MandatDeRepresentant,
    PointOrdreDuJour,
    Preparation,
    Presence,
    PropositionAuProgramme,
    Seance,
)
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, cycle_courant, membre
from tests.noeuds.fabriques import NoeudFactory


class SeanceFactory(DjangoModelFactory):
    """In ten days, in its group; `passee` was ten days ago, `en_cours` began half an hour ago."""

    class Meta:
        model = Seance
        skip_postgeneration_save = True

    groupe = factory.SubFactory(GroupeFactory)
    cycle = factory.LazyAttribute(lambda seance: cycle_courant(seance.groupe))
    auteur = factory.SubFactory(PersonneFactory)
    cercle = Cercle.GROUPE
    titre = factory.Sequence(lambda n: f"Rencontre {n}")
    debut = factory.Sequence(lambda n: timezone.now() + timedelta(days=10, minutes=n))
    lieu = "Maison des Tilleuls"

    class Params:
        passee = factory.Trait(
            debut=factory.Sequence(lambda n: timezone.now() - timedelta(days=10, minutes=n))
        )
        en_cours = factory.Trait(debut=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=30)))


class PointFactory(DjangoModelFactory):
    class Meta:
        model = PointOrdreDuJour

    seance = factory.SubFactory(SeanceFactory)
    rang = factory.Sequence(lambda n: n + 1)
    moment = Moment.ECHANGE
    titre = factory.Sequence(lambda n: f"Point {n}")
    minutes = 20


class PreparationFactory(DjangoModelFactory):
    """A draft, dated as if it had been taken back; `envoyee` is given to the group."""

    class Meta:
        model = Preparation

    seance = factory.SubFactory(SeanceFactory)
    groupe = factory.SelfAttribute("seance.groupe")
    auteur = factory.SubFactory(PersonneFactory)
    questions = "Que faire quand personne n’ouvre ?"
    envoyee_le = factory.LazyFunction(timezone.now)

    class Params:
        envoyee = factory.Trait(cercle=Cercle.GROUPE)


class PresenceFactory(DjangoModelFactory):
    class Meta:
        model = Presence

    seance = factory.SubFactory(SeanceFactory)
    personne = factory.SubFactory(PersonneFactory)


class ElementFactory(DjangoModelFactory):
    class Meta:
        model = ElementTransmis

    seance = factory.SubFactory(SeanceFactory)
    genre = "positif"
    texte = "Le groupe s’est senti écouté."


class DirectFactory(DjangoModelFactory):
    """A session that is being held, before its first point; `en_cours` since half an hour."""

    class Meta:
        model = Direct

    seance = factory.SubFactory(SeanceFactory, en_cours=True)


class CaptureFactory(DjangoModelFactory):
    class Meta:
        model = Capture

    seance = factory.SubFactory(SeanceFactory, en_cours=True)
    auteur = factory.SubFactory(PersonneFactory)
    genre = "piste"
    texte = factory.Sequence(lambda n: f"Passer à deux, essai {n}.")


class AuProgrammeFactory(DjangoModelFactory):
    """A nœud of the network, asked for in the current cycle of a group."""

    class Meta:
        model = PropositionAuProgramme

    cycle = factory.LazyFunction(lambda: cycle_courant(GroupeFactory()))
    noeud = factory.SubFactory(NoeudFactory)
    propose_par = factory.LazyAttribute(lambda proposition: membre(proposition.cycle.groupe))


class MandatFactory(DjangoModelFactory):
    """A turn of five months, begun a month ago."""

    class Meta:
        model = MandatDeRepresentant

    groupe = factory.SubFactory(GroupeFactory)
    personne = factory.SubFactory(PersonneFactory)
    debut = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    fin_prevue = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=120))


class FicheProjetFactory(DjangoModelFactory):
    """Of the last month, not sent."""

    class Meta:
        model = FicheProjet

    groupe = factory.SubFactory(GroupeFactory)
    du = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    au = factory.LazyFunction(timezone.localdate)
