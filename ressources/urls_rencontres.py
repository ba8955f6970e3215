"""The addresses of immersions, open doors, evaluations and attestations; apart, for they are many."""

from django.urls import path

from .views import avis, conventions, immersions, lieux, portes_ouvertes, retours

urlpatterns = [
    path("mes-immersions/", immersions.mes_immersions, name="mes_immersions"),
    path("dispositifs/<slug:reference>/accueillir/", lieux.lieu_nouveau, name="lieu_nouveau"),
    path("immersions/maisons/<slug:reference>/", lieux.lieu_d_immersion, name="lieu_d_immersion"),
    path("immersions/maisons/<slug:reference>/modifier/", lieux.lieu_modifier, name="lieu_modifier"),
    path("immersions/maisons/<slug:reference>/accepter/", lieux.lieu_accepter, name="lieu_accepter"),
    path("immersions/maisons/<slug:reference>/demander/", immersions.lieu_demander, name="lieu_demander"),
    path("immersions/conventions/<str:jeton>/", conventions.convention_signer, name="convention_signer"),
    path("immersions/retours/<slug:reference>/", retours.retour_d_immersion, name="retour_d_immersion"),
    path("immersions/retours/<slug:reference>/modifier/", retours.retour_modifier, name="retour_modifier"),
    path("immersions/<slug:reference>/", immersions.demande_d_immersion, name="demande_d_immersion"),
    path("immersions/<slug:reference>/accepter/", immersions.demande_accepter, name="demande_accepter"),
    path("immersions/<slug:reference>/decliner/", immersions.demande_decliner, name="demande_decliner"),
    path("immersions/<slug:reference>/retirer/", immersions.demande_retirer, name="demande_retirer"),
    path(
        "immersions/<slug:reference>/autres-dates/",
        immersions.demande_autres_jours,
        name="demande_autres_jours",
    ),
    path("immersions/<slug:reference>/presence/", immersions.demande_presence, name="demande_presence"),
    path("immersions/<slug:reference>/convention/", conventions.convention, name="convention"),
    path(
        "immersions/<slug:reference>/convention/signer/",
        conventions.convention_signer_ici,
        name="convention_signer_ici",
    ),
    path("immersions/<slug:reference>/preparer/", conventions.preparation, name="preparation_d_immersion"),
    path("immersions/<slug:reference>/retour/", retours.retour_nouveau, name="retour_nouveau"),
    path("dispositifs/<slug:reference>/programme/", portes_ouvertes.programme, name="semaine_programme"),
    path(
        "dispositifs/<slug:reference>/programme/papier/",
        portes_ouvertes.programme_papier,
        name="semaine_programme_papier",
    ),
    path(
        "dispositifs/<slug:reference>/maisons/nouvelle/",
        portes_ouvertes.maison_nouvelle,
        name="maison_nouvelle",
    ),
    path("portes-ouvertes/<slug:reference>/", portes_ouvertes.maison_ouverte, name="maison_ouverte"),
    path(
        "portes-ouvertes/<slug:reference>/modifier/", portes_ouvertes.maison_modifier, name="maison_modifier"
    ),
    path(
        "portes-ouvertes/<slug:reference>/accepter/", portes_ouvertes.maison_accepter, name="maison_accepter"
    ),
    path("portes-ouvertes/<slug:reference>/plages/", portes_ouvertes.plage_ajouter, name="plage_ajouter"),
    path(
        "portes-ouvertes/<slug:reference>/plages/<int:plage>/oter/",
        portes_ouvertes.plage_oter,
        name="plage_oter",
    ),
    path("avis/<str:jeton>/", avis.avis, name="avis"),
    path("dispositifs/<slug:reference>/avis/", avis.avis_recus, name="avis_recus"),
    path("dispositifs/<slug:reference>/avis/papier/", avis.avis_papier, name="avis_papier"),
    path("rencontres/<str:jeton>/attestation/", avis.attestation_de_presence, name="attestation_de_presence"),
]
