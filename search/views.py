from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control

from .demandes import Demande
from .pages import PageDeRecherche, Semblables
from .suggestions import suggestions as trouver_des_suggestions
from .vaines.noter import noter_vaine

#: What was taken back is not shown again by a browser that has it.
_A_REDEMANDER = cache_control(private=True, no_cache=True)


@login_not_required
@_A_REDEMANDER
def recherche(request):
    """One box over everything. One search has one address, that can be shared (demandes.py)."""
    demande = Demande.lire(request.GET, request.user)
    if demande.paires != [(nom, valeur) for nom, valeurs in request.GET.lists() for valeur in valeurs]:
        return redirect(demande.adresse)
    page = PageDeRecherche(request.user, demande)
    if demande.page > page.nombre_de_pages:
        return redirect(page.adresse_de_la_derniere)
    noter_vaine(request, page.lue)
    return render(request, "search/recherche.html", {"page": page})


@login_not_required
@_A_REDEMANDER
def comme(request, genre, cle):
    """« Comme celui-ci »: the nearest to one thing that this reader may see; 404 for any other."""
    trouvee = Semblables(request.user, genre, cle)
    return render(request, "search/comme.html", {"recherche": trouvee, "entree": trouvee.entree})


@login_not_required
def suggestions(request):
    """Completion as one types in the search box: titles, then words. JSON, or that of OpenSearch for browsers."""
    question = request.GET.get("q", "")
    trouvees = trouver_des_suggestions(request.user, question)
    if request.GET.get("format") == "opensearch":
        adresses = [request.build_absolute_uri(s.url) for s in trouvees]
        colonnes = [question, [s.titre for s in trouvees], [s.genre for s in trouvees], adresses]
        reponse = JsonResponse(colonnes, safe=False, content_type="application/x-suggestions+json")
    else:
        reponse = JsonResponse({"suggestions": [asdict(suggestion) for suggestion in trouvees]})
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse


@login_not_required
def opensearch(request):
    """What a browser needs to search here from its own bar (OpenSearch 1.1)."""
    contexte = {"racine": request.build_absolute_uri("/").rstrip("/")}
    return render(
        request, "search/opensearch.xml", contexte, content_type="application/opensearchdescription+xml"
    )
