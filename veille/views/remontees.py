"""What the network sends on to those who can change it, and what became of it."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from noeuds.views.attaches import gardes_a_lire
from socle.cercles import permissions as cercles
from socle.cercles.traductions import dans_la_langue
from socle.papiers import reponse_papier

from .. import permissions
from ..enums import Avancement
from ..models import Remontee
from ..preuves import compte
from ..remontees.lecture import etapes, nomme_les_groupes

PAR_PAGE = 24


def ancetres():
    return [{"titre": _("Remontées"), "url": reverse("remontees")}]


def visible_ou_404(user, reference):
    visibles = Remontee.objects.visibles_pour(user).select_related(
        "groupe", "auteur", "destination", "faisceau", "suivie_par"
    )
    return get_object_or_404(visibles.prefetch_related("groupes", "noeuds"), reference=reference)


@login_not_required
def remontees(request):
    """Those that this reader may see, by where they stand."""
    etat = request.GET.get("etat", "")
    visibles = Remontee.objects.visibles_pour(request.user)
    presents = set(visibles.order_by().values_list("avancement", flat=True).distinct())
    trouvees = visibles.filter(avancement=etat) if etat in Avancement.values else visibles
    page = Paginator(trouvees.pour_liste(), PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "page": page,
        "onglets": _onglets(etat, presents),
        "peut_faire_remonter": permissions.peut_faire_remonter(request.user),
    }
    return render(request, "veille/remontees/remontees.html", contexte)


def _onglets(etat, presents):
    adresse = reverse("remontees")
    tous = {"url": adresse, "libelle": _("Toutes"), "courant": etat not in Avancement.values}
    return [tous] + [
        {"url": f"{adresse}?etat={un.value}", "libelle": str(un.label).capitalize(), "courant": un == etat}
        for un in Avancement
        if un in presents or un == etat
    ]


@login_not_required
def remontee(request, reference):
    objet = visible_ou_404(request.user, reference)
    suit = permissions.peut_suivre(request.user, objet)
    contexte = {
        **_de_quoi_lire(objet, request.user),
        "etapes": etapes(objet, request.user),
        "nomme_les_groupes": nomme_les_groupes(objet, request.user),
        "gardes": gardes_a_lire(objet, request.user),
        "peut_suivre": suit,
        "peut_completer": permissions.peut_completer(request.user, objet),
        "peut_confier": permissions.peut_confier(request.user, objet),
        "complete_pour_l_auteur": objet.confiee_le is not None and objet.auteur_id != request.user.pk,
        "ancetres": ancetres(),
    }
    return render(request, "veille/remontees/remontee.html", contexte)


def _de_quoi_lire(objet, user):
    noeuds = [noeud for noeud in objet.noeuds.all() if cercles.peut_voir(user, noeud)]
    return {"objet": objet, "noeuds": dans_la_langue(noeuds, user), "compte": compte(objet.faisceau)}


def remontee_papier(request, reference):
    """The sheet that goes with it: for whoever sends it, once it is reviewed."""
    objet = visible_ou_404(request.user, reference)
    if not permissions.peut_suivre(request.user, objet):
        raise Http404
    contexte = _de_quoi_lire(objet, AnonymousUser())  # it leaves the network
    return reponse_papier(request, "veille/remontees/papier.html", contexte, f"remontee-{reference}")
