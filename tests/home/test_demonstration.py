"""The editorial pages of the demonstration: in both languages, once, and never over what somebody wrote."""

import pytest

from home.demonstration import DOSSIER, FICHIERS, charger_pages
from home.models import AccueilPage, IndexComprendre, PageEditoriale
from socle.demonstration import lire

pytestmark = pytest.mark.django_db


def charger():
    charger_pages(lambda fait, total: None)


def rangees(langue):
    return {rangee["cle"]: rangee for rangee in lire(DOSSIER, FICHIERS[langue], "page")}


def test_chaque_page_a_sa_traduction_a_la_meme_adresse(client):
    charger()
    cles = set(rangees("fr")) - {"accueil", "comprendre"}
    assert cles
    assert set(rangees("fr")) == set(rangees("nl"))
    for cle in cles:
        for langue, prefixe in (("fr", ""), ("nl", "/nl")):
            page = PageEditoriale.objects.dans(langue).get(slug=cle)
            assert page.title == rangees(langue)[cle]["titre"]
            assert page.url == f"{prefixe}/comprendre/{cle}/"
            assert client.get(page.url).status_code == 200
            assert page.source.langue == "fr"


def test_l_accueil_et_l_index_parlent_les_deux_langues(client):
    charger()
    for langue, prefixe in (("fr", "/"), ("nl", "/nl/")):
        assert AccueilPage.objects.dans(langue).get().chapeau == rangees(langue)["accueil"]["phrase"]
        assert IndexComprendre.dans(langue).corps
        assert client.get(prefixe).status_code == 200


def test_une_seconde_fois_ne_change_rien():
    charger()
    PageEditoriale.objects.filter(slug="glossaire").update(title="Réécrit")
    avant = PageEditoriale.objects.count()
    charger()
    assert PageEditoriale.objects.count() == avant
    assert set(PageEditoriale.objects.filter(slug="glossaire").values_list("title", flat=True)) == {"Réécrit"}
