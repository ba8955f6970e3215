"""What an e-mail that comes back changes: an answer, a draft; anything else changes nothing.

One is who one is by three proofs together: the secret of one's own invitation in the address, one's address as
sender, one's address as attendee. A name in a message is worth nothing alone.
"""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from socle.envois import poster

from .. import actions, permissions
from ..enums import Voie
from ..models import CourrielRecu, PersonneInvitee, Presence
from .agenda import uid
from .lecture import Illisible, lire
from .reponses import invitee_du_jeton


def recevoir(octets):
    """Treat one message, once; what came of it, in a word for the log."""
    try:
        courriel = lire(octets)
    except Illisible as erreur:
        return f"illisible ({erreur})"
    identite = courriel.identifiant.encode() or octets
    with transaction.atomic():
        _recu, neuf = CourrielRecu.objects.get_or_create(empreinte=hashlib.sha256(identite).hexdigest())
        return _traiter(courriel) if neuf else "déjà lu"


def _traiter(courriel):
    invitee = next(filter(None, map(invitee_du_jeton, courriel.jetons[:3])), None)
    if invitee is None:
        # Nobody we know of: to answer would write to whoever a forger names.
        return "inconnu"
    if courriel.avec_agenda:
        return _repondre(invitee, courriel)
    if courriel.automatique or not courriel.texte:
        return "sans suite"
    return _preparer(invitee, courriel)


def _repondre(invitee, courriel):
    seance, personne = invitee.invitation.seance, invitee.personne
    if not _est_la_sienne(invitee, courriel) or not permissions.peut_repondre(personne, seance):
        return "refusé"
    # Two answers may arrive together, the newer first.
    invitee = PersonneInvitee.objects.select_for_update().get(pk=invitee.pk)
    if _est_depassee(invitee, courriel.agenda):
        return "dépassé"
    invitee.agenda_du = courriel.agenda.le
    invitee.save(update_fields=["agenda_du"])
    actions.repondre(seance, personne, courriel.agenda.reponse, Voie.AGENDA)
    return "réponse"


def _est_la_sienne(invitee, courriel):
    agenda, adresse = courriel.agenda, invitee.personne.email.lower()
    return (
        agenda is not None
        and agenda.uid == uid(invitee.invitation.seance)
        and agenda.convie == adresse
        and courriel.de == adresse
        and invitee.invitation.sequence_de_l_heure <= agenda.sequence <= invitee.invitation.sequence
        and agenda.le <= timezone.now() + timedelta(days=1)
    )


def _est_depassee(invitee, agenda):
    """An older answer that arrives late, from her calendar or from before she answered otherwise."""
    if invitee.agenda_du and agenda.le < invitee.agenda_du:
        return True
    presence = Presence.objects.filter(
        seance=invitee.invitation.seance_id, personne=invitee.personne_id, voie__in=[Voie.PAGE, Voie.LIEN]
    ).first()
    if presence is None or presence.repondu_le is None:
        return False
    # A calendar counts in seconds.
    return bool(agenda.le < presence.repondu_le.replace(microsecond=0))


def _preparer(invitee, courriel):
    """Her words, into her draft that only she reads; or she is told that nothing was kept."""
    seance, personne = invitee.invitation.seance, invitee.personne
    sienne = courriel.de == personne.email.lower()
    if sienne and actions.garder_reponse(personne, seance, courriel.texte):
        return "préparation"
    # Always to her own address, once a day: a forger makes us write neither to others nor often.
    cle = f"rien_garde:{seance.reference}:{personne.pk}:{timezone.localdate().isoformat()}"
    poster(cle, "rien_garde", personne, seance.reference)
    return "rien gardé"
