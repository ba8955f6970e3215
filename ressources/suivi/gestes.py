"""What the page of a record asks of its reader, and shows of what others said."""

from typing import Any

from .. import permissions
from ..enums import GenreDeSignalement, ReponseDuContact
from ..forms.suivi import FormulaireDisponibilite
from ..forms.terrain import FormulaireVerification
from ..models import DemandeAuContact, ModeEmploi, Signalement
from ..outils.enums import GENRES_D_OUTIL
from .conseils import en_tas


def gestes(fiche, user):
    """The context of these parts of the page: three queries."""
    peut_verifier = permissions.peut_verifier(user, fiche)
    conseils = ModeEmploi.objects.visibles_pour(user).filter(ressource=fiche)
    return {
        "modes_emploi": en_tas(conseils.select_related("auteur", "groupe", "ressource"), user),
        "signalements": _signalements(fiche, user),
        "change_selon_le_contact": _changement(fiche),
        "peut_verifier": peut_verifier,
        "peut_signaler": permissions.peut_signaler(user, fiche),
        "lit_les_signalements": permissions.peut_lire_les_signalements(user, fiche),
        "form_verification": FormulaireVerification(),
        "form_disponibilite": _form_disponibilite(fiche, user) if peut_verifier else None,
        "genres_de_signalement": GenreDeSignalement.choices,
    }


def _signalements(fiche, user):
    """Those that stand, each with whether this reader takes it back."""
    ouverts: Any = Signalement.objects.filter(leve_le=None, ressource=fiche).order_by("-le", "-pk")
    for signalement in ouverts:
        signalement.ressource = fiche
        signalement.se_reprend = permissions.peut_reprendre_un_signalement(user, signalement)
    return ouverts


def _changement(fiche):
    """When its own contact wrote that something changed, while nobody treated it: hot for all who read the record."""
    if fiche.genre in GENRES_D_OUTIL:
        # A tool has no contact that one asks whether it takes people.
        return None
    demandes = DemandeAuContact.objects.a_traiter().filter(ressource=fiche, reponse=ReponseDuContact.CHANGE)
    return demandes.order_by("-repondu_le").values_list("repondu_le", flat=True).first()


def _form_disponibilite(fiche, user):
    return FormulaireDisponibilite(ressource=fiche, peut_ecrire=permissions.peut_corriger(user, fiche))
