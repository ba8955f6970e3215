"""Every URL of the project has its row in the table of addresses, and answers each role as it says."""

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from socle.etiquettes.models import Etiquette
from tests.cercles.adresses import ADRESSES
from tests.cercles.choses import choses_du_monde
from tests.cercles.choses_rencontres import AvecLesRencontres
from tests.cercles.monde import creer_monde
from tests.cercles.table import ROLES

pytestmark = pytest.mark.django_db

#: Wagtail’s admin has its own doors and rights (tests/cercles/test_admin.py).
PREFIXES_DE_WAGTAIL = ("admin/",)


def noms(resolveur, prefixe=""):
    """Every named URL below this resolver, but Wagtail's admin and documents."""
    for motif in resolveur.url_patterns:
        chemin = prefixe + str(motif.pattern)
        if chemin.startswith(PREFIXES_DE_WAGTAIL):
            continue
        if isinstance(motif, URLResolver):
            yield from noms(motif, chemin)
        elif isinstance(motif, URLPattern):
            yield motif.name or chemin


#: Redirections to our door, without a name: tests/comptes holds them.
SANS_NOM = {"favicon.ico"}


def test_every_url_of_the_project_has_its_row():
    assert set(noms(get_resolver())) - SANS_NOM - set(ADRESSES) == set()


def test_no_row_speaks_of_an_url_that_is_gone():
    pages = {"noeuds", "analyses"}
    assert set(ADRESSES) - set(noms(get_resolver())) - pages == set()


@pytest.mark.parametrize("nom", ADRESSES)
def test_each_role_gets_what_the_table_says(nom, client, settings):
    monde = creer_monde()
    choses = AvecLesRencontres(choses_du_monde(monde), monde)
    choses["etiquette"] = Etiquette.objects.pour_noms(["logement"])[0]
    choses["ressource_reseau_publique"].etiquettes.add(choses["etiquette"])
    ligne = ADRESSES[nom]
    adresse = {"noeuds": "/noeuds/", "analyses": "/analyses/"}.get(nom) or reverse(
        nom, args=ligne.args(choses)
    )
    adresse += ligne.suite(choses)
    obtenus, attendus = {}, {}
    for role in ROLES:
        personne = monde.fraiche(role)
        client.logout()
        if personne.is_authenticated:
            client.force_login(personne)
        with transaction.atomic():
            envoi = client.post if ligne.methode == "post" else client.get
            reponse = envoi(adresse, ligne.donnees)
            obtenus[role] = reponse.status_code
            if reponse.streaming:  # a document: its file stays open until it is read to its end
                list(reponse.streaming_content)
            transaction.set_rollback(True)
        attendus[role] = ligne.attendu(role)
    assert obtenus == attendus, adresse
