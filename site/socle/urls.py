from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.decorators.cache import cache_control
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents.views.serve import serve as servir_un_document
from wagtail.urls import serve_pattern

from . import views
from .plan import PlanDuSite
from .routage import servir

handler400 = "socle.views.requete_refusee"
handler403 = "socle.views.interdit"
handler404 = "socle.views.introuvable"
handler500 = "socle.views.panne"

_vers_entrer = login_not_required(RedirectView.as_view(pattern_name="entrer", query_string=True))

_servir_un_document = login_not_required(cache_control(private=True, no_cache=True)(servir_un_document))

urlpatterns = [
    # Wagtail's own doors take passwords: ours is the only one (docs/choix.md).
    path("admin/login/", _vers_entrer),
    path("admin/password_reset/", _vers_entrer),
    path("admin/password_reset/<path:reste>", views.vers_entrer),
    path("admin/", include(wagtailadmin_urls)),
    # Without Wagtail's password door; a file follows its cercle at every request (veille/wagtail_hooks.py).
    re_path(r"^documents/(\d+)/(.*)$", _servir_un_document, name="wagtaildocs_serve"),
    path("sante/pret/", views.pret, name="pret"),
    path("", include("socle.identite.urls")),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", login_not_required(sitemap), {"sitemaps": {"pages": PlanDuSite}}, name="sitemap"),
    path(
        "favicon.ico", login_not_required(RedirectView.as_view(url=f"{settings.STATIC_URL}socle/img/fil.svg"))
    ),
]

urlpatterns += i18n_patterns(
    path("composants/", views.composants, name="composants"),
    path("", include("socle.comptes.urls")),
    path("", include("socle.cercles.urls")),
    path("", include("socle.etiquettes.urls")),
    path("", include("home.urls")),
    path("", include("search.urls")),
    path("", include("noeuds.urls")),
    path("", include("noeuds.urls_du_noeud")),
    path("", include("ressources.urls")),
    path("", include("cdp.urls")),
    path("", include("veille.urls")),
    # Wagtail's own urls hold two doors with passwords besides this one.
    re_path(serve_pattern, login_not_required(servir), name="wagtail_serve"),
    prefix_default_language=False,
)
