from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ressources.inscriptions.agenda import inscriptions_de
from socle.agenda import servir
from socle.comptes.models import Groupe
from socle.courriels import lien

from .. import permissions
from ..invitations import abonnements, agenda
from .acces import exiger, seance_visible


def mon_calendrier(request):
    """Her addresses for her phone: all her groups, or one; she takes each back when she wants."""
    groupes = {a.cycle.groupe_id: a.cycle.groupe for a in request.user.adhesions_actives}
    siens = {abonnement.groupe_id: abonnement for abonnement in abonnements.actifs(request.user)}
    choix = [None, *sorted(groupes.values(), key=lambda groupe: groupe.nom)]
    rangees = [_rangee(groupe, siens.get(groupe.pk if groupe else None)) for groupe in choix]
    return render(request, "cdp/mon_calendrier.html", {"rangees": rangees})


def _rangee(groupe, abonnement):
    adresse = str(lien("calendrier_flux", abonnement.jeton)) if abonnement else ""
    return {
        "groupe": groupe,
        "abonnement": abonnement,
        "adresse": adresse,
        "webcal": urlsplit(adresse)._replace(scheme="webcal").geturl() if adresse else "",
    }


@require_POST
def calendrier_creer(request):
    slug = request.POST.get("groupe", "")
    groupe = get_object_or_404(Groupe, slug=slug) if slug else None
    exiger(groupe is None or permissions.est_membre(request.user, groupe))
    abonnements.creer(request.user, groupe)
    messages.success(request, _("Votre adresse de calendrier est prête. Ne la donnez à personne."))
    return redirect("mon_calendrier")


@require_POST
def calendrier_revoquer(request, numero):
    abonnements.revoquer(get_object_or_404(abonnements.actifs(request.user), pk=numero))
    messages.success(request, _("Cette adresse ne montre plus rien, dès maintenant."))
    return redirect("mon_calendrier")


@login_not_required
def calendrier_flux(request, jeton):
    """What a calendar reads, without entering: as its owner sees her sessions now."""
    abonnement = abonnements.du_jeton(jeton)
    if abonnement is None:
        raise Http404
    groupe = abonnement.groupe
    # That of one group is of its sessions only; her own says also where she is booked.
    rencontres = () if groupe else inscriptions_de(abonnement.personne)
    corps = agenda.flux(abonnements.seances_de(abonnement), agenda.nom_du_flux(groupe), rencontres)
    return servir(request, corps)


@login_not_required
def seance_ics(request, reference):
    """One session, for a calendar; as for a page, what may not be seen does not exist."""
    seance = seance_visible(request.user, reference, "points")
    if not permissions.est_membre(request.user, seance.groupe):
        # Where it meets and on what is its members' to know.
        raise Http404
    return servir(request, agenda.fichier(seance), seance.reference)
