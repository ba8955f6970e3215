"""The closed lists of a nœud and of a vignette: bands rather than exact values (produit.md §4.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Famille(TextChoices):
    PATIENT = "patient", _("patient")
    PRESTATAIRE = "prestataire", _("prestataire")
    SITUATION = "situation", _("situation")

    @property
    def explication(self):
        """What the family is about, in the words of the field."""
        return _EXPLICATIONS[self]


_EXPLICATIONS = {
    Famille.PATIENT: _("Ce qui se noue avec la personne accompagnée et son entourage."),
    Famille.PRESTATAIRE: _("Ce qui se noue dans mon rôle, mon équipe, avec mes collègues."),
    Famille.SITUATION: _("Ce qui se noue autour : les services, le logement, les droits."),
}


class Liste(TextChoices):
    """The governed lists that hold terms."""

    VULNERABILITE = "vulnerabilite", _("vulnérabilité")
    PATHOLOGIE = "pathologie", _("pathologie")
    THEME = "theme", _("thème")
    #: Where the network sends a structural problem (veille.Remontee).
    DESTINATION = "destination", _("lieu de remontée")
    #: What an acronym stands for: no situation carries it, the search reads it (vocabulaires/synonymes.py).
    SIGLE = "sigle", _("sigle ou mot du métier")


class TrancheAge(TextChoices):
    MOINS_DE_18 = "0-17", _("moins de 18 ans")
    DE_18_A_29 = "18-29", _("18 à 29 ans")
    DE_30_A_39 = "30-39", _("30 à 39 ans")
    DE_40_A_49 = "40-49", _("40 à 49 ans")
    DE_50_A_59 = "50-59", _("50 à 59 ans")
    DE_60_A_69 = "60-69", _("60 à 69 ans")
    DE_70_A_79 = "70-79", _("70 à 79 ans")
    DE_80_A_89 = "80-89", _("80 à 89 ans")
    DES_90 = "90+", _("90 ans et plus")


class Menage(TextChoices):
    SEUL = "seul", _("vit seul·e")
    COUPLE = "couple", _("vit en couple")
    FAMILLE = "famille", _("vit en famille")
    PARENT_SEUL = "parent_seul", _("parent seul avec enfant(s)")
    COLOCATION = "colocation", _("vit en colocation")
    INSTITUTION = "institution", _("vit en institution")
    RUE = "rue", _("vit à la rue ou sans chez-soi")


class Revenu(TextChoices):
    TRAVAIL = "travail", _("un travail")
    CHOMAGE = "chomage", _("le chômage")
    MUTUELLE = "mutuelle", _("des indemnités de mutuelle")
    HANDICAP = "handicap", _("une allocation de handicap")
    CPAS = "cpas", _("une aide du CPAS")
    GRAPA = "grapa", _("la GRAPA")
    PENSION = "pension", _("une pension")
    AUCUN = "aucun", _("aucun revenu")
    INCONNU = "inconnu", _("je ne sais pas")


class Saison(TextChoices):
    PRINTEMPS = "printemps", _("printemps")
    ETE = "ete", _("été")
    AUTOMNE = "automne", _("automne")
    HIVER = "hiver", _("hiver")


class ModeOutil(TextChoices):
    """How the outil de dialogue was used."""

    ORAL = "oral", _("oui, en parlant")
    CARTES = "cartes", _("oui, avec les cartes")
    NON = "non", _("non")


class MobilisePar(TextChoices):
    RP = "rp", _("moi")
    PERSONNE = "personne", _("la personne elle-même")
    ENTOURAGE = "entourage", _("son entourage")
    AUTRE = "autre_professionnel", _("un·e autre professionnel·le")


class Effet(TextChoices):
    """What calling upon a service brought to the situation; empty when nobody said."""

    AIDE = "aide", _("a aidé")
    PAS_AIDE = "pas_aide", _("n’a pas aidé")
    TROP_TOT = "trop_tot", _("trop tôt pour le dire")


class EtatDeMiseEnRelation(TextChoices):
    """Where a request to be put in touch stands."""

    DEMANDEE = "demandee", _("attend la modération")
    PROPOSEE = "proposee", _("attend la réponse d’un·e collègue")
    ACCEPTEE = "acceptee", _("acceptée")
    FERMEE = "fermee", _("fermée")

    @classmethod
    def ouverts(cls):
        """Those in which somebody still has something to do."""
        return [cls.DEMANDEE, cls.PROPOSEE]


class OuiNon(TextChoices):
    """An answer that may stay open: doubt counts as a yes."""

    NON = "non", _("non")
    OUI = "oui", _("oui")
    NE_SAIT_PAS = "ne_sait_pas", _("je ne sais pas")


class Lecteur(TextChoices):
    """Who answered the four questions about a situation (models.Precautions)."""

    AUTEUR = "auteur", _("l’auteur·e")
    MODERATION = "moderation", _("la modération")
