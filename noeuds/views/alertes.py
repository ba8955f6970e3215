"""A reader fears that somebody could be recognised: one page, one button, and the text is hidden."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from socle.cercles import actions, permissions
from socle.cercles.registre import objet_visible_ou_404
from socle.comptes.portes import dans_les_limites

from ..chemins import vers_les_vignettes
from ..forms.alertes import FormulaireAlerte


@login_not_required
@never_cache
def alerter(request, modele, reference):
    """Ask for a word, then hide at once; without account too for what is public."""
    objet = objet_visible_ou_404(request.user, modele, reference)
    if not permissions.peut_alerter(request.user, objet):
        raise Http404
    form = FormulaireAlerte(request.POST if request.method == "POST" else None)
    statut = 200
    if request.method == "POST" and form.is_valid():
        if _dans_les_limites(request):
            actions.alerter(objet, request.user, form.cleaned_data["mot"])
            messages.success(request, _("Merci. Ce texte est caché partout ; la modération va le lire."))
            return redirect(objet if permissions.peut_voir(request.user, objet) else "vignettes")
        statut = 429
        form.add_error(None, _("Plusieurs textes viennent d’être signalés d’ici. Réessayez dans une heure."))
    contexte = {"form": form, "objet": objet, "ancetres": vers_les_vignettes()}
    return render(request, "noeuds/alerter.html", contexte, status=statut)


def _dans_les_limites(request):
    if request.user.is_authenticated:
        return dans_les_limites(request, "alerter_membre")
    return dans_les_limites(request, "alerter", "sans-compte")
