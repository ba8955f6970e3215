"""Memberships: only by invitation, each change followed by the rights that depend on it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from socle.courriels import envoyer, lien
from socle.modeles import langue_active

from .. import permissions
from ..enums import Role
from ..models import Adhesion, Invitation, Personne
from .droits import accorder_les_droits
from .entree import normaliser

#: What an invitation says of somebody's place, and an adhésion keeps.
CHAMPS_DE_PLACE = ("role", "metier", "secteur", "statut", "pratique", "institution")


def inviter(invitation, par):
    """Save and send an invitation prepared by a form.

    Raises PermissionDenied to who may not invite, ValidationError for an address invited already.
    """
    groupe = invitation.cycle.groupe
    if not permissions.peut_donner_le_role(par, groupe, invitation.role):
        raise PermissionDenied
    invitation.email = normaliser(invitation.email)
    invitation.par = par
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError as erreur:
        # Somebody else has just invited the same address: the constraint has the last word.
        raise ValidationError(_("Cette adresse est déjà invitée dans ce groupe.")) from erreur
    _envoyer_invitation(invitation)


def renvoyer_invitation(invitation, par):
    """Send the same link again; its thirty days start anew."""
    if not permissions.peut_composer(par, invitation.cycle.groupe):
        raise PermissionDenied
    invitation.creee_le = timezone.now()
    invitation.save(update_fields=["creee_le"])
    _envoyer_invitation(invitation)


def annuler_invitation(invitation, par):
    if not permissions.peut_composer(par, invitation.cycle.groupe):
        raise PermissionDenied
    Invitation.objects.filter(pk=invitation.pk, acceptee_le__isnull=True).delete()


@transaction.atomic
def accepter(invitation, prenom="", nom=""):
    """Make the person and the adhésion of an invitation, once; None if used, too old, or her account closed."""
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("cycle__groupe")
        .get(pk=invitation.pk)
    )
    if not invitation.est_valable:
        return None
    personne = personne_invitee(invitation) or Personne.objects.creer(
        # The language in which she reads the invitation, until she says otherwise.
        invitation.email,
        langue=langue_active(),
    )
    if not personne.is_active:
        return None
    personne.first_name = personne.first_name or prenom
    personne.last_name = personne.last_name or nom
    personne.save(update_fields=["first_name", "last_name"])
    _asseoir(personne, invitation)
    invitation.acceptee_le = timezone.now()
    invitation.save(update_fields=["acceptee_le"])
    accorder_les_droits(personne)
    return personne


def _asseoir(personne, invitation):
    """Her place in the cycle; somebody who had left comes back with what the invitation says."""
    place = {champ: getattr(invitation, champ) for champ in CHAMPS_DE_PLACE}
    adhesion, nouvelle = Adhesion.objects.get_or_create(
        personne=personne, cycle=invitation.cycle, defaults=place
    )
    if not nouvelle and not adhesion.est_en_cours:
        Adhesion.objects.filter(pk=adhesion.pk).update(**place, fin=None)


def personne_invitee(invitation):
    """The person who has this address already, or None."""
    return Personne.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def modifier_adhesion(adhesion, par):
    """Save an adhésion changed by a form, and the rights that follow."""
    if not permissions.peut_donner_le_role(par, adhesion.cycle.groupe, adhesion.role):
        raise PermissionDenied
    adhesion.save()
    accorder_les_droits(adhesion.personne)


def _envoyer_invitation(invitation):
    contexte = {
        "groupe": invitation.cycle.groupe,
        "par": invitation.par,
        "role": Role(invitation.role).label,  # said in the language of whoever reads it
        "lien": lien("invitation", invitation.jeton),
        "jours": settings.INVITATION_DUREE_JOURS,
    }
    envoyer("comptes/courriels/invitation", personne_invitee(invitation) or invitation.email, contexte)
