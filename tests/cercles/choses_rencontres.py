"""What surrounds a date, for the table of addresses: the author announces, a member visits, a moderator receives."""

from datetime import timedelta

from django.utils import timezone

from ressources.models import DateDeDispositif, DemandeDImmersion
from ressources.rencontres import immersions
from ressources.rencontres.attestations import etablir
from ressources.rencontres.portes_ouvertes import ajouter_une_plage
from tests.ressources.fabriques import DispositifFactory
from tests.ressources.fabriques_rencontres import (
    DemandeFactory,
    LieuFactory,
    MaisonFactory,
    RetourFactory,
    date_passee,
    inscrite,
    questionnaire,
)


class AvecLesRencontres(dict):
    """Made when one of them is asked for: two hundred other rows do without."""

    def __init__(self, choses, monde):
        super().__init__(choses)
        self.monde = monde

    def __missing__(self, nom):
        faites = rencontres_du_monde(self.monde)
        self.update(faites)
        return faites[nom]


def rencontres_du_monde(monde):
    gens = monde.personnes
    sien = {"auteur": gens["auteur"], "groupe": monde.groupe, "dans_jours": False}
    immersion = DispositifFactory(genre="immersion", **sien)
    lieu = LieuFactory(dispositif=immersion, hote=gens["moderateur"])
    semaine = DispositifFactory(genre="portes_ouvertes", **sien)
    passee = date_passee(dispositif=DispositifFactory(genre="formation", **sien))
    presente = inscrite(passee, presente=True)
    etablir(presente)
    faite = _faite(LieuFactory(dispositif=immersion, hote=gens["moderateur"]), gens["membre"])
    return {
        "immersion": immersion,
        "lieu": lieu,
        "lieu_propose": LieuFactory(dispositif=immersion, hote=gens["autre"], accepte_le=None),
        "demande": DemandeFactory(
            lieu=LieuFactory(dispositif=immersion, hote=gens["moderateur"]), personne=gens["membre"]
        ),
        "immersion_faite": faite,
        "signataire": faite.convention.signatures.get(partie="employeur").jeton,
        "retour_immersion": RetourFactory(
            lieu=lieu, cercle="groupe", auteur=gens["auteur"], groupe=monde.groupe
        ),
        "retour_immersion_prive": RetourFactory(lieu=lieu, auteur=gens["auteur"], groupe=monde.groupe),
        "semaine": semaine,
        "maison": MaisonFactory(dispositif=semaine, hote=gens["membre"]),
        "plage": _plage(semaine, gens["membre"]),
        "questionnaire": questionnaire(passee).jeton,
        "formation_passee": passee.dispositif,
        "presente": presente.jeton,
    }


def _faite(lieu, visiteuse):
    demande = DemandeFactory(
        lieu=lieu,
        personne=visiteuse,
        responsable="Une directrice",
        responsable_courriel="direction@exemple.brussels",
    )
    immersions.accepter(demande, lieu.hote, demande.jours.first().pk)
    demande = DemandeDImmersion.objects.get(pk=demande.pk)
    debut = timezone.now() - timedelta(days=2)
    DateDeDispositif.toutes.filter(pk=demande.inscription.date_id).update(
        debut=debut, fin=debut + timedelta(hours=7)
    )
    type(demande.inscription).objects.filter(pk=demande.inscription_id).update(presente=True)
    return demande


def _plage(semaine, hote):
    debut = timezone.now() + timedelta(days=20)
    maison = MaisonFactory(dispositif=semaine, hote=hote)
    return ajouter_une_plage(maison, debut, debut + timedelta(minutes=90), 12)
