"""Sending a session's invitation, once; then whatever the people still have to be told."""

import hashlib
from dataclasses import dataclass
from datetime import UTC

from django.db import transaction
from django.utils import timezone

from socle.envois import poster
from socle.envois.enums import Etat
from socle.envois.models import Envoi

from ..enums import Reponse
from ..models import InvitationDeSeance, PersonneInvitee, Presence

INVITATION, ANNULATION, RAPPEL = "invitation", "annulation", "rappel"

#: What the people are told, each with how it reads in a session.
ASPECTS = {
    "debut": lambda seance: seance.debut.astimezone(UTC).isoformat(),
    "duree": lambda seance: str(seance.duree_minutes),
    "lieu": lambda seance: seance.lieu,
    "titre": lambda seance: seance.titre,
    "annulee": lambda seance: str(seance.annulee),
    "ordre": lambda seance: "\n".join(f"{p.minutes} {p.titre}" for p in seance.points.all()),
}
#: The agenda changes until the last day, and is read on the page: nobody is disturbed for it.
SANS_GRAVITE = {"ordre"}


def empreintes(seance):
    return {nom: hashlib.sha256(lire(seance).encode()).hexdigest()[:16] for nom, lire in ASPECTS.items()}


def invitation_de(seance):
    """The invitation that left, or None."""
    return getattr(seance, "invitation", None)


def changements(seance):
    """What changed since the people were told, by name of aspect; nothing before they were."""
    invitation = invitation_de(seance)
    if invitation is None:
        return set()
    aujourdhui = empreintes(seance)
    return {nom for nom in ASPECTS if invitation.dit.get(nom) != aujourdhui[nom]}


def a_prevenir(seance):
    """What changed that people must know, while it still matters."""
    return set() if seance.est_finie else changements(seance) - SANS_GRAVITE


@transaction.atomic
def inviter(seance, par, aux_nouveaux=False):
    """Everybody expected reads what is true now: the first invitation, a change, a newcomer; how many mails leave.

    Pressed twice, it sends once: a person's key holds what she is told. `aux_nouveaux`: those who have nothing yet.
    """
    if seance.annulee and invitation_de(seance) is None:
        return 0
    invitation = _invitation_a_jour(seance, par, garder=aux_nouveaux)
    connues = {invitee.personne_id: invitee for invitee in invitation.personnes.all()}
    if not seance.annulee:
        for adhesion in seance.attendus():
            if adhesion.personne_id not in connues:
                neuve = PersonneInvitee(invitation=invitation, personne=adhesion.personne)
                neuve.sequence = invitation.sequence
                neuve.save()
                connues[adhesion.personne_id] = neuve
    sorte = ANNULATION if seance.annulee else INVITATION
    return sum(_poster(sorte, seance, invitee, invitation.sequence) for invitee in connues.values())


def _invitation_a_jour(seance, par, garder):
    """Locked, so that two moderators who press together make one sequence."""
    InvitationDeSeance.objects.get_or_create(seance=seance, defaults={"dit": empreintes(seance), "par": par})
    invitation = InvitationDeSeance.objects.select_for_update().get(seance=seance)
    seance.invitation = invitation
    change = changements(seance)
    if change and not (garder and change == SANS_GRAVITE):
        invitation.sequence += 1
        if change & {"debut", "annulee"}:
            invitation.sequence_de_l_heure = invitation.sequence
            invitation.heure_changee_le = timezone.now()
        invitation.dit, invitation.par, invitation.envoyee_le = empreintes(seance), par, timezone.now()
        invitation.save()
    return invitation


def cle(sorte, seance, personne, sequence):
    return f"{sorte}:{seance.reference}:{personne}:{sequence}"


def _poster(sorte, seance, invitee, sequence):
    """Whether it was not in the outbox yet."""
    ou = cle(sorte, seance, invitee.personne_id, sequence)
    if Envoi.objects.filter(cle=ou).exists():
        return False
    poster(ou, sorte, invitee.personne, seance.reference)
    if invitee.sequence != sequence:
        invitee.sequence = sequence
        invitee.save(update_fields=["sequence"])
    return True


@dataclass(frozen=True)
class Suivi:
    """Where one person is: her mail, her answer."""

    personne: object
    envoi: Envoi | None
    reponse: Reponse
    presence: Presence | None
    #: She answered for an hour that has changed since.
    perimee: bool


def suivre(seance):
    """Everybody expected, or invited, with her mail of today and her answer: four queries."""
    invitation = invitation_de(seance)
    envois = {}
    if invitation:
        sortes = Envoi.objects.filter(objet=seance.reference, sorte__in=[INVITATION, ANNULATION])
        envois = {envoi.personne_id: envoi for envoi in sortes.order_by("pk")}
    presences = {presence.personne_id: presence for presence in seance.presences.all()}
    change_le = invitation.heure_changee_le if invitation else None
    lignes = []
    for adhesion in seance.attendus():
        presence = presences.get(adhesion.personne_id)
        lignes.append(
            Suivi(
                adhesion.personne,
                envois.get(adhesion.personne_id),
                Reponse(presence.reponse) if presence else Reponse.SANS_REPONSE,
                presence,
                est_perimee(presence, change_le),
            )
        )
    return lignes


def autres_a_decider(seance):
    """Its other mails, a reminder or a summary, that may not have arrived."""
    autres = Envoi.objects.filter(objet=seance.reference).exclude(sorte__in=[INVITATION, ANNULATION])
    return autres.a_decider().select_related("personne")


def est_perimee(presence, change_le):
    return bool(
        change_le
        and presence
        and presence.reponse != Reponse.SANS_REPONSE
        and (presence.repondu_le is None or presence.repondu_le < change_le)
    )


def avancement(lignes):
    """How far the sending is: (left, all), and whether some still travel."""
    envois = [ligne.envoi for ligne in lignes if ligne.envoi and ligne.envoi.etat != Etat.ANNULE]
    partis = sum(envoi.etat == Etat.PARTI for envoi in envois)
    en_route = any(envoi.etat in (Etat.A_ENVOYER, Etat.EN_COURS) for envoi in envois)
    return partis, len(envois), en_route
