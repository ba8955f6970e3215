"""The governed lists, known from the first migration, in two languages."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from noeuds.actions import reunir_les_termes
from noeuds.models import Terme
from tests.comptes.fabriques import coordination, moderateur
from tests.noeuds.fabriques import VignetteFactory

pytestmark = pytest.mark.django_db


def test_every_installation_has_its_lists_in_french_and_dutch():
    assert Terme.objects.filter(liste="vulnerabilite").count() == 18
    assert Terme.objects.filter(liste="pathologie").count() == 17
    assert Terme.objects.filter(liste="theme").count() == 14
    assert Terme.objects.filter(liste="sigle").count() == 14
    assert not Terme.objects.filter(libelle_nl="").exists()
    assert "SDF" in Terme.objects.get(cle="sans_abrisme").mots()
    terme = Terme.objects.get(cle="deuil")
    assert str(terme) == "deuil"
    with translation.override("nl"):
        assert str(terme) == "rouw"


def test_a_term_exists_once_in_its_list():
    with pytest.raises(IntegrityError), transaction.atomic():
        Terme.objects.create(liste="pathologie", cle="cancer", libelle="x", libelle_nl="x")


def test_coordination_keeps_the_lists_and_moderators_do_not(client, connecter):
    adresse = "/admin/snippets/noeuds/terme/"
    assert connecter(client, coordination()).get(adresse).status_code == 200
    assert connecter(client, moderateur()).get(adresse).status_code == 302


class TestReunion:
    @pytest.fixture
    def deux(self):
        return Terme.objects.get(cle="isolement"), Terme.objects.get(cle="deuil")

    def corps(self, terme, **autres):
        champs = ("liste", "cle", "libelle", "libelle_nl", "synonymes", "synonymes_nl", "rang")
        return {champ: getattr(terme, champ) for champ in champs} | autres

    def test_ce_qui_portait_l_un_porte_l_autre_et_l_ancienne_adresse_y_mene(self, client, connecter, deux):
        isolement, deuil = deux
        les_deux, une = VignetteFactory(cercle="public"), VignetteFactory(cercle="public")
        les_deux.vulnerabilites.add(isolement, deuil)
        une.vulnerabilites.add(deuil)
        connecter(client, coordination())
        client.post(
            f"/admin/snippets/noeuds/terme/edit/{deuil.pk}/", self.corps(deuil, remplace_par=isolement.pk)
        )
        assert [list(v.vulnerabilites.all()) for v in (les_deux, une)] == [[isolement]] * 2
        assert deuil not in Terme.objects.actifs()
        page = client.get("/vignettes/?vulnerabilite=deuil").context["page"]
        assert set(page.object_list) == {les_deux, une}

    def test_un_terme_ne_se_reunit_ni_avec_lui_meme_ni_hors_de_sa_liste(self, client, connecter, deux):
        _isolement, deuil = deux
        connecter(client, coordination())
        for cible in (deuil, Terme.objects.get(cle="diabete")):
            reponse = client.post(
                f"/admin/snippets/noeuds/terme/edit/{deuil.pk}/", self.corps(deuil, remplace_par=cible.pk)
            )
            assert "de la même liste" in reponse.content.decode()
        deuil.refresh_from_db()
        assert deuil.remplace_par is None

    def test_les_reunions_s_enchainent(self, deux):
        isolement, deuil = deux
        violences = Terme.objects.get(cle="violences", liste="vulnerabilite")
        for terme, cible in ((deuil, isolement), (isolement, violences)):
            terme.remplace_par = cible
            terme.save()
            reunir_les_termes(terme, cible)
        deuil.refresh_from_db()
        assert deuil.remplace_par == violences
