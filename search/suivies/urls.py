from django.urls import path

from . import views

urlpatterns = [
    path("recherche/suivre/", views.suivre, name="recherche_suivre"),
    path("mes-recherches/", views.mes_recherches, name="mes_recherches"),
    path("mes-recherches/<slug:reference>/vue/", views.vue, name="recherche_vue"),
    path("mes-recherches/<slug:reference>/laisser/", views.laisser, name="recherche_laisser"),
    path("mes-recherches/<slug:reference>/courriel/", views.courriel, name="recherche_par_courriel"),
]
