"""« Ouvert à » : who is accepted, as a closed list that combines; the sentence of the record says the rest."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Public(TextChoices):
    TOUS = "tous", _("tout public")
    ENFANTS = "enfants", _("enfants")
    JEUNES = "jeunes", _("jeunes")
    ADULTES = "adultes", _("adultes")
    AINES = "aines", _("personnes âgées")
    FEMMES = "femmes", _("femmes")
    HOMMES = "hommes", _("hommes")
    FAMILLES = "familles", _("familles")
    SANS_PAPIERS = "sejour", _("personnes sans titre de séjour")
    SANS_ASSURANCE = "assurance", _("personnes sans assurance maladie")
    SANS_ABRI = "abri", _("personnes sans abri")
    CONSOMMATION = "conso", _("personnes qui consomment")
    HANDICAP = "handicap", _("personnes en situation de handicap")
    FAUTEUIL = "fauteuil", _("accès en fauteuil roulant")
    ANIMAL = "animal", _("avec un animal")


#: What « tout public » says too. Everything else must be said by the record: nobody is sent there for nothing.
COMPRIS_DANS_TOUS = (
    Public.ENFANTS,
    Public.JEUNES,
    Public.ADULTES,
    Public.AINES,
    Public.FEMMES,
    Public.HOMMES,
    Public.FAMILLES,
)
