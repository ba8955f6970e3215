from django.urls import path

from .views import calendriers, invitations

urlpatterns = [
    path("seances/<slug:reference>/inviter/", invitations.seance_inviter, name="seance_inviter"),
    path("seances/<slug:reference>/inviter/<int:envoi>/", invitations.envoi_renvoyer, name="envoi_renvoyer"),
    path("seances/<slug:reference>/seance.ics", calendriers.seance_ics, name="seance_ics"),
    path("reponse/<str:mot>/", invitations.seance_repondre, name="seance_repondre"),
    path("mon-calendrier/", calendriers.mon_calendrier, name="mon_calendrier"),
    path("mon-calendrier/creer/", calendriers.calendrier_creer, name="calendrier_creer"),
    path(
        "mon-calendrier/<int:numero>/revoquer/", calendriers.calendrier_revoquer, name="calendrier_revoquer"
    ),
    path("calendrier/<slug:jeton>.ics", calendriers.calendrier_flux, name="calendrier_flux"),
]
