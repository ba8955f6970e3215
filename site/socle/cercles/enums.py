from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Cercle(TextChoices):
    """Who may see a thing, from the narrowest to the widest (produit.md §3)."""

    PRIVE = "prive", _("moi seul·e")
    GROUPE = "groupe", _("ma CdP")
    RESEAU = "reseau", _("les membres du réseau")
    PUBLIC = "public", _("tout le monde")

    @property
    def rang(self):
        return list(Cercle).index(self)

    def plus_larges(self):
        return list(Cercle)[self.rang + 1 :]

    def plus_etroits(self):
        return list(Cercle)[: self.rang]


class Etat(TextChoices):
    EN_LIGNE = "en_ligne", _("en ligne")
    RETIRE = "retire", _("retiré")


class Pas(TextChoices):
    """One step in the life of a thing between its cercles; each is logged with who and when."""

    CREATION = "creation", _("a écrit")
    PROPOSITION = "proposition", _("a proposé d’élargir")
    RELECTURE = "relecture", _("a relu et accepté")
    VALIDATION = "validation", _("a validé pour tout le monde")
    RENVOI = "renvoi", _("a renvoyé à l’auteur·e")
    REPRISE = "reprise", _("a repris")
    RETRAIT = "retrait", _("a retiré")
    REMISE = "remise", _("a remis en ligne")
    PARTAGE = "partage", _("a partagé avec la modération")
    REGARD = "regard", _("a relu d’un autre groupe et accepté")
    ALERTE = "alerte", _("a signalé")
    ACCORD = "accord", _("a noté ce que la personne accepte")


#: What these steps say is for those who review, not for the author nor, of course, for anybody else.
MOTS_DE_LA_MODERATION = (Pas.RELECTURE, Pas.REGARD, Pas.VALIDATION, Pas.ALERTE)
