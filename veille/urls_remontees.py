from django.urls import path

from .views import remontees, remontees_ecrire

urlpatterns = [
    path("remontees/", remontees.remontees, name="remontees"),
    path("remontees/ecrire/", remontees_ecrire.remontee_nouvelle, name="remontee_nouvelle"),
    path("remontees/<slug:reference>/", remontees.remontee, name="remontee"),
    path("remontees/<slug:reference>/papier/", remontees.remontee_papier, name="remontee_papier"),
    path(
        "remontees/<slug:reference>/modifier/", remontees_ecrire.remontee_modifier, name="remontee_modifier"
    ),
    path("remontees/<slug:reference>/confier/", remontees_ecrire.remontee_confier, name="remontee_confier"),
    path("remontees/<slug:reference>/suite/", remontees_ecrire.remontee_suite, name="remontee_suite"),
    path(
        "remontees/<slug:reference>/suite/<int:suite>/montrer/",
        remontees_ecrire.suite_montrer,
        name="suite_montrer",
    ),
]
