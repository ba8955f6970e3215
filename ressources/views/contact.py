"""Where the contact of a public record answers, without account. Reading writes nothing: mail scanners open links."""

from copy import copy

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from ..enums import ReponseDuContact
from ..forms.suivi import FormulaireChangement
from ..suivi import contact as suivi
from ..suivi import reponses
from ..suivi.faits import faits_publics


@login_not_required
@never_cache
def contact(request, mot):
    """The public facts and two buttons; once answered, thanks; too late, where to write."""
    demande = _demande(mot)
    if request.method == "POST":
        _ecouter(demande, request.POST.get("reponse", ""))
        return redirect(request.path)
    ouverte = suivi.est_ouverte(demande)
    contexte = _contexte(demande, ouverte, mot)
    fermee = not (ouverte or demande.reponse)
    return render(request, "ressources/suivi/contact.html", contexte, status=410 if fermee else 200)


def _ecouter(demande, dite):
    if dite == ReponseDuContact.VRAI:
        reponses.dire_vrai(demande)
    elif dite == "plus_ecrire":
        reponses.epargner(demande)
    elif dite == "ecrire":
        reponses.solliciter_encore(demande)


@login_not_required
@never_cache
def contact_changement(request, mot):
    """« Something changed »: words and corrections that somebody of the network reads first."""
    demande = _demande(mot)
    if not suivi.est_ouverte(demande):
        return redirect("contact_du_service", mot)
    # Of a copy: checking a form writes into its row, and the facts shown are those of the record.
    form = FormulaireChangement(request.POST or None, instance=copy(demande.ressource))
    if request.method == "POST" and form.is_valid():
        reponses.dire_change(demande, form.cleaned_data["texte"], form.propositions())
        return redirect("contact_du_service", mot)
    contexte = _contexte(demande, True, mot) | {"form": form}
    statut = 422 if form.is_bound else 200
    return render(request, "ressources/suivi/contact_changement.html", contexte, status=statut)


def _demande(mot):
    demande = suivi.demande_du_lien(mot)
    if demande is None:
        raise Http404
    return demande


def _contexte(demande, ouverte, mot):
    """Of a record that is not public any more, nothing is said here."""
    return {
        "demande": demande,
        "mot": mot,
        "ouverte": ouverte,
        "epargne": suivi.est_epargne(demande),
        "ressource": demande.ressource if ouverte else None,
        "faits": faits_publics(demande.ressource) if ouverte else [],
    }
