"""A cycle, its dates, its programme."""

from django.urls import path

from .views import cycle, programme

urlpatterns = [
    path("groupes/<slug:slug>/cycle/", cycle.cycle, name="cycle"),
    path("groupes/<slug:slug>/cycle/ouvrir/", cycle.cycle_ouvrir, name="cycle_ouvrir"),
    path("groupes/<slug:slug>/programme/", programme.programme, name="programme"),
    path("programme/proposer/", programme.programme_proposer, name="programme_proposer"),
    path("programme/<slug:reference>/soutien/", programme.programme_soutenir, name="programme_soutenir"),
    path("programme/<slug:reference>/place/", programme.programme_placer, name="programme_placer"),
    path("programme/<slug:reference>/retrait/", programme.programme_retirer, name="programme_retirer"),
    path(
        "seances/<slug:reference>/noeuds/<slug:noeud>/oter/",
        programme.programme_liberer,
        name="programme_liberer",
    ),
]
