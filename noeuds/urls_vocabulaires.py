from django.urls import path, re_path

from .views import vocabulaires

urlpatterns = [
    path("vocabulaires/", vocabulaires.vocabulaires, name="vocabulaires"),
    re_path(
        r"^vocabulaires/(?P<liste>[a-z]+)\.(?P<format>ttl|jsonld)$",
        vocabulaires.vocabulaire_fichier,
        name="vocabulaire_fichier",
    ),
    path("vocabulaires/<slug:liste>/", vocabulaires.vocabulaire, name="vocabulaire"),
]
