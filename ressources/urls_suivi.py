"""What keeps the directory true: included first, for `ressources/<reference>/` takes any one word."""

from django.urls import path

from .views import contact, suivi

urlpatterns = [
    path("ressources/a-verifier/", suivi.ressources_a_verifier, name="ressources_a_verifier"),
    path("ressources/signalements/<int:numero>/lever/", suivi.signalement_lever, name="signalement_lever"),
    path("ressources/reponses/<int:numero>/ecarter/", suivi.reponse_ecarter, name="reponse_ecarter"),
    path(
        "ressources/mode-d-emploi/<slug:reference>/confirmer/",
        suivi.mode_emploi_confirmer,
        name="mode_emploi_confirmer",
    ),
    path("ressources/<slug:reference>/disponibilite/", suivi.disponibilite, name="ressource_disponibilite"),
    path("ressources/contact/<str:mot>/", contact.contact, name="contact_du_service"),
    path(
        "ressources/contact/<str:mot>/changement/",
        contact.contact_changement,
        name="contact_du_service_changement",
    ),
]
