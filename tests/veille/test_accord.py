"""Agreement against examples computed by hand and published, and what a second coder may see."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from socle.comptes.models import Adhesion
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.veille.fabriques import CodeFactory
from tests.veille.fabriques_grille import groupe_et_veilleuse, passage_de, second_de, texte_de, veilleuse_de
from veille import actions
from veille.grille import seconds
from veille.grille.accord import Comparaison, Contingence, codes_par_unite, decouper
from veille.models import Observation, Passage
from veille.permissions import peut_coder


class TestCoefficients:
    def test_kappa_de_l_exemple_des_cinquante_demandes(self):
        """Cohen's formula on 50 decisions: observed 0.7, expected 0.5 (20 yes-yes, 5, 10, 15 no-no)."""
        table = Contingence(20, 5, 10, 15)
        assert table.accord == pytest.approx(0.7)
        assert table.kappa == pytest.approx(0.4)

    def test_alpha_de_l_exemple_binaire_de_krippendorff(self):
        """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), B: two observers, ten units, 0.095."""
        assert Contingence(1, 1, 3, 5).alpha == pytest.approx(0.095, abs=0.0005)

    def test_l_accord_parfait_vaut_un(self):
        table = Contingence(3, 0, 0, 7)
        assert (table.accord, table.kappa, table.alpha) == (1, 1, 1)

    @pytest.mark.parametrize("table", [Contingence(), Contingence(aucun=9), Contingence(deux=1)])
    def test_sans_rien_a_departager_le_coefficient_ne_se_calcule_pas(self, table):
        assert (table.kappa, table.alpha) == (None, None)

    def test_une_seule_unite_en_desaccord_ne_casse_rien(self):
        table = Contingence(premier=1)
        assert table.accord == 0
        assert table.kappa == 0


def test_une_unite_porte_les_codes_des_passages_qui_la_touchent():
    texte = "Un. Deux.\n\nTrois."
    assert [unite.texte for unite in decouper(texte, "phrase")] == ["Un.", "Deux.", "Trois."]
    assert [unite.texte for unite in decouper(texte, "paragraphe")] == ["Un. Deux.", "Trois."]
    passages = [(0, 3, {"a"}), (2, 9, {"b"}), (11, 16, {"a"})]
    assert codes_par_unite(passages, decouper(texte, "phrase")) == [{"a", "b"}, {"b"}, {"a"}]


@pytest.mark.django_db
class TestADeux:
    @pytest.fixture
    def gens(self):
        groupe, elle = groupe_et_veilleuse()
        return groupe, elle, moderateur(groupe)

    def test_elle_code_sans_voir_jusqu_a_avoir_fini_puis_les_deux_voient_tout(self, gens):
        groupe, elle, autre = gens
        texte = texte_de(elle, groupe=groupe)
        premier = passage_de(texte, "Un", [CodeFactory()])
        second = seconds.inviter(texte, autre, elle)
        sien = passage_de(texte, "Deux", [CodeFactory()], autre)
        assert set(Passage.objects.visibles_pour(autre)) == {sien}
        assert set(Passage.objects.visibles_pour(elle)) == {premier}
        seconds.finir(second, autre)
        assert set(Passage.objects.visibles_pour(autre)) == {premier, sien}
        assert set(Passage.objects.visibles_pour(elle)) == {premier, sien}

    def test_a_l_aveugle_ni_les_pages_ni_les_nombres_ne_disent_l_autre_codage(self, gens, client):
        groupe, elle, autre = gens
        texte = texte_de(elle, groupe=groupe)
        code = CodeFactory(nom="Tournesol")
        passage_de(texte, "Un", [code])
        second = second_de(texte, autre)
        client.force_login(autre)
        for adresse in (reverse("retrouver"), texte.get_absolute_url(), reverse("observations")):
            html = client.get(adresse).content.decode()
            assert f'href="{code.get_absolute_url()}"' not in html
            assert f'"{reverse("observations")}?code={code.cle}"' not in html
        assert "0 observation" in client.get(reverse("codes")).content.decode()
        assert client.get(reverse("accord", args=[second.pk])).status_code == 404
        client.force_login(elle)
        assert client.get(reverse("accord", args=[second.pk])).status_code == 404

    def test_repris_le_texte_se_referme_tout_de_suite(self, gens, client):
        groupe, elle, _moderateur = gens
        autre = veilleuse_de(GroupeFactory())
        texte = texte_de(elle, groupe=groupe)
        second = seconds.inviter(texte, autre, elle)
        passage_de(texte, "Deux", [CodeFactory()], autre)
        seconds.finir(second, autre)
        actions.ne_plus_partager(texte, elle)
        texte.refresh_from_db()
        assert not peut_coder(autre, texte)
        assert not Observation.objects.visibles_pour(autre).exists()
        assert not Passage.objects.visibles_pour(autre).exists()
        client.force_login(autre)
        assert client.get(reverse("accord", args=[second.pk])).status_code == 404
        client.force_login(elle)
        assert client.get(reverse("accord", args=[second.pk])).status_code == 200

    def test_la_fin_de_la_demande_referme_le_texte(self, gens):
        groupe, elle, _moderateur = gens
        autre = veilleuse_de(GroupeFactory())
        texte = texte_de(elle, groupe=groupe)
        second = seconds.inviter(texte, autre, elle)
        assert texte in Observation.objects.visibles_pour(autre)
        seconds.terminer_l_invitation(second, elle)
        assert not Observation.objects.visibles_pour(autre).exists()

    def test_qui_quitte_son_role_ne_code_plus(self, gens):
        groupe, elle, _moderateur = gens
        autre = veilleuse_de(GroupeFactory())
        texte = texte_de(elle, groupe=groupe)
        seconds.inviter(texte, autre, elle)
        autre.fonction = ""
        autre.save()
        Adhesion.objects.filter(personne=autre).update(fin=timezone.localdate() - timezone.timedelta(days=1))
        partie = type(autre).objects.get(pk=autre.pk)
        assert not peut_coder(partie, texte)
        assert not Observation.objects.visibles_pour(partie).exists()

    def test_on_n_invite_que_qui_peut_lire_et_que_sur_un_texte_partage(self, gens):
        groupe, elle, autre = gens
        texte = texte_de(elle, groupe=groupe)
        for refusee in (membre(groupe), moderateur(GroupeFactory()), elle):
            with pytest.raises(ValidationError):
                seconds.inviter(texte, refusee, elle)
        with pytest.raises(PermissionDenied):
            seconds.inviter(texte_de(elle, partage=False, groupe=groupe), autre, elle)
        with pytest.raises(PermissionDenied):
            seconds.inviter(texte, coordination(), autre)
        assert set(seconds.invitables(texte)) >= {autre}
        assert membre(groupe) not in seconds.invitables(texte)

    def test_les_chiffres_et_les_desaccords_se_lisent(self, gens, client):
        groupe, elle, autre = gens
        texte = texte_de(elle, groupe=groupe)
        a, b = CodeFactory(nom="Accord"), CodeFactory(nom="Divergence")
        passage_de(texte, "Un", [a])
        passage_de(texte, "Un", [a], autre)
        passage_de(texte, "Quatre", [b])
        second = seconds.inviter(texte, autre, elle)
        second = seconds.finir(second, autre)
        assert second.mesure["paragraphe"]["accord"] == pytest.approx(0.75)
        assert [d[0].texte for d in Comparaison(texte, autre.pk).desaccords()] == ["Quatre. Cinq."]
        client.force_login(autre)
        html = client.get(reverse("accord", args=[second.pk])).content.decode()
        assert "75" in html
        assert "nan" not in html.lower().replace("financ", "")
        client.force_login(moderateur(groupe))
        assert client.get(reverse("accord", args=[second.pk])).status_code == 404


@pytest.mark.django_db
def test_avant_de_finir_on_lit_que_c_est_sans_retour(client):
    groupe, elle = groupe_et_veilleuse()
    autre = veilleuse_de(groupe)
    observation = texte_de(elle)
    second_de(observation, autre)
    client.force_login(autre)
    page = client.get(reverse("second_codage", args=[observation.reference])).content.decode()
    assert "On ne revient pas en arrière" in page
    second_de_fini = observation.seconds_codages.get()
    client.post(reverse("second_codage_finir", args=[second_de_fini.pk]))
    page = client.get(reverse("second_codage", args=[observation.reference])).content.decode()
    assert "Vous pouvez maintenant comparer" in page
    assert "On ne revient pas" not in page
