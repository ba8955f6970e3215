"""What the e-mails of a session read; each is written as it leaves, from the session as it is then."""

from django.urls import reverse

from socle.courriels import absolue
from socle.envois import Lettre, Piece, courrier

from .enums import Reponse
from .invitations import agenda, envoi
from .invitations.reponses import concerne, lien_de_reponse
from .models import PersonneInvitee, Presence, Seance


@courrier(envoi.INVITATION)
@courrier(envoi.ANNULATION)
def invitation(pli):
    """Hers alone; nothing when she left, when the session is over, or when a newer one replaces it."""
    invitee = _invitee(pli)
    if invitee is None:
        return None
    seance = _seance(invitee)
    sorte = envoi.ANNULATION if seance.annulee else envoi.INVITATION
    if pli.cle != envoi.cle(sorte, seance, invitee.personne_id, invitee.sequence):
        return None
    return lettre(invitee, seance)


def lettre(invitee, seance):
    """The mail as it would leave now; the page that sends it shows it too."""
    reponse = reponse_qui_tient(invitee)
    texte, methode = agenda.demande(invitee, seance, invitee.sequence, reponse)
    adresse = agenda.adresse_de_reponse(invitee.jeton)
    return Lettre(
        "cdp/courriels/annulation" if seance.annulee else "cdp/courriels/invitation",
        contexte(invitee, seance, reponse),
        # Outlook and Gmail read the part, Apple and the phones the file: both are the same.
        alternatives=[(texte, f"text/calendar; method={methode}")],
        pieces=[Piece("invitation.ics", texte.encode(), "application/ics")],
        entetes={"Reply-To": adresse} if adresse else {},
    )


def contexte(invitee, seance, reponse):
    return {
        "seance": seance,
        "changee": invitee.sequence > 0,
        "deroule": seance.deroule(),
        "reponse": Reponse(reponse),
        "liens": [
            (lien_de_reponse(invitee, choix), Reponse(choix).label)
            for choix in (Reponse.VIENT, Reponse.PEUT_ETRE, Reponse.NE_VIENT_PAS)
        ],
        "lien": absolue(seance.get_absolute_url()),
        "lien_preparation": absolue(reverse("preparation", args=[seance.reference])),
        "on_repond": bool(agenda.adresse_de_reponse(invitee.jeton)),
    }


@courrier(envoi.RAPPEL)
def rappel(pli):
    """Two days before, unless she said that she does not come."""
    invitee = _invitee(pli)
    if invitee is None:
        return None
    seance = _seance(invitee)
    reponse = reponse_qui_tient(invitee)
    if seance.annulee or seance.a_commence or reponse == Reponse.NE_VIENT_PAS:
        return None
    return Lettre("cdp/courriels/rappel", contexte(invitee, seance, reponse))


@courrier("rien_garde")
def rien_garde(pli):
    """Something arrived for her that could not be kept: she knows, and where to write it."""
    invitee = _invitee(pli)
    if invitee is None:
        return None
    seance = _seance(invitee)
    return Lettre("cdp/courriels/rien_garde", contexte(invitee, seance, reponse_qui_tient(invitee)))


def reponse_qui_tient(invitee):
    """What she answered, unless the hour changed since."""
    invitation = invitee.invitation
    presence = Presence.objects.filter(seance=invitation.seance_id, personne=invitee.personne_id).first()
    if presence is None or envoi.est_perimee(presence, invitation.heure_changee_le):
        return Reponse.SANS_REPONSE
    return Reponse(presence.reponse)


def _invitee(pli):
    """Of this session, still of the group, for a session that is not over."""
    siennes = PersonneInvitee.objects.select_related("personne", "invitation__seance__groupe")
    invitee = siennes.filter(invitation__seance__reference=pli.objet, personne=pli.personne_id).first()
    if invitee is None or invitee.invitation.seance.est_finie:
        return None
    return invitee if concerne(invitee) else None


def _seance(invitee):
    """As this person may see it, with its agenda."""
    visibles = Seance.objects.visibles_pour(invitee.personne).select_related("groupe", "cycle")
    return visibles.prefetch_related("points").get(pk=invitee.invitation.seance_id)
