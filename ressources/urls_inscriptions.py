from django.urls import path

from .views import inscriptions, organisation, presences

urlpatterns = [
    path("mes-rencontres/", inscriptions.mes_rencontres, name="mes_rencontres"),
    path("dispositifs/agenda.ics", inscriptions.dispositifs_ics, name="dispositifs_ics"),
    path("dispositifs/annoncer/", organisation.dispositif_nouveau, name="dispositif_nouveau"),
    path(
        "dispositifs/<slug:reference>/modifier/",
        organisation.dispositif_modifier,
        name="dispositif_modifier",
    ),
    path("dispositifs/<slug:reference>/gerer/", organisation.dispositif_gerer, name="dispositif_gerer"),
    path(
        "dispositifs/<slug:reference>/organiser-avec/",
        organisation.organisatrice_nommer,
        name="organisatrice_nommer",
    ),
    path(
        "dispositifs/<slug:reference>/organiser-sans/",
        organisation.organisatrice_oter,
        name="organisatrice_oter",
    ),
    path("rencontres/<slug:reference>/", inscriptions.date_de_dispositif, name="date_de_dispositif"),
    path("rencontres/<slug:reference>/rencontre.ics", inscriptions.date_ics, name="date_ics"),
    path("rencontres/<slug:reference>/annuler/", organisation.date_annuler, name="date_annuler"),
    path("rencontres/<slug:reference>/qui-vient/", presences.qui_vient, name="qui_vient"),
    path("inscription/<slug:jeton>/", inscriptions.inscription, name="inscription"),
]
