"""Which Wagtail page an address names, in one or two queries; Wagtail's own way takes up to six of our fifteen."""

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, Site, get_page_models
from wagtail.views import serve


def servir(request, path):
    """Serve the page of this address in the tree of its language."""
    # Where Wagtail keeps the page it has found for a request.
    request._wagtail_route_for_request = _route(request, [nom for nom in path.split("/") if nom])
    return serve(request, path)


def _route(request, noms):
    racine = next(
        (r.root_path for r in Site.get_site_root_paths() if r.language_code == get_language()), None
    )
    page = racine and (_index(f"{racine}{noms[0]}/") if noms else _accueil(racine))
    if not page:
        return None
    try:
        # What is below an index is its own to find.
        return page.route(request, noms[1:])
    except Http404:
        return None


def _accueil(racine):
    (modele,) = (m for m in get_page_models() if m is not Page and Page in m.allowed_parent_page_models())
    return modele.objects.filter(url_path=racine).first()


#: The model of the page at each of these addresses, once known: its row then comes in one query.
_modeles: dict[str, type[Page]] = {}


def _index(chemin):
    modele = _modeles.get(chemin)
    page = modele and modele.objects.filter(url_path=chemin).first()
    if page:
        return page
    page = Page.objects.filter(url_path=chemin).first()
    if page:
        page = page.specific
        _modeles[chemin] = type(page)
    return page
