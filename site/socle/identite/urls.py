from django.urls import path

from . import views

urlpatterns = [
    path("identite/<slug:empreinte>.css", views.feuille, name="identite_feuille"),
    path("identite/<slug:empreinte>.png", views.logo, name="identite_logo"),
]
