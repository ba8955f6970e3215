"""Bringing a table in: its file, its columns, its preview, its writing, its undoing."""

from django.urls import path

from .views import imports, partage_d_import

urlpatterns = [
    path("ressources/imports/", imports.imports, name="imports"),
    path("ressources/imports/modele.csv", imports.import_modele, name="import_modele"),
    path("ressources/imports/<slug:reference>/", imports.import_, name="import"),
    path("ressources/imports/<slug:reference>/colonnes/", imports.import_colonnes, name="import_colonnes"),
    path("ressources/imports/<slug:reference>/avancer/", imports.import_avancer, name="import_avancer"),
    path("ressources/imports/<slug:reference>/choisir/", imports.import_choisir, name="import_choisir"),
    path("ressources/imports/<slug:reference>/appliquer/", imports.import_appliquer, name="import_appliquer"),
    path("ressources/imports/<slug:reference>/annuler/", imports.import_annuler, name="import_annuler"),
    path(
        "ressources/imports/<slug:reference>/abandonner/", imports.import_abandonner, name="import_abandonner"
    ),
    path("ressources/imports/<slug:reference>/proposer/", partage_d_import.proposer, name="import_proposer"),
    path("ressources/imports/<slug:reference>/relire/", partage_d_import.relire, name="import_relire"),
]
