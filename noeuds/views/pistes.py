from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from socle.cercles import permissions as cercles

from .. import gestes, permissions
from ..forms.pistes import FormulairePiste
from ..models import Piste
from ..pistes import preparer
from .attaches import (
    ancetres_de,
    avec_les_parents,
    dit_dans_la_langue,
    gardes_a_lire,
    parent_demande,
    revenir,
)
from .ecriture import ecrire, reecrire

GABARIT = "noeuds/piste_formulaire.html"
_ESSAIS = {"aide": True, "pas": False, "rien": None}


@login_not_required
def piste(request, reference):
    """One piste, what it gave, and the replies under it."""
    visibles = avec_les_parents(Piste.objects.visibles_pour(request.user), Piste).select_related("ressource")
    objet = get_object_or_404(visibles.avec_les_essais(request.user), reference=reference)
    parent = dit_dans_la_langue(objet.parent, request.user)
    return render(
        request,
        "noeuds/piste.html",
        {
            "objet": preparer(objet, request.user),
            "parent": parent,
            "ancetres": ancetres_de(parent, request.user),
            "reponses": objet.reponses.visibles_pour(request.user).select_related("auteur", "groupe"),
            "peut_essayer": permissions.peut_essayer(request.user),
            "peut_repondre": permissions.peut_raconter(request.user),
            "peut_modifier": cercles.peut_modifier(request.user, objet),
            "gardes": gardes_a_lire(objet, request.user),
        },
    )


def piste_nouvelle(request):
    """Say what one can try, on the nœud or the situation that the address names."""
    if not permissions.peut_raconter(request.user):
        raise Http404
    parent = parent_demande(request, Piste)
    contexte = {"ancetres": ancetres_de(parent, request.user), "parent": parent}
    return ecrire(request, partial(FormulairePiste, parent=parent), GABARIT, contexte=contexte)


def piste_modifier(request, reference):
    objet = get_object_or_404(Piste.objects.visibles_pour(request.user), reference=reference)
    contexte = {"ancetres": ancetres_de(objet.parent, request.user), "parent": objet.parent}
    return reecrire(request, FormulairePiste, GABARIT, reference, contexte=contexte)


@require_POST
def piste_essayer(request, reference):
    """One tap: it helped, it did not, or neither any more. Comes back to where the tap was made."""
    objet = get_object_or_404(Piste.objects.visibles_pour(request.user), reference=reference)
    if not permissions.peut_essayer(request.user):
        raise Http404
    essai = request.POST.get("essai", "")
    if essai in _ESSAIS:
        gestes.essayer(objet, request.user, _ESSAIS[essai])
        messages.success(request, _("C’est noté. Vous pouvez changer d’avis à tout moment."))
    return revenir(request, objet)
