from django.urls import path

from . import views

urlpatterns = [
    path("etiquettes/suggestions/", views.suggestions, name="etiquettes_suggestions"),
    path("entretien/etiquettes/", views.entretien, name="etiquettes_entretien"),
    path("entretien/etiquettes/<slug:slug>/", views.renommer, name="etiquette_renommer"),
    path("etiquettes/<slug:slug>/", views.etiquette, name="etiquette"),
]
