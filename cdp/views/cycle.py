from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from socle.comptes.models import Groupe

from .. import permissions
from ..cycle import conges
from ..cycle.programmation import (
    annee_a_ouvrir,
    cycle_choisi,
    dates_libres,
    ouvrir_cycle,
    poser_les_dates,
    seances_du_cycle,
)
from ..forms.cycle import formulaire_dates
from .acces import ancetres, exiger


def cycle(request, slug):
    """The dates of a cycle, for those who lead the group; opening one, for coordination."""
    groupe = get_object_or_404(Groupe, slug=slug)
    exiger(permissions.voit_le_cycle(request.user, groupe))
    choisi, cycles = cycle_choisi(groupe, request.GET.get("annee", ""))
    peut_dater = choisi is not None and permissions.peut_poser_les_dates(request.user, groupe)
    formset, libres, seances = None, [], []
    if peut_dater:
        seances = seances_du_cycle(choisi, request.user)
        libres = dates_libres(groupe, choisi, seances)
        formset = formulaire_dates(request.POST or None, choisi, libres)
        if request.method == "POST" and formset.is_valid():
            return _poser(request, groupe, choisi, formset.rangees())
    contexte = {
        "groupe": groupe,
        "cycle": choisi,
        "cycles": cycles,
        "seances": seances,
        "formset": formset,
        "rangees": _rangees(formset, libres),
        "peut_dater": peut_dater,
        "conges_connus": choisi is None or conges.scolaires_connus(choisi.debut.year),
        "annee_a_ouvrir": annee_a_ouvrir(cycles),
        "peut_ouvrir": permissions.peut_ouvrir_cycle(request.user, groupe),
        "ancetres": ancetres(groupe),
    }
    return render(request, "cdp/cycle.html", contexte)


def _rangees(formset, libres):
    """Each line of the form, with what is said of its date."""
    proposees = {str(proposee.rang): proposee for proposee in libres}
    return [(form, proposees.get(str(form["rang"].value()))) for form in formset or ()]


def _poser(request, groupe, choisi, rangees):
    faites = poser_les_dates(groupe, choisi, request.user, rangees)
    if faites:
        phrase = ngettext(
            "%(n)s séance est prévue. Chaque membre la voit.",
            "%(n)s séances sont prévues. Chaque membre les voit.",
            len(faites),
        )
        messages.success(request, phrase % {"n": len(faites)})
    else:
        messages.info(request, _("Aucune séance n’a été ajoutée."))
    return redirect(f"{reverse('cycle', args=[groupe.slug])}?annee={choisi.debut.year}")


@require_POST
def cycle_ouvrir(request, slug):
    """Coordination opens the cycle that follows; the moderators give it its dates."""
    groupe = get_object_or_404(Groupe, slug=slug)
    exiger(permissions.peut_ouvrir_cycle(request.user, groupe))
    annee = annee_a_ouvrir(list(groupe.cycles.all()))
    ouvert, nouveau = ouvrir_cycle(groupe, annee, request.user)
    if nouveau:
        messages.success(
            request,
            _("Le cycle %(annees)s est ouvert. Les invitations peuvent partir.") % {"annees": ouvert.annees},
        )
    return redirect(f"{reverse('cycle', args=[groupe.slug])}?annee={ouvert.debut.year}")
