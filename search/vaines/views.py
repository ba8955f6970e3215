from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..permissions import peut_lire_les_vaines
from .lecture import vaines


def recherches_vaines(request):
    """What members looked for and did not find: for coordination and the veilleuse, never in the public register."""
    if not peut_lire_les_vaines(request.user):
        raise Http404
    contexte = {
        "vaines": vaines(),
        "ancetres": [{"titre": _("Ce qui manque à Bruxelles"), "url": reverse("besoins")}],
        # Coordination notes lacks; a nœud is proposed by who meets it.
        "peut_noter": request.user.est_du_reseau,
        "peut_proposer": request.user.est_du_reseau and not request.user.est_coordination,
    }
    return render(request, "search/recherches_vaines.html", contexte)
