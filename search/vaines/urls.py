from django.urls import path

from . import views

urlpatterns = [path("besoins/recherches/", views.recherches_vaines, name="recherches_vaines")]
