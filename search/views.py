from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from .trouver import Recherche
from .trouver import suggestions as trouver_des_suggestions


@login_not_required
def recherche(request):
    """One box over everything; `q` the words, `genre` one kind in full. The address can be shared."""
    trouve = Recherche(request.user, request.GET.get("q", ""), request.GET.get("genre", ""))
    return render(request, "search/recherche.html", {"recherche": trouve})


@login_not_required
def suggestions(request):
    """Completion as one types in the search box: titles, their addresses and their kinds. JSON."""
    trouvees = trouver_des_suggestions(request.user, request.GET.get("q", ""))
    reponse = JsonResponse({"suggestions": [asdict(suggestion) for suggestion in trouvees]})
    patch_cache_control(reponse, private=True, no_store=True)
    return reponse
