from django.urls import path

from .views import motifs

urlpatterns = [
    path("veille/motifs/", motifs.motifs, name="motifs"),
    path("veille/motifs/chercher/", motifs.chercher, name="motifs_chercher"),
    path("veille/motifs/chercher.csv", motifs.chercher_csv, name="motifs_csv"),
    path("veille/motifs/garder/", motifs.garder, name="motif_nouveau"),
    path("veille/motifs/releves/<slug:reference>/", motifs.releve, name="motif_releve"),
    path("veille/motifs/releves/<slug:reference>.csv", motifs.releve_csv, name="motif_releve_csv"),
    path(
        "veille/motifs/releves/<slug:reference>/retirer/", motifs.releve_retirer, name="motif_releve_retirer"
    ),
    path("veille/motifs/<slug:reference>/", motifs.motif, name="motif"),
    path("veille/motifs/<slug:reference>/relever/", motifs.relever, name="motif_relever"),
    path("veille/motifs/<slug:reference>/retirer/", motifs.motif_retirer, name="motif_retirer"),
]
