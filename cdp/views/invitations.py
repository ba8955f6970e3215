from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from socle.envois import renvoyer
from socle.envois.models import Envoi

from .. import actions, permissions
from ..enums import REPONSES_POSSIBLES, Reponse, Voie
from ..invitations import envoi, pages
from ..invitations.relecture import a_relire
from ..invitations.reponses import invitee_du_lien
from .acces import ancetres, exiger, seance_visible


def seance_inviter(request, reference):
    """Who gets it, what it reads, then how far the sending is and who answered."""
    seance = seance_visible(request.user, reference, "points", "presences")
    exiger(permissions.peut_animer(request.user, seance.groupe))
    if request.method == "POST":
        exiger(permissions.peut_inviter(request.user, seance))
        _inviter(request, seance)
        return redirect("seance_inviter", seance.reference)
    lignes = envoi.suivre(seance)
    partis, total, en_route = envoi.avancement(lignes)
    sans = [ligne for ligne in lignes if ligne.envoi is None]
    peut_inviter = permissions.peut_inviter(request.user, seance)
    contexte = {
        "seance": seance,
        "ancetres": ancetres(seance.groupe, seance),
        "invitation": pages.etat(seance),
        "peut_inviter": peut_inviter,
        "a_relire": _a_relire(seance, lignes) if peut_inviter else [],
        "ordre_change": envoi.changements(seance) == envoi.SANS_GRAVITE,
        "lignes": lignes,
        "nouveaux": sans,
        "partis": partis,
        "total": total,
        "en_route": en_route,
        "autres": envoi.autres_a_decider(seance),
        "apercu": pages.apercu(seance, request.user),
    }
    return render(request, "cdp/seance_inviter.html", contexte)


def _a_relire(seance, lignes):
    """While these words may still leave."""
    part = envoi.changements(seance) or any(ligne.envoi is None for ligne in lignes)
    return a_relire(seance, [ligne.personne for ligne in lignes]) if part and not seance.annulee else []


def _inviter(request, seance):
    aux_nouveaux = request.POST.get("a") == "nouveaux"
    nombre = envoi.inviter(seance, request.user, aux_nouveaux=aux_nouveaux)
    if nombre:
        dit = ngettext(
            "L’invitation part vers %(n)s personne.", "L’invitation part vers %(n)s personnes.", nombre
        )
        messages.success(request, dit % {"n": nombre})
    else:
        messages.info(request, _("Tout le monde a déjà reçu ce message : rien n’est parti une seconde fois."))


@require_POST
def envoi_renvoyer(request, reference, envoi):
    """A moderator decides that a mail that may not have arrived leaves again."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_animer(request.user, seance.groupe))
    pli = get_object_or_404(Envoi.objects.filter(objet=seance.reference), pk=envoi)
    if renvoyer(pli):
        messages.success(request, _("L’e-mail repart."))
    else:
        messages.info(request, _("Cet e-mail était déjà reparti."))
    return redirect("seance_inviter", seance.reference)


@login_not_required
@never_cache
def seance_repondre(request, mot):
    """One tap in the mail: the day, the group, her answer; nothing of what the session is about."""
    invitee = invitee_du_lien(mot)
    if invitee is None:
        raise Http404
    seance, personne = invitee.invitation.seance, invitee.personne
    possible = permissions.peut_repondre(personne, seance)
    voulue = (request.POST if request.method == "POST" else request.GET).get("reponse", "")
    if request.method == "POST" and possible and voulue in REPONSES_POSSIBLES:
        actions.repondre(seance, personne, voulue, Voie.LIEN)
        return redirect(request.path)
    presence = seance.presences.filter(personne=personne).first()
    contexte = {
        "seance": seance,
        "possible": possible,
        "a_confirmer": Reponse(voulue) if possible and voulue in REPONSES_POSSIBLES else None,
        "donnee": Reponse(presence.reponse) if presence else Reponse.SANS_REPONSE,
        "reponses": REPONSES_POSSIBLES,
    }
    return render(request, "cdp/seance_repondre.html", contexte, status=200 if possible else 410)
