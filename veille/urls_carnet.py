"""Observing: the notebook of a session, and what a text brought from elsewhere becomes."""

from django.urls import path

from .views import carnet, observations, transcriptions

urlpatterns = [
    path("veille/seances/<slug:reference>/carnet/", carnet.carnet, name="carnet"),
    path("veille/seances/<slug:reference>/carnet/partager/", carnet.carnet_partager, name="carnet_partager"),
    path(
        "veille/seances/<slug:reference>/carnet/reprendre/", carnet.carnet_reprendre, name="carnet_reprendre"
    ),
    path(
        "veille/seances/<slug:reference>/transcription/",
        transcriptions.transcription_nouvelle,
        name="transcription_nouvelle",
    ),
    path(
        "veille/observations/<slug:reference>/supprimer/",
        observations.observation_supprimer,
        name="observation_supprimer",
    ),
]
