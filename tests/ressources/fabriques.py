"""Resources and dispositifs, as the tests need them."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from ressources.enums import Disponibilite, GenreDeDispositif, GenreDeRessource, GenreDeSignalement
from ressources.models import DateDeDispositif, Dispositif, Gardee, ModeEmploi, Ressource, Signalement
from socle.cercles.enums import Cercle
from socle.comptes.models import Commune
from tests.comptes.fabriques import GroupeFactory

RUE_SECRETE = "Rue du Secret 99"


class RessourceFactory(DjangoModelFactory):
    """Public unless said otherwise; `communes` and `etiquettes` take names."""

    class Meta:
        model = Ressource
        skip_postgeneration_save = True

    nom = factory.Sequence(lambda n: f"Ressource {n}")
    genre = GenreDeRessource.SERVICE
    description = "Un lieu où l’on est reçu."
    cercle = Cercle.PUBLIC
    disponibilite = Disponibilite.OUVERT
    disponibilite_le = factory.LazyFunction(timezone.localdate)
    langues = ["fr", "nl"]
    acces = ["libre"]
    cout = "gratuit"

    class Params:
        privee = factory.Trait(cercle=Cercle.PRIVE)
        du_groupe = factory.Trait(cercle=Cercle.GROUPE, groupe=factory.SubFactory(GroupeFactory))
        du_reseau = factory.Trait(cercle=Cercle.RESEAU)
        refuge = factory.Trait(adresse=f"{RUE_SECRETE}, 1000 Bruxelles", adresse_confidentielle=True)

    @factory.post_generation
    def communes(self, create, noms, **kwargs):
        if create and noms:
            self.communes.set(Commune.objects.filter(nom__in=noms))

    @factory.post_generation
    def etiquettes(self, create, noms, **kwargs):
        if create and noms:
            self.etiquettes.set(noms)


class ModeEmploiFactory(DjangoModelFactory):
    class Meta:
        model = ModeEmploi

    ressource = factory.SubFactory(RessourceFactory)
    texte = "Appelez avant dix heures."
    cercle = Cercle.PUBLIC


class GardeeFactory(DjangoModelFactory):
    """`personne` keeps a public resource."""

    class Meta:
        model = Gardee

    ressource = factory.SubFactory(RessourceFactory)


class SignalementFactory(DjangoModelFactory):
    class Meta:
        model = Signalement

    ressource = factory.SubFactory(RessourceFactory)
    genre = GenreDeSignalement.COMPLET


class DispositifFactory(DjangoModelFactory):
    """Public, in ten days; `dans_jours` moves its only date, False gives it none."""

    class Meta:
        model = Dispositif
        skip_postgeneration_save = True

    titre = factory.Sequence(lambda n: f"Intervision {n}")
    genre = GenreDeDispositif.INTERVISION
    organisateur = "Association Deux Rives"
    resume = "Un groupe pour réfléchir ensemble."
    cercle = Cercle.PUBLIC

    @factory.post_generation
    def dans_jours(self, create, jours=10, **kwargs):
        jours = 10 if jours is None else jours
        if create and jours is not False:
            debut = timezone.now() + timedelta(days=jours)
            DateDeDispositif.objects.create(dispositif=self, debut=debut, fin=debut + timedelta(hours=2))
