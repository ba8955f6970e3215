"""What the postman does for sessions besides carrying mails."""

from datetime import timedelta

from django.utils import timezone

from socle.envois import poster
from socle.envois.tournees import tournee

from .invitations import boite, envoi
from .models import CourrielRecu, PersonneInvitee

#: How long before a session one is reminded of it.
AVANT = timedelta(days=2)
#: Whoever was told today needs no reminder.
DEPUIS = timedelta(hours=12)
#: A mail box gives the same message again for days, not for months.
MEMOIRE = timedelta(days=90)


@tournee(secondes=60)
def rappeler():
    """To everybody invited, two days before; who said no is left alone when it leaves (courriels.rappel)."""
    maintenant = timezone.now()
    invitees = PersonneInvitee.objects.filter(
        invitation__seance__debut__gt=maintenant,
        invitation__seance__debut__lte=maintenant + AVANT,
        invitation__seance__annulee=False,
        invitation__envoyee_le__lte=maintenant - DEPUIS,
    )
    for invitee in invitees.select_related("personne", "invitation__seance"):
        seance = invitee.invitation.seance
        # Once for each hour at which it was to be: moved to another week, it is told again.
        cle = envoi.cle(envoi.RAPPEL, seance, invitee.personne_id, invitee.invitation.sequence_de_l_heure)
        poster(cle, envoi.RAPPEL, invitee.personne, seance.reference)


@tournee(secondes=60)
def relever():
    boite.relever()


@tournee(secondes=24 * 3600)
def oublier():
    """What was treated long ago will not come again."""
    CourrielRecu.objects.filter(recu_le__lt=timezone.now() - MEMOIRE).delete()
