from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ..enums import GenreDeRessource

#: The kinds of record that have versions, a notice and returns of experience.
GENRES_D_OUTIL = (GenreDeRessource.OUTIL, GenreDeRessource.DOCUMENT, GenreDeRessource.FORMATION)


class MomentDUsage(TextChoices):
    """When one takes it out of the box."""

    PREMIERE_RENCONTRE = "premiere_rencontre", _("une première rencontre")
    PRIORITES = "priorites", _("parler des priorités de la personne")
    DROITS = "droits", _("vérifier des droits, orienter")
    RESEAU = "reseau", _("voir qui est autour de la personne")
    CONSULTATION = "consultation", _("se concerter sur une situation")
    SEANCE = "seance", _("animer une séance")
    RELAIS = "relais", _("passer le relais")


class Canevas(TextChoices):
    """The sheets that we print ourselves (outils/canevas.py)."""

    CARTES = "cartes", _("cartes de dialogue")
    SEANCE = "seance", _("canevas de séance")
    CONSULTATION = "consultation", _("guide de consultation")
    RESEAU = "reseau", _("carte de réseau")
    PLAN = "plan", _("plan de services personnel")
    ADMISSIBILITE = "admissibilite", _("fiche d’admissibilité")
