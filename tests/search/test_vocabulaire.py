"""The coordination renames labels and brings them together; what pointed at them still does."""

import pytest
from django.urls import reverse

from socle.etiquettes import actions
from socle.etiquettes.models import AncienneEtiquette, Etiquette
from tests.comptes.fabriques import coordination
from tests.noeuds.fabriques import NoeudFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


def noms(chose):
    return sorted(chose.etiquettes.names())


def test_renommer_garde_ce_qui_la_porte_et_mene_de_l_ancienne_adresse_a_la_nouvelle(client):
    fiche = RessourceFactory(etiquettes=["Logemant"])
    ancienne = Etiquette.objects.get().get_absolute_url()
    actions.renommer(Etiquette.objects.get(), "Logement")
    assert noms(fiche) == ["Logement"]
    reponse = client.get(ancienne)
    assert (reponse.status_code, reponse.url) == (301, Etiquette.objects.get().get_absolute_url())


def test_un_nom_deja_pris_reunit_les_deux_sans_doublon(client):
    les_deux = RessourceFactory(etiquettes=["loyers", "loyer"])
    une = RessourceFactory(etiquettes=["loyers"])
    noeud = NoeudFactory()
    noeud.etiquettes.add("loyers")
    noeud.save()
    ancienne = Etiquette.objects.get(pli="loyers").get_absolute_url()
    actions.renommer(Etiquette.objects.get(pli="loyers"), "Loyer")
    assert [noms(les_deux), noms(une), noms(type(noeud).objects.get(pk=noeud.pk))] == [["loyer"]] * 3
    assert client.get(ancienne).url == Etiquette.objects.get().get_absolute_url()


def test_l_ancien_nom_tape_de_nouveau_donne_la_nouvelle():
    RessourceFactory(etiquettes=["loyers", "loyer"])
    actions.renommer(Etiquette.objects.get(pli="loyers"), "loyer")
    assert noms(RessourceFactory(etiquettes=["Loyers", "loyer"])) == ["loyer"]
    assert Etiquette.objects.count() == 1


def test_les_fusions_s_enchainent_et_un_nom_peut_revenir():
    RessourceFactory(etiquettes=["a1", "b2", "c3"])
    actions.renommer(Etiquette.objects.get(pli="a1"), "b2")
    actions.renommer(Etiquette.objects.get(pli="b2"), "c3")
    assert set(AncienneEtiquette.objects.values_list("pli", "etiquette__pli")) == {("a1", "c3"), ("b2", "c3")}
    actions.renommer(Etiquette.objects.get(), "a1")
    assert [e.name for e in Etiquette.objects.pour_noms(["c3", "b2", "a1"])] == ["a1"]


def test_changer_la_casse_ne_change_pas_l_adresse():
    RessourceFactory(etiquettes=["cpas"])
    adresse = Etiquette.objects.get().get_absolute_url()
    assert actions.renommer(Etiquette.objects.get(), "CPAS").get_absolute_url() == adresse
    assert not AncienneEtiquette.objects.exists()


def test_l_ancienne_adresse_d_une_etiquette_cachee_n_existe_pas(client):
    RessourceFactory(cercle="reseau", etiquettes=["secret"])
    ancienne = Etiquette.objects.get().get_absolute_url()
    actions.renommer(Etiquette.objects.get(), "autre nom")
    assert client.get(ancienne).status_code == 404


def test_la_page_renomme_et_dit_ce_qui_ne_va_pas(client, connecter):
    RessourceFactory(etiquettes=["logemant"])
    connecter(client, coordination())
    adresse = reverse("etiquette_renommer", args=[Etiquette.objects.get().slug])
    assert "sans virgule" in client.post(adresse, {"nom": "a, b"}).content.decode()
    assert client.post(adresse, {"nom": " Logement "}).status_code == 302
    html = client.get(reverse("etiquettes_entretien")).content.decode()
    assert "Logement" in html
    assert "logemant" in html
