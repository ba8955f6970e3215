from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import cache_control

from .lecture import identite, logo_png

_toujours = cache_control(public=True, max_age=31536000, immutable=True)


@login_not_required
@_toujours
def feuille(request, empreinte):
    """The colour tokens that this network changed, over ours; its name changes with its content."""
    visage = identite()
    if not visage.url_feuille or empreinte not in visage.url_feuille:
        raise Http404
    return HttpResponse(en_css(visage.couleurs), content_type="text/css; charset=utf-8")


def en_css(couleurs):
    clair, sombre = (
        "".join(f"--{nom}: {valeur};" for nom, valeur in couleurs[schema].items())
        for schema in ("clair", "sombre")
    )
    return f"@layer jetons {{:root {{{clair}}} @media (prefers-color-scheme: dark) {{:root {{{sombre}}}}}}}\n"


@login_not_required
@_toujours
def logo(request, empreinte):
    octets = logo_png() if empreinte == identite().logo else b""
    if not octets:
        raise Http404
    return HttpResponse(octets, content_type="image/png")
