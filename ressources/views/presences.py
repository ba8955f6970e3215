"""Who comes: for the organisers of this dispositif alone, on a phone at the door."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import permissions
from ..enums import EtatDInscription
from ..inscriptions import Refus, annuler, donner_une_place, noter_presence, places
from .inscriptions import ancetres_de, date_visible


def date_geree(user, reference):
    date = date_visible(user, reference)
    if not permissions.peut_gerer(user, date.dispositif):
        raise Http404
    return date


def qui_vient(request, reference):
    date = date_geree(request.user, reference)
    if request.method == "POST":
        return _noter(request, date)
    places.compter([date])
    siennes = list(date.inscriptions.vives().select_related("personne"))
    dispositif = date.dispositif
    contexte = {
        "date": date,
        "dispositif": dispositif,
        "ancetres": [
            *ancetres_de(dispositif),
            {"titre": _("Gérer"), "url": reverse("dispositif_gerer", args=[dispositif.reference])},
        ],
        "inscrites": [i for i in siennes if i.etat != EtatDInscription.ATTENTE],
        "en_attente": [i for i in siennes if i.etat == EtatDInscription.ATTENTE],
    }
    return render(request, "ressources/inscriptions/qui_vient.html", contexte)


#: What each button of the page does to the booking that it names.
_GESTES = {
    "la": lambda inscription: noter_presence(inscription, True),
    "absente": lambda inscription: noter_presence(inscription, False),
    "effacer": lambda inscription: noter_presence(inscription, None),
    "retirer": annuler,
    "donner": donner_une_place,
}


def _noter(request, date):
    geste, _deux_points, reference = request.POST.get("geste", "").partition(":")
    inscription = get_object_or_404(date.inscriptions.vives(), reference=reference)
    if geste not in _GESTES:
        raise Http404
    try:
        _GESTES[geste](inscription)
    except Refus as refus:
        messages.error(request, str(refus))
    return redirect(reverse("qui_vient", args=[date.reference]) + f"#i-{inscription.reference}")
