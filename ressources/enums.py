"""The closed lists of the directory (produit.md §3)."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GenreDeRessource(TextChoices):
    SERVICE = "service", _("service")
    LIEU = "lieu", _("lieu")
    PERSONNE_ROLE = "personne_role", _("personne dans une fonction")
    OUTIL = "outil", _("outil")
    # With a context: Wagtail's own catalogue gives a capital to this word.
    DOCUMENT = "document", pgettext_lazy("genre de ressource", "document")
    FORMATION = "formation", _("formation")


class Acces(TextChoices):
    """How one gets in; a resource has several."""

    LIBRE = "libre", _("sans rendez-vous")
    RDV = "rdv", _("sur rendez-vous")
    TELEPHONE = "telephone", _("par téléphone")
    ORIENTATION = "orientation", _("sur orientation d’un·e professionnel·le")
    EN_LIGNE = "en_ligne", _("en ligne")
    DOMICILE = "domicile", _("se déplace à domicile")


class Langue(TextChoices):
    """Languages in which one is really received, by ISO 639-1 code; the most asked for in Brussels."""

    FR = "fr", _("français")
    NL = "nl", _("néerlandais")
    EN = "en", _("anglais")
    AR = "ar", _("arabe")
    TR = "tr", _("turc")
    ES = "es", _("espagnol")
    PT = "pt", _("portugais")
    IT = "it", _("italien")
    DE = "de", _("allemand")
    RO = "ro", _("roumain")
    BG = "bg", _("bulgare")
    PL = "pl", _("polonais")
    RU = "ru", _("russe")
    UK = "uk", _("ukrainien")
    SQ = "sq", _("albanais")
    FA = "fa", _("persan et dari")
    PS = "ps", _("pachto")
    UR = "ur", _("ourdou")
    SO = "so", _("somali")
    TI = "ti", _("tigrinya")
    AM = "am", _("amharique")
    LN = "ln", _("lingala")
    FF = "ff", _("peul")
    SIGNES = "lsfb", _("langue des signes")


class Cout(TextChoices):
    GRATUIT = "gratuit", _("gratuit")
    MUTUELLE = "mutuelle", _("remboursé par la mutuelle")
    SELON_REVENUS = "selon_revenus", _("selon les revenus")
    PAYANT = "payant", _("payant")
    INCONNU = "", _("non précisé")


class Disponibilite(TextChoices):
    OUVERT = "ouvert", _("prend des personnes")
    ATTENTE = "attente", _("liste d’attente")
    COMPLET = "complet", _("complet")
    FERME = "ferme", _("fermé")
    INCONNUE = "inconnue", _("disponibilité inconnue")


class MoyenDeVerification(TextChoices):
    """How somebody made sure; never the edit of a form."""

    USAGE = "usage", _("par la pratique")
    SEANCE = "seance", _("en séance")
    TELEPHONE = "telephone", _("par téléphone")
    VISITE = "visite", _("en y allant")
    EN_LIGNE = "en_ligne", _("en ligne")
    SERVICE = "service", _("par le service lui-même")


#: How a member makes sure: a service answers for itself only through its own e-mail (suivi/reponses.py).
MOYENS_D_UN_MEMBRE = [
    choix for choix in MoyenDeVerification.choices if choix[0] != MoyenDeVerification.SERVICE
]


class ReponseDuContact(TextChoices):
    VRAI = "vrai", _("c’est toujours vrai")
    CHANGE = "change", _("quelque chose a changé")
    #: Its mail server's answer, and not its own.
    REFUS = "refus", _("l’e-mail n’arrive pas")


class SuiteDonnee(TextChoices):
    ATTEND = "", _("attend")
    APPLIQUEE = "appliquee", _("reprise dans la fiche")
    ECARTEE = "ecartee", _("écartée")


class Rythme(IntegerChoices):
    """How often a record is to be checked by somebody, in months."""

    MOIS = 1, _("chaque mois")
    TRIMESTRE = 3, _("tous les trois mois")
    SEMESTRE = 6, _("tous les six mois")
    AN = 12, _("une fois par an")


class GenreDeSignalement(TextChoices):
    COMPLET = "complet", _("complet")
    DEMENAGE = "demenage", _("a déménagé")
    FERME = "ferme", _("fermé")
    CONDITION = "condition", _("condition nouvelle")


#: Signals after which one cannot say any more that it takes people.
SIGNALEMENTS_QUI_FERMENT = (GenreDeSignalement.COMPLET, GenreDeSignalement.FERME)


class GenreDeDispositif(TextChoices):
    INTERVISION = "intervision", _("intervision")
    IMMERSION = "immersion", _("immersion")
    PORTES_OUVERTES = "portes_ouvertes", _("portes ouvertes")
    FORMATION = "formation", _("formation")
    FESTIVAL = "festival", _("festival")
    RENCONTRE = "rencontre", _("rencontre")


class ModeDInscription(TextChoices):
    """Who may book a place here; the last one holds only for what is public."""

    AILLEURS = "ailleurs", _("pas ici : auprès de l’organisation, ou sans inscription")
    MEMBRES = "membres", _("ici, pour les membres du réseau")
    TOUS = "tous", _("ici, pour tout le monde, même sans compte")


class EtatDInscription(TextChoices):
    A_CONFIRMER = "a_confirmer", _("à confirmer")
    INSCRITE = "inscrite", _("inscrit·e")
    ATTENTE = "attente", _("en attente")
    OFFERTE = "offerte", _("place proposée")
    ANNULEE = "annulee", _("annulée")


#: What still means something to whoever made it.
INSCRIPTIONS_VIVES = (EtatDInscription.INSCRITE, EtatDInscription.ATTENTE, EtatDInscription.OFFERTE)


class EtatDImport(TextChoices):
    """Where a table stands between the file and the directory."""

    COLONNES = "colonnes", _("colonnes à reconnaître")
    COMPARAISON = "comparaison", _("en comparaison")
    PRET = "pret", _("prêt à appliquer")
    APPLIQUE = "applique", _("appliqué")
    ANNULE = "annule", _("annulé")

    @classmethod
    def finis(cls):
        return [cls.APPLIQUE, cls.ANNULE]


class SortDeLigne(TextChoices):
    """What a line of a table is for the directory."""

    ERREUR = "erreur", _("à corriger")
    DOUBLON = "doublon", _("peut-être la même")
    NOUVELLE = "nouvelle", _("nouvelle")
    CHANGEE = "changee", _("changée")
    A_PROPOSER = "a_proposer", _("à proposer")
    IDENTIQUE = "identique", _("identique")
