"""What the pages of a session say about its invitation."""

from copy import copy

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from socle.courriels import absolue, composer

from .. import courriels, permissions
from ..enums import Reponse
from ..models import InvitationDeSeance, PersonneInvitee
from . import envoi

#: From how far ahead the moderators are told that the invitation has not left.
JOURS_AVANT = 14

LIBELLES = {
    "debut": lambda: _("la date ou l’heure"),
    "duree": lambda: _("la durée"),
    "lieu": lambda: _("le lieu"),
    "titre": lambda: _("le titre"),
    "annulee": lambda: _("l’annulation"),
}


def pour_la_seance(user, seance):
    """For a moderator, what is to be done about it; empty for the others."""
    if not permissions.peut_inviter(user, seance):
        return {"invitation": None}
    return {"invitation": etat(seance)}


def etat(seance):
    """In words that a template reads: was it sent, what changed, how many wait for it."""
    partie = envoi.invitation_de(seance)
    change = envoi.a_prevenir(seance)
    return {
        "envoyee": partie is not None,
        "le": partie.envoyee_le if partie else None,
        "changements": [LIBELLES[nom]() for nom in envoi.ASPECTS if nom in change],
        "annulee": seance.annulee,
        "possible": partie is not None or not seance.annulee,
    }


def oubliee(user, seance):
    """Whether this moderator's session is near and nobody was invited: said on her pages."""
    if seance is None or not permissions.peut_inviter(user, seance) or seance.annulee:
        return False
    jours = (timezone.localdate(seance.debut) - timezone.localdate()).days
    return jours <= JOURS_AVANT and envoi.invitation_de(seance) is None


def apercu(seance, personne):
    """The subject and the words of the mail, in the language of the page, with addresses that lead nowhere."""
    personne = copy(personne)
    personne.langue = get_language()
    envoyee = envoi.invitation_de(seance)
    # Of a copy: the session itself must not think that people were told.
    exemple = envoyee or InvitationDeSeance(seance=copy(seance))
    sequence = exemple.sequence + bool(envoyee and envoi.changements(seance))
    invitee = PersonneInvitee(invitation=exemple, personne=personne, pk=0, sequence=sequence)
    contexte = courriels.contexte(invitee, seance, Reponse.SANS_REPONSE)
    contexte["liens"] = [(absolue("/…"), libelle) for _adresse, libelle in contexte["liens"]]
    gabarit = "cdp/courriels/annulation" if seance.annulee else "cdp/courriels/invitation"
    message = composer(gabarit, personne, contexte)
    return {"sujet": message.subject, "paragraphes": _paragraphes(message.body, seance)}


def _paragraphes(texte, seance):
    """Of the mail, line by line: titles are in the language of the session."""
    titres = {point.titre for point in seance.points.all()}

    def ligne(mots):
        d_un_point = mots.startswith("- ") and mots.partition(" · ")[2] in titres
        return {"texte": mots, "langue": seance.langue if d_un_point or mots == seance.titre else ""}

    return [[ligne(mots) for mots in bloc.splitlines()] for bloc in texte.strip().split("\n\n")]
