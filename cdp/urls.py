from django.urls import include, path

from . import views

urlpatterns = [
    path("", include("cdp.urls_papiers")),
    path("", include("cdp.urls_invitations")),
    path("", include("cdp.urls_programme")),
    path("", include("cdp.urls_direct")),
    path("", include("cdp.urls_apres")),
    path("ma-cdp/", views.ma_cdp, name="ma_cdp"),
    path("groupes/", views.groupes, name="groupes"),
    path("groupes/<slug:slug>/", views.groupe, name="groupe"),
    path("groupes/<slug:slug>/seances/nouvelle/", views.seance_nouvelle, name="seance_nouvelle"),
    path("seances/<slug:reference>/", views.seance, name="seance"),
    path("seances/<slug:reference>/modifier/", views.seance_modifier, name="seance_modifier"),
    path("seances/<slug:reference>/reponse/", views.repondre, name="repondre"),
    path("seances/<slug:reference>/preparation/", views.preparation, name="preparation"),
    path("seances/<slug:reference>/preparations/", views.qui_a_prepare, name="qui_a_prepare"),
    path(
        "seances/<slug:reference>/preparations/point/",
        views.point_depuis_preparation,
        name="point_depuis_preparation",
    ),
    path(
        "seances/<slug:reference>/preparation/en-chemin/",
        views.preparation_en_chemin,
        name="preparation_en_chemin",
    ),
    path(
        "seances/<slug:reference>/preparation/sans-recit/",
        views.preparation_sans_recit,
        name="preparation_sans_recit",
    ),
    path(
        "seances/<slug:reference>/questions/<slug:question>/", views.question_aborder, name="question_aborder"
    ),
    path("seances/<slug:reference>/presences/", views.presences, name="presences"),
    path("seances/<slug:reference>/compte-rendu/", views.compte_rendu, name="compte_rendu"),
]
