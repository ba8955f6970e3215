from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from .. import actions, permissions
from ..forms import PresencesForm
from .acces import ancetres, exiger, seance_visible


def presences(request, reference):
    """The moderator ticks who is there; those who said « je viens » are ticked at first."""
    seance = seance_visible(request.user, reference)
    exiger(permissions.peut_consigner(request.user, seance))
    attendus = list(seance.attendus())
    form = PresencesForm(
        request.POST or None, attendus=attendus, initial={"presents": _deja_presents(seance)}
    )
    if request.method == "POST" and form.is_valid():
        presents = set(form.cleaned_data["presents"])
        actions.noter_presences(seance, {a.personne_id for a in attendus}, presents)
        messages.success(request, _("Les présences sont notées."))
        return redirect(seance)
    contexte = {"seance": seance, "form": form, "ancetres": ancetres(seance.groupe, seance)}
    return render(request, "cdp/presences.html", contexte)


def _deja_presents(seance):
    connues = list(seance.presences.all())
    if any(presence.presente is not None for presence in connues):
        return [presence.personne_id for presence in connues if presence.presente]
    return [presence.personne_id for presence in connues if presence.reponse == "vient"]
