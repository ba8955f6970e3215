"""Verbatims, bundles of evidence, remontées."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from tests.comptes.fabriques import GroupeFactory, membre
from tests.veille.fabriques import ObservationFactory
from veille.models import Faisceau, Passage, Remontee, SuiteDeRemontee, Verbatim


class PassageFactory(DjangoModelFactory):
    """The first words of a note of its own."""

    class Meta:
        model = Passage

    observation = factory.SubFactory(ObservationFactory)
    codeur = factory.LazyAttribute(lambda p: p.observation.auteur)
    debut = 0
    fin = 15
    extrait = factory.LazyAttribute(lambda p: p.observation.texte[p.debut : p.fin])


class VerbatimFactory(DjangoModelFactory):
    """With the agreement of whoever spoke: the cercle alone decides who reads it."""

    class Meta:
        model = Verbatim

    groupe = factory.SubFactory(GroupeFactory)
    auteur = factory.LazyAttribute(lambda v: membre(v.groupe, "veilleuse", fonction="veilleuse"))
    secteur = "social"
    texte = "On ne sait jamais qui prévenir."
    mois = date(2026, 10, 1)
    voix = "social"
    accord = "oral"
    accord_le = date(2026, 10, 12)
    langue = "fr"


class FaisceauFactory(DjangoModelFactory):
    class Meta:
        model = Faisceau
        skip_postgeneration_save = True

    titre = "Personne ne sait qui prévenir"

    @factory.post_generation
    def passages(self, create, passages):
        self.passages.set(passages or [])

    @factory.post_generation
    def vignettes(self, create, vignettes):
        self.vignettes.set(vignettes or [])


class RemonteeFactory(DjangoModelFactory):
    class Meta:
        model = Remontee
        skip_postgeneration_save = True

    groupe = factory.SubFactory(GroupeFactory)
    auteur = factory.LazyAttribute(lambda r: membre(r.groupe, "moderateur"))
    secteur = "social"
    titre = "Pourquoi personne ne prévient à la sortie de l’hôpital ?"
    constat = "Les retours à domicile se font sans que personne ne soit prévenu."
    langue = "fr"

    @factory.post_generation
    def groupes(self, create, groupes):
        self.groupes.set(groupes or [self.groupe])


class SuiteFactory(DjangoModelFactory):
    class Meta:
        model = SuiteDeRemontee

    remontee = factory.SubFactory(RemonteeFactory)
    genre = "reponse"
    le = date(2026, 10, 20)
    texte = "Le dossier est à l’étude."
    langue = "fr"


def envoyee(remontee, par, **champs):
    """As if it had been sent: only the actions do it in the product."""
    champs = {"avancement": "envoyee", "suivie_par": par, "bouge_le": date(2026, 10, 20), **champs}
    Remontee.objects.filter(pk=remontee.pk).update(**champs)
    remontee.refresh_from_db()
    return remontee
