"""Every kind of page is in the accessibility harness (tests/navigateur/): said here, in a second, without a browser."""

from django.urls import get_resolver
from wagtail.models import Page, get_page_models

from tests.cercles.adresses import ADRESSES
from tests.cercles.test_adresses import SANS_NOM, noms
from tests.navigateur.vues import SANS_ERREUR, SANS_PAGE, VUES
from tests.outils.lieux import SITE

VUS = {nom.partition(":")[0] for nom in VUES}
POSTES = {nom for nom, ligne in ADRESSES.items() if ligne.methode == "post"}
#: Taken by POST alone, though the table of addresses asks it by GET to see it refused.
POSTES |= {"entrer_lien_nouveau"}


def test_chaque_adresse_est_dans_le_harnais():
    adresses = set(noms(get_resolver("socle.urls"))) - SANS_NOM
    assert adresses - POSTES - VUS - set(SANS_PAGE) == set()


def test_chaque_modele_de_page_est_dans_le_harnais():
    assert {modele._meta.label for modele in get_page_models() if modele is not Page} - VUS == set()


def test_chaque_page_d_erreur_est_dans_le_harnais():
    pages = {chemin.stem for chemin in (SITE / "socle" / "templates").glob("[45]??.html")}
    assert {f"erreur:{statut}" for statut in pages} - set(VUES) == set()


def test_aucune_rangee_ne_parle_d_une_page_disparue():
    adresses = set(noms(get_resolver("socle.urls")))
    modeles = {modele._meta.label for modele in get_page_models()}
    assert VUS - adresses - modeles - {"erreur"} == set()
    assert set(SANS_PAGE) - adresses == set()
    assert VUS >= SANS_ERREUR
