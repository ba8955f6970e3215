"""Former addresses lead on, for who may see where: an address carries a title (produit.md §4.5)."""

from urllib.parse import urlparse

from django.contrib.auth.models import AnonymousUser
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from .pages import PageACercle
from .permissions import peut_voir


class RedirectionsVisiblesMiddleware(RedirectMiddleware):
    def process_response(self, request, response):
        suite = super().process_response(request, response)
        return suite if suite is response or _mene_a_ce_qui_se_voit(request) else response


def _mene_a_ce_qui_se_voit(request):
    chemin = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    redirection = get_redirect(request, chemin) or get_redirect(request, urlparse(chemin).path)
    page = redirection.redirect_page if redirection else None
    if page is None:
        return True
    page = page.specific
    if not isinstance(page, PageACercle):
        return page.live
    return peut_voir(getattr(request, "user", AnonymousUser()), page)
