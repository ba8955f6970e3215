from django.urls import include, path

from . import views

urlpatterns = [
    path("", include("search.suivies.urls")),
    path("", include("search.vaines.urls")),
    path("recherche/", views.recherche, name="recherche"),
    path("recherche/suggestions/", views.suggestions, name="suggestions"),
    path("recherche/comme/<slug:genre>/<str:cle>/", views.comme, name="comme"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
]
