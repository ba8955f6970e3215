from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.urls import reverse
from django.utils import timezone, translation

from socle.views import sauver_la_saisie

_UN_JOUR = 24 * 3600
_CLE = "prolongee_le"


class SessionGlissanteMiddleware:
    """Ninety days from the last visit, at the price of one write a day and not one a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            maintenant = int(timezone.now().timestamp())
            if maintenant - request.session.get(_CLE, 0) > _UN_JOUR:
                request.session[_CLE] = maintenant
        return self.get_response(request)


class ConnexionRequiseMiddleware(LoginRequiredMiddleware):
    """Every view asks who one is unless it says otherwise; a form sent too late loses nothing."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST":
            return sauver_la_saisie(request, status=401)
        return super().handle_no_permission(request, view_func)


class LangueDeLAdminMiddleware:
    """The admin has one address for all languages: it speaks that of the person who is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(reverse("wagtailadmin_home")) and request.user.is_authenticated:
            translation.activate(request.user.langue)
        return self.get_response(request)
