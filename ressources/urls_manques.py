from django.urls import path

from .views import manques

urlpatterns = [
    path("ressources/manques/", manques.manques, name="manques"),
    path("ressources/manques/nouveau/", manques.manque_nouveau, name="manque_nouveau"),
    path("ressources/manques/<slug:reference>/", manques.manque, name="manque"),
    path("ressources/manques/<slug:reference>/moi-aussi/", manques.manque_moi_aussi, name="manque_moi_aussi"),
]
