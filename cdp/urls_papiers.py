"""The addresses of papers; apart, for they are many."""

from django.urls import path

from .views import feuilles, papiers, verification

urlpatterns = [
    path("mes-attestations/", papiers.mes_attestations, name="mes_attestations"),
    path("attestations/<slug:reference>/", feuilles.attestation, name="attestation"),
    path("attestations/<slug:reference>/etablir/", papiers.attestation_etablir, name="attestation_etablir"),
    path("groupes/<slug:slug>/papiers/", papiers.papiers, name="papiers"),
    path("groupes/<slug:slug>/papiers/<int:cycle>/attestations/", feuilles.attestations, name="attestations"),
    path(
        "groupes/<slug:slug>/papiers/<int:cycle>/attestations/etablir/",
        papiers.attestations_etablir,
        name="attestations_etablir",
    ),
    path(
        "groupes/<slug:slug>/papiers/<int:cycle>/presences/",
        feuilles.presences_tableur,
        name="presences_tableur",
    ),
    path(
        "groupes/<slug:slug>/papiers/<int:cycle>/programme/",
        feuilles.programme_tableur,
        name="programme_tableur",
    ),
    path(
        "seances/<slug:reference>/papiers/ordre-du-jour/",
        feuilles.papier_ordre_du_jour,
        name="papier_ordre_du_jour",
    ),
    path("seances/<slug:reference>/papiers/presences/", feuilles.papier_presences, name="papier_presences"),
    path("seances/<slug:reference>/papiers/indemnites/", feuilles.indemnites, name="indemnites"),
    path(
        "seances/<slug:reference>/papiers/indemnites/etablir/",
        papiers.indemnites_etablir,
        name="indemnites_etablir",
    ),
    path("papiers/<slug:code>/retirer/", papiers.papier_retirer, name="papier_retirer"),
    path("verifier/", verification.verifier, name="verifier"),
    path("verifier/<slug:code>/", verification.verifier_code, name="verifier_code"),
]
