from django.urls import path

from . import views

urlpatterns = [
    path("accessibilite/", views.accessibilite, name="accessibilite"),
    path("mon-espace/", views.mon_espace, name="mon_espace"),
]
