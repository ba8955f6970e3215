"""The session while it is held."""

from django.urls import path

from .views import conduite, direct

urlpatterns = [
    path("rejoindre/", direct.rejoindre, name="rejoindre"),
    path("seances/<slug:reference>/commencer/", conduite.seance_commencer, name="seance_commencer"),
    path("seances/<slug:reference>/telecommande/", conduite.seance_telecommande, name="seance_telecommande"),
    path("seances/<slug:reference>/projecteur/", conduite.seance_projecteur, name="seance_projecteur"),
    path("seances/<slug:reference>/direct/", direct.seance_direct, name="seance_direct"),
    path("seances/<slug:reference>/direct/etat/", direct.seance_etat, name="seance_etat"),
    path("seances/<slug:reference>/direct/notes/", direct.seance_noter, name="seance_noter"),
    path(
        "seances/<slug:reference>/direct/notes/<int:note>/retirer/",
        direct.seance_retirer,
        name="seance_retirer",
    ),
    path("seances/<slug:reference>/toujours-vrai/", conduite.seance_revue, name="seance_revue"),
    path("seances/<slug:reference>/cloture/", conduite.seance_cloture, name="seance_cloture"),
    path(
        "seances/<slug:reference>/cloture/en-chemin/",
        conduite.seance_cloture_en_chemin,
        name="seance_cloture_en_chemin",
    ),
]
