from django.db import models
from django.utils.translation import gettext_lazy as _


class Genre(models.TextChoices):
    """Where the text of an observation comes from."""

    NOTE = "note", _("note de séance")
    TRANSCRIPTION = "transcription", _("transcription")


class Ancrage(models.TextChoices):
    """Whether a passage still stands where it was put, after the text around it changed."""

    ANCRE = "ancre", _("à sa place")
    A_REVOIR = "a_revoir", _("à revoir : le texte a changé")


class Accord(models.TextChoices):
    """How the person who spoke agreed that her words leave the group; empty while nobody asked her."""

    DEMANDE = "demande", _("demandé, sans réponse encore")
    ORAL = "oral", _("donné de vive voix")
    ECRIT = "ecrit", _("donné par écrit")
    REFUSE = "refuse", _("refusé, ou repris")

    @classmethod
    def donnes(cls):
        return [cls.ORAL, cls.ECRIT]


class Avancement(models.TextChoices):
    """Where a remontée stands."""

    A_PREPARER = "a_preparer", _("à préparer")
    ENVOYEE = "envoyee", _("envoyée")
    EN_EXAMEN = "en_examen", _("en examen")
    REPONDUE = "repondue", _("répondue")
    ABOUTIE = "aboutie", _("aboutie")
    SANS_SUITE = "sans_suite", _("sans suite")

    @classmethod
    def qui_attendent(cls):
        """Those in which somebody outside still has something to say."""
        return [cls.ENVOYEE, cls.EN_EXAMEN]


class GenreDeSuite(models.TextChoices):
    """What came back from the place where a remontée was sent."""

    ENVOI = "envoi", _("envoyée")
    TRANSMISE = "transmise", _("transmise ailleurs")
    ACCUSE = "accuse", _("accusé de réception")
    QUESTION = "question", _("question")
    REPONSE = "reponse", _("réponse")
    DECISION = "decision", _("décision")
    RIEN = "rien", _("toujours rien")


class Geste(models.TextChoices):
    """What one does to the code book."""

    AJOUT = "ajout", _("a ajouté")
    DEFINITION = "definition", _("a redéfini")
    DEPLACEMENT = "deplacement", _("a déplacé")
    FUSION = "fusion", _("a fusionné")
    SCISSION = "scission", _("a commencé à scinder")
    TRI = "tri", _("a fini de scinder")
    RETRAIT = "retrait", _("a retiré")
    REMISE = "remise", _("a remis")
    VERSION = "version", _("a figé une version")
    DEPART = "depart", _("est parti·e de la grille de départ")
