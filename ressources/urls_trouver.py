"""The personal list, and the sheets to hand over."""

from django.urls import path

from .views import fiches_a_remettre, gardees

urlpatterns = [
    path("mes-ressources/", gardees.mes_ressources, name="mes_ressources"),
    path("mes-ressources/garder/", gardees.garder, name="garder"),
    path("mes-ressources/imprimer/", gardees.mes_ressources_papier, name="mes_ressources_papier"),
    path("mes-ressources/fiches/", fiches_a_remettre.mes_fiches, name="mes_fiches"),
    path(
        "mes-ressources/fiches/<str:langue>/", fiches_a_remettre.mes_fiches_papier, name="mes_fiches_papier"
    ),
    path("mes-ressources/<slug:reference>/note/", gardees.noter, name="gardee_note"),
    path("ressources/<slug:reference>/fiche/", fiches_a_remettre.fiche_a_remettre, name="fiche_a_remettre"),
    path(
        "ressources/<slug:reference>/fiche/<str:langue>/",
        fiches_a_remettre.fiche_a_remettre_papier,
        name="fiche_a_remettre_papier",
    ),
]
