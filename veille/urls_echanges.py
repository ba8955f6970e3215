"""REFI-QDA: what she takes to another program, and what comes back."""

from django.urls import path

from .views import echanges

urlpatterns = [
    path("veille/echanges/", echanges.echanges, name="echanges"),
    path("veille/echanges/grille.qdc", echanges.echange_grille, name="echange_grille"),
    path("veille/echanges/projet.qdpx", echanges.echange_projet, name="echange_projet"),
    path("veille/echanges/rapporter/", echanges.echange_importer, name="echange_importer"),
    path("veille/echanges/<slug:reference>/", echanges.echange, name="echange"),
    path("veille/echanges/<slug:reference>/appliquer/", echanges.echange_appliquer, name="echange_appliquer"),
    path("veille/echanges/<slug:reference>/annuler/", echanges.echange_annuler, name="echange_annuler"),
    path(
        "veille/echanges/<slug:reference>/abandonner/", echanges.echange_abandonner, name="echange_abandonner"
    ),
]
