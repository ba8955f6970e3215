"""« Mes ressources » : what a member keeps at hand. Nobody else reads it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.papiers import reponse_papier

from .. import garder as actions
from .. import permissions
from ..fiche_a_remettre.contenu import publiques
from ..forms.gardees import FormulaireNote
from ..models import Gardee, Ressource

PAR_THEME = "theme"


def mes_ressources(request, en_erreur=None, statut=200):
    """By name, or under the first theme of each."""
    gardees = list(Gardee.objects.visibles_pour(request.user))
    for gardee in gardees:
        gardee.form = FormulaireNote(instance=gardee, prefix=gardee.ressource.reference)
        if en_erreur is not None and gardee.pk == en_erreur.instance.pk:
            gardee.form = en_erreur
    par_theme = request.GET.get("tri") == PAR_THEME
    contexte = {
        "paquets": _par_theme(gardees) if par_theme else [("", gardees)] if gardees else [],
        "ordres": [
            {"url": "?", "libelle": _("Par nom"), "courant": not par_theme},
            {"url": f"?tri={PAR_THEME}", "libelle": _("Par thème"), "courant": par_theme},
        ],
        "ancetres": [{"titre": _("Ressources"), "url": reverse("ressources")}],
        # The title of the page says that one was refused.
        "form": en_erreur,
    }
    return render(request, "ressources/trouver/mes_ressources.html", contexte, status=statut)


def _par_theme(gardees):
    paquets: dict[str, list] = {}
    for gardee in gardees:
        themes = sorted(str(theme) for theme in gardee.ressource.themes.all())
        paquets.setdefault(themes[0] if themes else "", []).append(gardee)
    sans = paquets.pop("", [])
    return sorted(paquets.items()) + ([(_("Sans thème"), sans)] if sans else [])


@require_POST
def garder(request):
    """One tap keeps it, another lets it go; back to where the button was."""
    if reference := request.POST.get("laisser", ""):
        actions.laisser(request.user, reference)
    else:
        reference = request.POST.get("garder", "")
        fiche = get_object_or_404(Ressource.objects.visibles_pour(request.user), reference=reference)
        actions.garder(request.user, fiche)
        messages.success(request, _("C’est gardé dans « Mes ressources »."))
    suite = request.POST.get("suite", "")
    if not url_has_allowed_host_and_scheme(suite, {request.get_host()}, request.is_secure()):
        suite = reverse("mes_ressources")
    return redirect(f"{suite.split('#')[0]}#r-{reference}")


@require_POST
def noter(request, reference):
    gardee = get_object_or_404(Gardee.objects.visibles_pour(request.user), ressource__reference=reference)
    form = FormulaireNote(request.POST, instance=gardee, prefix=reference)
    if not form.is_valid():
        return mes_ressources(request, form, 422)
    form.save()
    messages.success(request, _("C’est enregistré."))
    return redirect(f"{reverse('mes_ressources')}#r-{reference}")


def mes_ressources_papier(request):
    """The whole list, for herself."""
    gardees = list(Gardee.objects.visibles_pour(request.user))
    if not gardees:
        raise Http404
    return reponse_papier(
        request, "ressources/trouver/ma_liste.html", {"gardees": gardees}, _("mes-ressources")
    )


def boutons(request, fiches):
    """What a page that shows these records needs to keep them: which are kept, and where to come back."""
    if not permissions.peut_tenir_une_liste(request.user):
        return {"gardees": None}
    gardees = Gardee.objects.filter(personne=request.user, ressource__in=[fiche.pk for fiche in fiches])
    return {"gardees": set(gardees.values_list("ressource_id", flat=True)), "ici": request.get_full_path()}


def a_remettre(user):
    """Those of her list that anybody may read."""
    return [
        gardee.ressource for gardee in Gardee.objects.visibles_pour(user).filter(ressource__in=publiques())
    ]
