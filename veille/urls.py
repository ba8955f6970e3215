from django.urls import include, path

from .views import archives, observations, table

urlpatterns = [
    path("", include("veille.urls_codage")),
    path("", include("veille.urls_carnet")),
    path("", include("veille.urls_chiffres")),
    path("", include("veille.urls_echanges")),
    path("", include("veille.urls_motifs")),
    path("", include("veille.urls_preuves")),
    path("", include("veille.urls_remontees")),
    path("", include("veille.urls_syntheses")),
    path("", include("veille.urls_grille")),
    path("veille/", table.veille, name="veille"),
    path("veille/observations/", observations.observations, name="observations"),
    path("veille/observations/<slug:reference>/", observations.observation, name="observation"),
    path(
        "veille/observations/<slug:reference>/modifier/",
        observations.observation_modifier,
        name="observation_modifier",
    ),
    path(
        "veille/observations/<slug:reference>/partager/",
        observations.observation_partager,
        name="observation_partager",
    ),
    path(
        "veille/observations/<slug:reference>/reprendre/",
        observations.observation_reprendre,
        name="observation_reprendre",
    ),
    path("archives/", archives.archives, name="archives"),
    path("archives/ajouter/", archives.archive_nouvelle, name="archive_nouvelle"),
    path("archives/<slug:reference>/", archives.archive, name="archive"),
]
