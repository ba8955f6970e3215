"""Sharing what an import brought in: asked for by its importer, accepted by somebody else, a step at a time."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..enums import EtatDImport
from ..imports import partage
from ..models import Import
from .imports import PAR_PAGE, pas_fait


@require_POST
def proposer(request, reference):
    """Ask that the network reads them, as many as a step allows."""
    envoi = get_object_or_404(Import.objects.de(request.user), reference=reference, etat=EtatDImport.APPLIQUE)
    restent = partage.proposer(envoi, request.user)
    faites = max(partage.fiches_de(envoi).count() - restent, 0)
    phrase = _("%(n)s fiches proposées.") % {"n": faites}
    suite = envoi.get_absolute_url()
    return pas_fait(request, suite, restent == 0, faites=faites, phrase=phrase, total=faites + restent)


def relire(request, reference):
    """What waits for this reviewer of one import: she reads the list, opens what she doubts, accepts the rest."""
    envoi = get_object_or_404(Import, reference=reference)
    fiches = partage.a_relire(envoi, request.user)
    restent = fiches.count()
    if not restent:
        raise Http404
    if request.method == "POST":
        return _accepter(request, envoi, restent)
    contexte = {
        "envoi": envoi,
        "ancetres": [{"titre": _("À relire"), "url": reverse("a_relire")}],
        "nombre": restent,
        "page": Paginator(fiches.pour_cartes(), PAR_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "ressources/imports/relire.html", contexte)


def _accepter(request, envoi, avant):
    restent = partage.relire(envoi, request.user)
    suite = reverse("import_relire", args=[envoi.reference]) if restent else reverse("a_relire")
    phrase = ngettext("%(n)s fiche attend encore.", "%(n)s fiches attendent encore.", restent) % {
        "n": restent
    }
    return pas_fait(request, suite, restent == 0, faites=avant - restent, phrase=phrase, total=avant)
