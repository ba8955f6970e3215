"""The closed lists of a session (produit.md §3)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Moment(TextChoices):
    ACCUEIL = "accueil", _("accueil")
    PAROLE_LIBRE = "parole_libre", _("parole libre")
    ECHANGE = "echange", _("échange sur une situation")
    POSTURE = "posture", _("posture, méthode, outil")
    CO_CONSTRUCTION = "co_construction", _("co-construction")
    CLOTURE = "cloture", _("clôture")


class Reponse(TextChoices):
    VIENT = "vient", _("je viens")
    PEUT_ETRE = "peut_etre", _("peut-être")
    NE_VIENT_PAS = "ne_vient_pas", _("je ne viens pas")
    SANS_REPONSE = "sans_reponse", _("sans réponse")

    @property
    def vu_par_les_autres(self):
        """The heading of the list of those who answered this."""
        return {Reponse.VIENT: _("viennent"), Reponse.NE_VIENT_PAS: _("ne viennent pas")}.get(
            self, self.label
        )


#: What a person can answer; « sans réponse » is only what we show before.
REPONSES_POSSIBLES = (Reponse.VIENT, Reponse.PEUT_ETRE, Reponse.NE_VIENT_PAS)


class Voie(TextChoices):
    """By which way an answer arrived."""

    PAGE = "page", _("sur la page")
    LIEN = "lien", _("par l’e-mail")
    AGENDA = "agenda", _("par son agenda")


class GenreElement(TextChoices):
    """The four elements that a group passes on after a session."""

    POSITIF = "positif", _("un positif")
    DIFFICULTE = "difficulte", _("une difficulté")
    NOUVEAU = "nouveau", _("un élément nouveau")
    SOLUTION = "solution", _("une solution")


class GenreDeCapture(TextChoices):
    """What one notes during a session: the four elements, and what the library may keep."""

    RESSOURCE = "ressource", _("une ressource")
    PISTE = "piste", _("une piste")
    POSITIF = "positif", _("un positif")
    DIFFICULTE = "difficulte", _("une difficulté")
    NOUVEAU = "nouveau", _("un élément nouveau")
    SOLUTION = "solution", _("une solution")


class GenreDePapier(TextChoices):
    """What the network issues under a code that anybody can check."""

    ATTESTATION = "attestation", _("attestation de présence")
    INDEMNITES = "indemnites", _("fiche d’indemnités")
