from django.urls import path

from .views import outils

urlpatterns = [
    path("outils/", outils.outils, name="outils"),
    path("outils/feuilles/<slug:cle>/", outils.canevas, name="canevas"),
    path("outils/versions/<slug:reference>/", outils.version_fichier, name="version_fichier"),
    path("outils/retours/<slug:reference>/", outils.retour, name="retour_d_outil"),
    path("outils/retours/<slug:reference>/modifier/", outils.retour_modifier, name="retour_d_outil_modifier"),
    path("outils/<slug:reference>/version/", outils.version_nouvelle, name="version_nouvelle"),
    path("outils/<slug:reference>/notice/", outils.notice_modifier, name="notice_modifier"),
    path("outils/<slug:reference>/retour/", outils.retour_nouveau, name="retour_d_outil_nouveau"),
]
