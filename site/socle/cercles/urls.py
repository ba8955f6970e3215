from django.urls import path, register_converter

from . import views


class ActionConverter:
    regex = "proposer|relire|regarder|valider|renvoyer|reprendre|rendre|retirer|remettre"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(ActionConverter, "action_de_cercle")

urlpatterns = [
    path("a-relire/", views.a_relire, name="a_relire"),
    path(
        "cercles/<str:modele>/<slug:reference>/<action_de_cercle:action>/", views.agir, name="agir_sur_cercle"
    ),
]
