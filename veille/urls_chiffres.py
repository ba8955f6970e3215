from django.urls import path

from .views import besoins, indicateurs

urlpatterns = [
    path("besoins/", besoins.besoins, name="besoins"),
    path("besoins/chiffres.csv", besoins.besoins_csv, name="besoins_csv"),
    path("veille/indicateurs/", indicateurs.indicateurs, name="indicateurs"),
    path("veille/indicateurs/tableur/", indicateurs.indicateurs_xlsx, name="indicateurs_xlsx"),
    path("veille/indicateurs/papier/", indicateurs.indicateurs_papier, name="indicateurs_papier"),
]
