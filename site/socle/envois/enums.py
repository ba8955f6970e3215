from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Etat(TextChoices):
    A_ENVOYER = "a_envoyer", _("à envoyer")
    EN_COURS = "en_cours", _("en cours d’envoi")
    PARTI = "parti", _("parti")
    ANNULE = "annule", _("annulé")
    EN_DOUTE = "en_doute", _("peut-être parti")
    ECHEC = "echec", _("pas parti")


#: What only a person puts back in the outbox.
A_DECIDER = (Etat.EN_DOUTE, Etat.ECHEC)
#: What the postman still has to do.
EN_ROUTE = (Etat.A_ENVOYER, Etat.EN_COURS)
