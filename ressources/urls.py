from django.urls import include, path

from . import views

urlpatterns = [
    path("", include("ressources.urls_echanges")),
    path("", include("ressources.urls_trouver")),
    path("", include("ressources.urls_suivi")),
    path("", include("ressources.urls_imports")),
    path("", include("ressources.urls_rencontres")),
    path("", include("ressources.urls_inscriptions")),
    path("", include("ressources.urls_manques")),
    path("", include("ressources.urls_outils")),
    path("ressources/", views.ressources, name="ressources"),
    path("ressources/noms/", views.ressources_noms, name="ressources_noms"),
    path("ressources/nouvelle/", views.ressource_nouvelle, name="ressource_nouvelle"),
    path("ressources/mode-d-emploi/<slug:reference>/", views.mode_emploi, name="mode_emploi"),
    path(
        "ressources/mode-d-emploi/<slug:reference>/modifier/",
        views.mode_emploi_modifier,
        name="mode_emploi_modifier",
    ),
    path("ressources/<slug:reference>/", views.ressource, name="ressource"),
    path("ressources/<slug:reference>/modifier/", views.ressource_modifier, name="ressource_modifier"),
    path("ressources/<slug:reference>/toujours-vrai/", views.toujours_vrai, name="toujours_vrai"),
    path("ressources/<slug:reference>/signaler/", views.signaler, name="signaler"),
    path("ressources/<slug:reference>/mode-d-emploi/", views.mode_emploi_nouveau, name="mode_emploi_nouveau"),
    path("dispositifs/", views.agenda, name="dispositifs"),
    path("dispositifs/<slug:reference>/", views.dispositif, name="dispositif"),
]
