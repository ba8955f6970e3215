"""The project's addresses, and three that fail on purpose: a browser must see 400, 403 and 500 as people do."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

from socle.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def _lever(erreur):
    @login_not_required
    def vue(request):
        raise erreur("on purpose")

    return vue


class Panne(Exception):
    """What nobody foresaw."""


urlpatterns = [
    path("essais/refus/", _lever(SuspiciousOperation)),
    path("essais/interdit/", _lever(PermissionDenied)),
    path("essais/panne/", _lever(Panne)),
    *urlpatterns,
]
