from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, render

from socle.cercles import permissions as cercles
from socle.cercles.enums import Etat
from socle.cercles.traductions import dans_la_langue, lier_dans_la_langue

from .. import permissions
from ..chemins import vers_les_noeuds, vers_les_vignettes
from ..contexte import contexte_de_la_vignette
from ..listes import contexte_des_vignettes
from ..models import Noeud, Vignette
from ..relecture import mot_de_la_moderation


@login_not_required
def vignettes(request):
    """The situations that this reader may see, the last told first."""
    return render(
        request,
        "noeuds/vignettes.html",
        {
            **contexte_des_vignettes(request),
            "ancetres": vers_les_noeuds(),
            "peut_raconter": permissions.peut_raconter(request.user),
        },
    )


@login_not_required
def vignette(request, reference):
    """One situation."""
    visibles = Vignette.objects.visibles_pour(request.user).pour_cartes()
    objet = get_object_or_404(
        visibles.prefetch_related("themes", "vulnerabilites", "pathologies", "mobilisations__ressource"),
        reference=reference,
    )
    lier_dans_la_langue([objet], "noeud", request.user)
    autres = Noeud.objects.visibles_pour(request.user).sources().filter(vignettes_liees=objet)
    return render(
        request,
        "noeuds/vignette.html",
        {
            "objet": objet,
            "ancetres": vers_les_vignettes(),
            "autres_noeuds": dans_la_langue(autres.order_by("title"), request.user),
            "etiquettes": list(objet.etiquettes.all()),
            "montre_la_date": objet.montre_la_date_a(request.user),
            "peut_modifier": cercles.peut_modifier(request.user, objet),
            "alerte": objet.alerte_parmi(objet.pas.all()) if objet.etat == Etat.RETIRE else None,
            "mot": mot_de_la_moderation(objet) if objet.auteur_id == request.user.pk else None,
            **contexte_de_la_vignette(objet, request.user),
        },
    )
