"""What goes out of the directory: files, open data, the HSDS interface."""

from django.urls import path, re_path

from .views import donnees, hsds, sorties

#: The standard writes no slash at the end, and people do.
_LISTES = r"^hsds/(?P<liste>services|organizations|service_at_locations|taxonomies|taxonomy_terms)"

urlpatterns = [
    re_path(
        r"^ressources/export/ressources\.(?P<format>csv|xlsx|vcf)$",
        sorties.ressources_export,
        name="ressources_export",
    ),
    path("ressources/<slug:reference>/contact.vcf", sorties.ressource_contact, name="ressource_contact"),
    path("donnees/", donnees.donnees, name="donnees"),
    path("donnees/hsds.zip", hsds.hsds_paquet, name="hsds_paquet"),
    re_path(r"^hsds/?$", hsds.hsds, name="hsds"),
    path("hsds/openapi.json", hsds.hsds_openapi, name="hsds_openapi"),
    re_path(rf"{_LISTES}/?$", hsds.hsds_liste, name="hsds_liste"),
    re_path(rf"{_LISTES}/(?P<identifiant>[0-9a-fA-F-]{{1,64}})/?$", hsds.hsds_un, name="hsds_un"),
]
