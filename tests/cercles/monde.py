"""Nine people around one group, and one thing of each kind that has a cercle."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from socle.comptes.enums import Fonction, Role
from socle.comptes.models import Groupe
from tests.cercles.choses import CHOSES
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, coordination, membre, moderateur

CHAMPS = (
    "auteur",
    "groupe",
    "secteur",
    "cercle",
    "cercle_demande",
    "etat",
    "demande_le",
    "relu_par",
    "relu_le",
    "regard_par",
    "regard_le",
    "envoyee_le",
)


@dataclass
class Monde:
    groupe: Groupe
    personnes: dict

    def chose(self, modele, cercle, demande="", relu=False, etat="en_ligne"):
        """One thing of this model in this state, of the group, by the author; `relu` may be "regard" (see table)."""
        objet = CHOSES[modele._meta.label_lower](self.personnes["auteur"], self.groupe)
        objet.auteur, objet.groupe, objet.secteur = self.personnes["auteur"], self.groupe, "social"
        objet.cercle, objet.cercle_demande, objet.etat = cercle, demande, etat
        objet.demande_le = timezone.now() if demande else None
        objet.relu_par = self.personnes["moderateur"] if relu else None
        objet.relu_le = timezone.now() if relu else None
        if modele.REGARD_EXTERIEUR:
            vue = relu == "regard"
            objet.regard_par = self.personnes["moderateur_autre"] if vue else None
            objet.regard_le = timezone.now() if vue else None
        if hasattr(objet, "envoyee_le"):  # a preparation given to the group has a date
            objet.envoyee_le = timezone.now() if cercle == "groupe" else None
        # Not by `save`: of a page it writes everything but the cercle, which only the actions change.
        champs = [champ for champ in CHAMPS if hasattr(objet, champ)]
        type(objet)._base_manager.filter(pk=objet.pk).update(**{nom: getattr(objet, nom) for nom in champs})
        return type(objet)._base_manager.get(pk=objet.pk)

    def fraiche(self, role):
        """The person as at the start of a request: nothing remembered from before."""
        personne = self.personnes[role]
        return personne if personne.is_anonymous else type(personne).objects.get(pk=personne.pk)


def creer_monde():
    groupe, autre = GroupeFactory(), GroupeFactory()
    return Monde(
        groupe,
        {
            "anonyme": AnonymousUser(),
            "sans_groupe": PersonneFactory(),
            "membre": membre(groupe),
            "autre": membre(autre),
            "auteur": membre(groupe),
            "moderateur": moderateur(groupe),
            "moderateur_autre": moderateur(autre),
            "veilleuse": membre(groupe, Role.VEILLEUSE, fonction=Fonction.VEILLEUSE),
            "coordination": coordination(),
        },
    )
