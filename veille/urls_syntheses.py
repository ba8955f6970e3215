from django.urls import path

from .views import syntheses

urlpatterns = [
    path("analyses/atom.xml", syntheses.flux, name="analyses_atom"),
    path("a/<slug:reference>/", syntheses.stable, name="synthese_stable"),
    path("a/<slug:reference>/analyse.pdf", syntheses.papier, name="synthese_pdf"),
    path("a/<slug:reference>/citation.<str:format>", syntheses.citation, name="synthese_citation"),
    path("a/<slug:reference>/v<int:numero>/", syntheses.version, name="synthese_version"),
    path(
        "a/<slug:reference>/v<int:numero>/retirer/",
        syntheses.version_retirer,
        name="synthese_version_retirer",
    ),
]
