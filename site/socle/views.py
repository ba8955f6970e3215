"""What belongs to no app: health, robots, and the pages that help when something went wrong."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template import Context, Engine
from django.urls import reverse
from django.views.decorators.csrf import requires_csrf_token

from . import galerie
from .comptes.territoire import contrees
from .envois.facteur import attente
from .galerie.exemples import exemples
from .langues import en
from .sante import bilans

#: Never shown back nor sent again by the page that saves what was typed.
_CHAMPS_TECHNIQUES = {"csrfmiddlewaretoken"}


@login_not_required
def pret(request):
    """Whether the platform can answer: 200 with `pret`, or 503 with what is missing, in words."""
    try:
        with connection.cursor() as curseur:
            curseur.execute("SELECT COUNT(*) FROM django_migrations")
    except Exception as erreur:
        return JsonResponse({"etat": "en panne", "base": str(erreur)}, status=503)
    return JsonResponse({"etat": "pret", "courrier": attente(), **bilans()})


@login_not_required
def robots(request):
    """Public pages are for search engines too; the doors and the member part are not."""
    lignes = ["User-agent: *", "Disallow: /admin/"]
    lignes += [f"Disallow: {en(code, '/entrer/')}" for code, _nom in settings.LANGUAGES]
    lignes.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lignes) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
def composants(request):
    """Every component in every variant, for those who build; it does not exist in production."""
    if not settings.COMPOSANTS:
        raise Http404
    return render(
        request, "composants.html", {"rayons": galerie.rayons(), "territoire": contrees(), **exemples()}
    )


@login_not_required
def vers_entrer(request, reste=""):
    return redirect("entrer")


@requires_csrf_token
def requete_refusee(request, exception=None):
    return render(request, "400.html", status=400)


@requires_csrf_token
def interdit(request, exception=None):
    return render(request, "403.html", status=403)


@requires_csrf_token
def introuvable(request, exception=None):
    return render(request, "404.html", status=404)


def panne(request):
    """Without the context processors: whatever broke may be theirs."""
    return HttpResponse(Engine.get_default().get_template("500.html").render(Context()), status=500)


@requires_csrf_token
@login_not_required
def sauver_la_saisie(request, reason="", status=403):
    """Shown in place of a refused form (expired session, stale token): everything typed is there, to send again."""
    saisie = [
        (nom, valeur)
        for nom, valeurs in request.POST.lists()
        if nom not in _CHAMPS_TECHNIQUES
        for valeur in valeurs
    ]
    return render(request, "reprise.html", {"saisie": saisie}, status=status)
