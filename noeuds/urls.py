from django.urls import include, path

from . import views
from .views.alertes import alerter
from .views.relecture import vignette_partager, vignette_relire

urlpatterns = [
    path("", include("noeuds.urls_vocabulaires")),
    path("vignettes/<slug:reference>/partager/", vignette_partager, name="vignette_partager"),
    path("vignettes/<slug:reference>/relire/", vignette_relire, name="vignette_relire"),
    path("signaler/<str:modele>/<slug:reference>/", alerter, name="alerter"),
    path("vignettes/", views.vignettes, name="vignettes"),
    path("vignettes/nouvelle/", views.vignette_nouvelle, name="vignette_nouvelle"),
    path("vignettes/canevas/", views.vignette_canevas, name="vignette_canevas"),
    path("vignettes/saisir-une-seance/", views.vignettes_en_lot, name="vignettes_en_lot"),
    path("vignettes/<slug:reference>/", views.vignette, name="vignette"),
    path("vignettes/<slug:reference>/modifier/", views.vignette_modifier, name="vignette_modifier"),
    path(
        "vignettes/<slug:reference>/reprendre-l-ecriture/",
        views.vignette_reprendre,
        name="vignette_reprendre",
    ),
    path(
        "vignettes/<slug:reference>/effacer-le-brouillon/", views.brouillon_effacer, name="brouillon_effacer"
    ),
    path("vignettes/<slug:reference>/modifier/<slug:etape>/", views.vignette_etape, name="vignette_etape"),
    path(
        "vignettes/<slug:reference>/modifier/<slug:etape>/en-chemin/",
        views.vignette_en_chemin,
        name="vignette_en_chemin",
    ),
    path("proposer-un-noeud/", views.noeud_proposer, name="noeud_proposer"),
    path("propositions/<slug:reference>/", views.proposition, name="proposition"),
    path("propositions/<slug:reference>/modifier/", views.proposition_modifier, name="proposition_modifier"),
    path("propositions/<slug:reference>/nouer/", views.proposition_nouer, name="proposition_nouer"),
]
