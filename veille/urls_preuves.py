from django.urls import path

from .views import faisceaux, verbatims

urlpatterns = [
    path("paroles/", verbatims.verbatims, name="verbatims"),
    path("paroles/garder/", verbatims.verbatim_nouveau, name="verbatim_nouveau"),
    path("paroles/<slug:reference>/", verbatims.verbatim, name="verbatim"),
    path("paroles/<slug:reference>/modifier/", verbatims.verbatim_modifier, name="verbatim_modifier"),
    path("paroles/<slug:reference>/accord/", verbatims.verbatim_accord, name="verbatim_accord"),
    path("paroles/<slug:reference>/effacer/", verbatims.verbatim_effacer, name="verbatim_effacer"),
    path("veille/preuves/", faisceaux.faisceaux, name="faisceaux"),
    path("veille/preuves/ajouter/", faisceaux.faisceau_ajouter, name="faisceau_ajouter"),
    path("veille/preuves/<slug:reference>/", faisceaux.faisceau, name="faisceau"),
    path("veille/preuves/<slug:reference>/modifier/", faisceaux.faisceau_modifier, name="faisceau_modifier"),
    path("veille/preuves/<slug:reference>/retirer/", faisceaux.faisceau_retirer, name="faisceau_retirer"),
    path("veille/preuves/<slug:reference>/effacer/", faisceaux.faisceau_effacer, name="faisceau_effacer"),
]
