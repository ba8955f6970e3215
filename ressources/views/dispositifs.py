from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..inscriptions.lecture import rencontres_de
from ..models import Dispositif
from ..rencontres.contexte import autour


@login_not_required
def dispositif(request, reference):
    objet = get_object_or_404(
        Dispositif.objects.visibles_pour(request.user)
        .select_related("commune", "auteur", "groupe")
        .prefetch_related("dates__commune", "etiquettes"),
        reference=reference,
    )
    inscriptions = rencontres_de(objet, request.user)
    contexte = {
        "dispositif": objet,
        "autour": autour(request.user, objet, inscriptions["gere"]),
        "ancetres": [{"titre": _("Agenda des rencontres"), "url": reverse("dispositifs")}],
        "inscriptions": inscriptions,
    }
    return render(request, "ressources/dispositif.html", contexte)
