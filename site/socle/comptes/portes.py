"""What every way of entering shares: limits, a safe destination, and the login itself, through allauth."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from socle.langues import en

from . import actions

#: What is remembered, in the session of one browser, between the address and the code.
CLE = "entree"


def faire_entrer(request, personne, moyen):
    """Log in through allauth's stages, where a second factor will find its place; `moyen` goes in its log."""
    suite = en_cours(request).get("suite") or en(personne.langue, resolve_url(settings.LOGIN_REDIRECT_URL))
    actions.accorder_les_droits(personne)
    record_authentication(request, personne, method=moyen)
    reponse = perform_login(request, Login(user=personne, email=personne.email, redirect_url=suite))
    request.session.pop(CLE, None)
    return reponse


def sans_trace(reponse):
    """The answer to somebody who leaves: on a shared computer, neither drafts nor pages stay (produit.md §4)."""
    reponse["Clear-Site-Data"] = '"cache", "storage"'
    return reponse


def en_cours(request):
    return request.session.get(CLE, {})


def retenir(request, suite="", **champs):
    """Remember how far this browser is: the address typed, or only its hash, and where to go next."""
    suite = suite or en_cours(request).get("suite", "")
    request.session[CLE] = {**champs, "suite": suite_sure(request, suite)}


def suite_sure(request, url):
    """An address of this site, or nothing: a link to enter must not send elsewhere afterwards."""
    sure = url_has_allowed_host_and_scheme(
        url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return url if url and sure else ""


def dans_les_limites(request, action, cle=None, lecture=False):
    """Count one more try (settings ACCOUNT_RATE_LIMITS); False when it is one too many. `lecture` counts a GET too."""
    # The public face of allauth's limits counts no GET, and says that it will go.
    essai = ratelimit.consume(request, app="allauth.account", action=action, key=cle, limit_get=lecture)
    return essai is not None
