"""A real browser on the demonstration: filled once, served by a live server, written to by the tests as they go.

In their own pytest call: Playwright keeps an event loop in this thread, and what these tests write is not rolled back.
"""

import re
from contextlib import ExitStack
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.outils import base_prete, chromium
from tests.outils.lieux import RACINE

TELEPHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
#: A click does not wait for the page that it asks for: what is expected is waited for, on a slow machine too.
ATTENTE = 10_000
#: The first page of a server that has just started compiles its templates and reads its catalogues.
NAVIGATION = 60_000
BUREAU = {"viewport": {"width": 1280, "height": 900}}
#: Where a failed test leaves what was on its screen.
CAPTURES = RACINE / "var" / "essais"
expect.set_options(timeout=ATTENTE)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
    """pytest-django makes it for tests that ask for a transaction, which a server's threads would not see.

    On SQLite it is a file: in memory, it would be one connection shared by all those threads.
    """
    base = connections["default"].settings_dict
    sur_fichier = base["ENGINE"].endswith("sqlite3")
    if sur_fichier:
        base["TEST"]["NAME"] = str(tmp_path_factory.mktemp("base") / "navigateur.sqlite3")
        base_prete.copier_vers(base["TEST"]["NAME"])
    with django_db_blocker.unblock():
        anciennes = setup_databases(verbosity=0, interactive=False, keepdb=sur_fichier)
    yield
    with django_db_blocker.unblock():
        teardown_databases(anciennes, verbosity=0, keepdb=sur_fichier)


@pytest.fixture(scope="session")
def site_de_demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    """The address of a live server on the demonstration, with its letter box and its doors by role."""
    reglages = override_settings(
        DEMONSTRATION=True,
        # The links that the harness opens are made once, and opened up to an hour later.
        ENTREE_DUREE_MINUTES=600,
        ROOT_URLCONF="tests.navigateur.urls",
        EMAIL_BACKEND="socle.comptes.boite.CourrielsDansDesFichiers",
        EMAIL_FILE_PATH=tmp_path_factory.mktemp("courriels"),
    )
    with django_db_blocker.unblock(), reglages:
        call_command("demonstration", verbosity=0)
        call_command("recherche_reconstruire", stdout=StringIO())
        serveur = LiveServer("localhost")
        with override_settings(WAGTAILADMIN_BASE_URL=serveur.url):
            yield serveur.url
        serveur.stop()


@pytest.fixture(scope="session")
def choses(site_de_demonstration):
    """One of each thing that the harness opens, by name."""
    from tests.navigateur.choses import rassembler

    return rassembler()


@pytest.fixture(scope="session")
def navigateur(django_db_setup):
    """Chromium. The database is made before Playwright's loop starts: Django refuses the ORM beside a loop."""
    executable = chromium.trouver()
    if executable is None:
        pytest.exit(chromium.ABSENT, returncode=1)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        ouvert = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        yield ouvert
        ouvert.close()


@pytest.fixture
def ouvrir(navigateur, site_de_demonstration, request):
    """`ouvrir(**TELEPHONE)`: the page of somebody who comes with a browser of her own."""
    fautes = []
    with ExitStack() as pile:

        def ouvrir(**options):
            reglages = {
                "locale": "fr-BE",
                "timezone_id": "Europe/Brussels",
                "base_url": site_de_demonstration,
            }
            contexte = navigateur.new_context(**{**reglages, **options})
            pile.callback(contexte.close)
            contexte.set_default_timeout(ATTENTE)
            contexte.set_default_navigation_timeout(NAVIGATION)
            page = contexte.new_page()
            _surveiller(page, fautes)
            request.node.stash.setdefault(_PAGES, []).append(page)
            return page

        yield ouvrir
    assert not fautes


@pytest.fixture
def page(ouvrir, request):
    """A page; marks choose its screen: `telephone` (desktop otherwise), and `sans_javascript`."""
    options = TELEPHONE if request.node.get_closest_marker("telephone") else BUREAU
    return ouvrir(**options, java_script_enabled=not request.node.get_closest_marker("sans_javascript"))


@pytest.fixture
def entrer_par_courriel():
    """`entrer_par_courriel(page, email)`: ask for a code, read it in the letter box, type it."""
    return _entrer_par_courriel


def _entrer_par_courriel(page, email):
    from socle.comptes import boite

    avant = set(boite.cles())
    page.goto("/entrer/")
    page.locator("main input[name=email]").first.fill(email)
    page.get_by_role("button", name="Recevoir mon code").click()
    page.wait_for_url("**/entrer/code/**")
    recu = next(
        courriel for cle in boite.cles() if cle not in avant and email in (courriel := boite.lire(cle)).a
    )
    page.locator("main input[name=code]").fill(re.search(r"\b\d{6}\b", recu.texte)[0])
    page.locator("main").get_by_role("button", name="Entrer", exact=True).click()
    page.wait_for_url(lambda adresse: "/entrer/" not in adresse)


@pytest.fixture
def entrer_comme(site_de_demonstration):
    """`entrer_comme(page, email)`: at once, by a session made for her; how one enters has its own tests."""

    def entrer(page, email):
        from django.test import Client

        from socle.comptes.models import Personne

        client = Client()
        client.force_login(
            Personne.objects.get(email=email), backend="django.contrib.auth.backends.ModelBackend"
        )
        cle = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": cle, "url": site_de_demonstration}
        page.context.add_cookies([cookie])

    return entrer


_PAGES = pytest.StashKey[list]()


def _surveiller(page, fautes):
    """What nobody would see: a script that breaks, a breach of the security policy, an answer of failure."""
    page.on("pageerror", lambda erreur: fautes.append(f"script: {erreur}"))
    page.on(
        "console",
        lambda message: fautes.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.on(
        "response",
        lambda reponse: fautes.append(f"{reponse.status} {reponse.url}") if _est_une_panne(reponse) else None,
    )


def _est_une_panne(reponse):
    """Those of /essais/ are on purpose (tests/navigateur/urls.py)."""
    return reponse.status >= 500 and "/essais/" not in reponse.url


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """The screen of a test that fails, before its pages close."""
    rapport = yield
    if rapport.when == "call" and rapport.failed:
        CAPTURES.mkdir(parents=True, exist_ok=True)
        for numero, page in enumerate(item.stash.get(_PAGES, [])):
            chemin = CAPTURES / f"{item.name[:80]}-{numero}.png"
            try:
                page.screenshot(path=chemin, full_page=True)
            except PlaywrightError as erreur:
                # A page that is closed, or that draws no more, must not end the run of all others.
                rapport.sections.append(("Capture", f"pas d’image : {erreur.message}"))
            else:
                rapport.sections.append(("Capture", str(chemin)))
    return rapport
