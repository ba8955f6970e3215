from django.urls import path

from .views import codage

urlpatterns = [
    path("veille/observations/<slug:reference>/coder/", codage.coder, name="coder"),
    path("veille/observations/<slug:reference>/coder/geste/", codage.coder_geste, name="coder_geste"),
    path("veille/observations/<slug:reference>/coder/etat/", codage.coder_etat, name="coder_etat"),
    path("veille/observations/<slug:reference>/texte/", codage.texte_corriger, name="texte_corriger"),
]
