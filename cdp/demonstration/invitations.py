from datetime import timedelta

from django.utils import timezone

from cdp.enums import Reponse, Voie
from cdp.invitations import envoi
from cdp.models import AbonnementCalendrier, InvitationDeSeance, PersonneInvitee, Presence
from socle.comptes.enums import Role
from socle.envois.enums import Etat
from socle.envois.models import Envoi

from .dossier import hasard_de

#: How long before a session its invitation leaves.
AVANT = timedelta(days=14)
#: Of the answers, by which way they came.
VOIES = (Voie.LIEN, Voie.LIEN, Voie.AGENDA, Voie.PAGE)


def charger_invitations(seances):
    """The past sessions' invitations left; the next one's too, but to whoever arrived since. Nothing is sent."""
    maintenant = timezone.now()
    passees = [seance for seance in seances if seance.debut <= maintenant]
    a_venir = sorted((s for s in seances if s.debut > maintenant and not s.annulee), key=lambda s: s.debut)
    for seance in passees:
        _inviter(seance, seance.debut - AVANT)
    if a_venir:
        _inviter(
            a_venir[0], min(a_venir[0].debut - AVANT, maintenant - timedelta(days=2)), sauf=1, doute=True
        )


def _inviter(seance, le, sauf=0, doute=False):
    adhesions = list(seance.attendus().order_by("pk"))
    invitees = [adhesion.personne for adhesion in adhesions[: len(adhesions) - sauf]]
    moderation = next((a.personne for a in adhesions if a.role == Role.MODERATEUR), None)
    invitation = InvitationDeSeance.objects.create(
        seance=seance, dit=envoi.empreintes(seance), par=moderation, envoyee_le=le
    )
    PersonneInvitee.objects.bulk_create(
        [PersonneInvitee(invitation=invitation, personne=personne) for personne in invitees]
    )
    Envoi.objects.bulk_create([_parti(seance, personne, le) for personne in invitees])
    if invitees:
        # One phone reads the sessions of its owner.
        AbonnementCalendrier.objects.get_or_create(personne=invitees[0], groupe=None, revoque_le=None)
    if doute and invitees:
        Envoi.objects.filter(objet=seance.reference, personne=invitees[-1]).update(
            etat=Etat.EN_DOUTE, parti_le=None, erreur="Interruption"
        )
    _dater_les_reponses(seance, le)


def _parti(seance, personne, le):
    return Envoi(
        cle=envoi.cle(envoi.INVITATION, seance, personne.pk, 0),
        sorte=envoi.INVITATION,
        personne=personne,
        objet=seance.reference,
        etat=Etat.PARTI,
        essais=1,
        pris_le=le,
        parti_le=le,
        cree_le=le,
    )


def _dater_les_reponses(seance, le):
    """Within two days of the mail, by one of the three ways."""
    hasard = hasard_de(f"reponses:{seance.reference}")
    donnees = list(
        Presence.objects.filter(seance=seance).exclude(reponse=Reponse.SANS_REPONSE).order_by("pk")
    )
    for presence in donnees:
        presence.repondu_le = le + timedelta(minutes=hasard.randint(20, 2800))
        presence.voie = hasard.choice(VOIES)
    Presence.objects.bulk_update(donnees, ["repondu_le", "voie"])
