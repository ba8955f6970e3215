from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from .. import actions
from ..codage.texte import paragraphes
from ..enums import Genre
from ..models import Observation
from ..transcriptions.forms import ApportForm, RelectureForm
from ..transcriptions.intervenants import SIGNES_RELUS, intervenants, nombre_de_mots, rappels, remplacer
from .carnet import ancetres_de, seance_observee


@sensitive_post_parameters()
def transcription_nouvelle(request, reference):
    """Bring a transcript: read it, look at who speaks in it, keep it. Between the two, it waits in the page alone."""
    seance = seance_observee(request.user, reference)
    if request.method == "POST" and "relue" in request.POST:
        return _garder(request, seance)
    form = ApportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _a_relire(request, seance, form.cleaned_data)
    contexte = {"seance": seance, "form": form, "ancetres": _ancetres(seance)}
    return render(request, "veille/transcriptions/apporter.html", contexte)


def _ancetres(seance):
    carnet = {"titre": _("Carnet"), "url": reverse("carnet", args=[seance.reference])}
    return ancetres_de(seance, carnet)


def _a_relire(request, seance, donnees):
    parlent = intervenants(donnees["texte"])
    connus = {repere.mots for repere in parlent}
    reperes = parlent + rappels(donnees["texte"], donnees["langue"], connus)
    initial = {nom: donnees[nom] for nom in ("titre", "langue", "texte")}
    return _relecture(request, seance, RelectureForm(initial=initial, reperes=reperes), donnees["texte"])


def _relecture(request, seance, form, texte, statut=200):
    contexte = {
        "seance": seance,
        "form": form,
        "mots": nombre_de_mots(texte),
        "intervenants": len(intervenants(texte)),
        "trop_long_a_relire": len(texte) > SIGNES_RELUS,
        "debut": paragraphes(texte[:4000])[:12],
        "langue": form["langue"].value(),
        "ancetres": _ancetres(seance),
    }
    return render(request, "veille/transcriptions/relire.html", contexte, status=statut)


def _garder(request, seance):
    form = RelectureForm(request.POST)
    if not form.is_valid():
        return _relecture(request, seance, form, str(form["texte"].value() or ""), statut=422)
    donnees = form.cleaned_data
    transcription = Observation(
        seance=seance,
        groupe=seance.groupe,
        genre=Genre.TRANSCRIPTION,
        titre=donnees["titre"],
        langue=donnees["langue"] or seance.langue,
        texte=remplacer(donnees["texte"], form.remplacements()),
    )
    gardee = actions.noter(transcription, request.user)
    messages.success(request, _("La transcription est gardée. Vous seule pouvez la lire."))
    return redirect(gardee)
