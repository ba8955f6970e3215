"""An answer that comes without entering: whose it is, and whether it still counts."""

from django.core.signing import BadSignature, Signer

from socle.courriels import lien

from .. import permissions
from ..models import PersonneInvitee, Seance


def lien_de_reponse(invitee, reponse=""):
    """The address in her mail. It holds no secret of her calendar's: that one travels with a forwarded entry."""
    adresse = str(lien("seance_repondre", _signature(invitee).sign(str(invitee.pk))))
    return f"{adresse}?reponse={reponse}" if reponse else adresse


def invitee_du_lien(mot):
    """Whose link this is, or None; it dies with her invitation."""
    numero, _deux_points, _reste = mot.partition(":")
    if not (numero.isascii() and numero.isdigit() and len(numero) < 18):
        return None
    invitee = _invitees().filter(pk=int(numero)).first()
    if invitee is None:
        return None
    try:
        _signature(invitee).unsign(mot)
    except BadSignature:
        return None
    return invitee if concerne(invitee) else None


def invitee_du_jeton(jeton):
    """Whose address of reply this is, or None."""
    invitee = _invitees().filter(jeton=jeton).first() if jeton else None
    return invitee if invitee and concerne(invitee) else None


def concerne(invitee):
    """Whether she is still of the group, and the session still hers to see."""
    seance = invitee.invitation.seance
    return (
        permissions.est_membre(invitee.personne, seance.groupe)
        and Seance.objects.visibles_pour(invitee.personne).filter(pk=seance.pk).exists()
    )


def _invitees():
    return PersonneInvitee.objects.select_related("personne", "invitation__seance__groupe")


def _signature(invitee):
    return Signer(salt=f"cdp.reponse:{invitee.jeton}")
