import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle, Etat, Pas
from socle.cercles.permissions import peut_voir
from socle.comptes.enums import Role
from socle.comptes.models import Personne
from tests.comptes.fabriques import (
    GroupeFactory,
    PersonneFactory,
    coordination,
    membre,
    moderateur,
)
from tests.veille.fabriques import CodeFactory, ObservationFactory
from veille import actions
from veille.codage.ensemble import coder_l_ensemble
from veille.models import Observation

pytestmark = pytest.mark.django_db

#: Who reads an observation, by whether it is shared; the author always does.
VERITE = {
    "anonyme": (False, False),
    "sans_adhesion": (False, False),
    "participante": (False, False),
    "moderatrice": (False, True),
    "moderatrice_d_ailleurs": (False, False),
    "coordination": (False, True),
    "autre_veilleuse": (False, False),
    "auteur": (True, True),
    "auteur_sans_acces": (False, False),
    "moderatrice_sortie": (False, False),
}


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def autrice(groupe):
    return membre(groupe, Role.VEILLEUSE, fonction="veilleuse")


def personne(role, groupe, autrice):
    if role == "moderatrice_sortie":
        return moderateur(groupe, is_active=False)
    if role == "auteur_sans_acces":
        Personne.objects.filter(pk=autrice.pk).update(is_active=False)
        return Personne.objects.get(pk=autrice.pk)
    return {
        "anonyme": AnonymousUser,
        "sans_adhesion": PersonneFactory,
        "participante": lambda: membre(groupe),
        "moderatrice": lambda: moderateur(groupe),
        "moderatrice_d_ailleurs": moderateur,
        "coordination": coordination,
        "autre_veilleuse": lambda: membre(groupe, Role.VEILLEUSE, fonction="veilleuse"),
        "auteur": lambda: Personne.objects.get(pk=autrice.pk),
    }[role]()


@pytest.mark.parametrize("partagee", [False, True], ids=["gardée", "partagée"])
@pytest.mark.parametrize("role", VERITE)
def test_qui_lit_une_observation(role, partagee, groupe, autrice, client):
    observation = ObservationFactory(groupe=groupe, auteur=autrice)
    if partagee:
        actions.partager(observation, autrice)
    user = personne(role, groupe, autrice)
    attendu = VERITE[role][partagee]
    assert peut_voir(user, observation) is attendu
    assert Observation.objects.visibles_pour(user).exists() is attendu
    if user.is_authenticated and user.is_active:
        client.force_login(user)
    reponse = client.get(observation.get_absolute_url())
    assert (reponse.status_code == 200) is attendu
    if not attendu:
        assert reponse.status_code == (404 if user.is_authenticated and user.is_active else 302)


def test_une_observation_retiree_n_est_plus_qu_a_son_autrice(groupe, autrice):
    observation = ObservationFactory(groupe=groupe, auteur=autrice)
    actions.partager(observation, autrice)
    Observation.objects.update(etat=Etat.RETIRE)
    assert not Observation.objects.visibles_pour(moderateur(groupe)).exists()
    assert Observation.objects.visibles_pour(autrice).exists()


@pytest.mark.parametrize("vers", list(Cercle))
def test_une_observation_ne_s_elargit_jamais_par_le_cercle(vers, groupe, autrice, client):
    observation = ObservationFactory(groupe=groupe, auteur=autrice)
    with pytest.raises(PermissionDenied):
        cercles.proposer(observation, autrice, vers)
    client.force_login(autrice)
    adresse = reverse("agir_sur_cercle", args=["veille.observation", observation.reference, "proposer"])
    assert client.post(adresse, {"vers": vers}).status_code == 403
    if vers != Cercle.PRIVE:
        with pytest.raises(IntegrityError), transaction.atomic():
            Observation.objects.update(cercle=vers)


def test_partager_puis_reprendre_se_consigne_et_vaut_tout_de_suite(groupe, autrice, client):
    observation = ObservationFactory(groupe=groupe, auteur=autrice)
    moderatrice = moderateur(groupe)
    client.force_login(autrice)
    client.post(reverse("observation_partager", args=[observation.reference]))
    assert Observation.objects.visibles_pour(moderatrice).exists()
    client.post(reverse("observation_reprendre", args=[observation.reference]))
    assert not Observation.objects.visibles_pour(moderatrice).exists()
    assert list(observation.pas.values_list("pas", "par")) == [
        (Pas.PARTAGE, autrice.pk),
        (Pas.REPRISE, autrice.pk),
    ]


def test_partager_deux_fois_ne_consigne_qu_un_pas(groupe, autrice):
    observation = ObservationFactory(groupe=groupe, auteur=autrice)
    actions.partager(observation, autrice)
    actions.partager(observation, autrice)
    assert observation.pas.count() == 1


@pytest.mark.parametrize("nom", ["observation_partager", "observation_reprendre"])
def test_seule_son_autrice_partage_ou_reprend(nom, groupe, autrice, client):
    observation = ObservationFactory(groupe=groupe, auteur=autrice)
    actions.partager(observation, autrice)
    client.force_login(moderateur(groupe))
    assert client.post(reverse(nom, args=[observation.reference])).status_code == 403
    client.force_login(membre(groupe))
    assert client.post(reverse(nom, args=[observation.reference])).status_code == 404
    client.force_login(autrice)
    assert client.get(reverse(nom, args=[observation.reference])).status_code == 405


def test_la_recherche_ne_revele_rien_a_qui_ne_peut_pas_lire(groupe, autrice, indexer):
    ObservationFactory(groupe=groupe, auteur=autrice, texte="Le mot tournesol revient.")
    indexer()
    for user in (AnonymousUser(), membre(groupe), moderateur(groupe), coordination()):
        assert not list(Observation.objects.visibles_pour(user).search("tournesol"))
    assert len(list(Observation.objects.visibles_pour(autrice).search("tournesol"))) == 1


class TestLire:
    def test_un_script_ne_passe_pas_dans_la_page(self, groupe, autrice, client):
        observation = ObservationFactory(
            groupe=groupe,
            auteur=autrice,
            texte="<script>alert(1)</script><img src=x onerror=alert(1)>[a](javascript:b)",
        )
        client.force_login(autrice)
        assert "alert(1)<" not in client.get(observation.get_absolute_url()).content.decode()


class TestModifier:
    def test_un_formulaire_depasse_ne_recouvre_pas_et_garde_la_saisie(self, groupe, autrice, client):
        observation = ObservationFactory(groupe=groupe, auteur=autrice)
        client.force_login(autrice)
        adresse = reverse("observation_modifier", args=[observation.reference])
        depassee = {"moment": "accueil", "texte": "Ma version.", "version": "2001-01-01T00:00:00+00:00"}
        html = client.post(adresse, depassee).content.decode()
        assert "a changé ailleurs" in html
        assert "Ma version." in html
        observation.refresh_from_db()
        assert observation.texte != "Ma version."

    def test_une_note_hors_de_l_ordre_du_jour_se_corrige_sans_moment(self, groupe, autrice, client):
        observation = ObservationFactory(groupe=groupe, auteur=autrice, moment="")
        client.force_login(autrice)
        adresse = reverse("observation_modifier", args=[observation.reference])
        assert (
            f'href="{observation.get_absolute_url()}">Ne rien changer' in client.get(adresse).content.decode()
        )
        assert client.post(adresse, {"texte": "Sur le trottoir."}).status_code == 302
        observation.refresh_from_db()
        assert (observation.texte, observation.moment) == ("Sur le trottoir.", "")

    def test_les_codes_deja_poses_sont_coches_et_se_changent(self, groupe, autrice, client):
        famille = CodeFactory(cle="role")
        observation = ObservationFactory(groupe=groupe, auteur=autrice)
        coder_l_ensemble(observation, [famille], observation.auteur)
        client.force_login(autrice)
        adresse = reverse("observation_modifier", args=[observation.reference])
        assert "checked" in client.get(adresse).content.decode().split("codes_role", 1)[1][:300]
        client.post(adresse, {"moment": "accueil", "texte": "Autre."})
        assert not observation.codes

    def test_qui_la_lit_ne_la_change_pas(self, groupe, autrice, client):
        observation = ObservationFactory(groupe=groupe, auteur=autrice)
        actions.partager(observation, autrice)
        client.force_login(moderateur(groupe))
        adresse = reverse("observation_modifier", args=[observation.reference])
        assert client.get(adresse).status_code == 404
        assert client.post(adresse, {"moment": "accueil", "texte": "Autre."}).status_code == 404


class TestListe:
    def test_on_trie_par_code_et_par_groupe(self, groupe, autrice, client):
        code = CodeFactory(cle="temps")
        notee = ObservationFactory(groupe=groupe, auteur=autrice, texte="Celle du temps.")
        coder_l_ensemble(notee, [code], notee.auteur)
        ObservationFactory(groupe=groupe, auteur=autrice, texte="Une autre, sans code.")
        client.force_login(autrice)
        html = client.get(reverse("observations"), {"code": "temps", "groupe": groupe.slug}).content.decode()
        assert "Celle du temps." in html
        assert "Une autre" not in html

    def test_un_tri_inconnu_n_empeche_rien(self, autrice, client):
        client.force_login(autrice)
        adresse = reverse("observations")
        assert client.get(adresse, {"code": "inconnu", "groupe": "\x00", "page": "x"}).status_code == 200

    def test_le_tri_ne_nomme_que_les_groupes_de_ce_qu_on_peut_lire(self, groupe, autrice, client):
        secrete = ObservationFactory()
        client.force_login(moderateur(groupe))
        assert secrete.groupe.nom not in client.get(reverse("observations")).content.decode()

    def test_le_nombre_de_requetes_ne_suit_pas_le_nombre_d_observations(
        self, groupe, autrice, client, django_assert_max_num_queries
    ):
        code = CodeFactory()
        client.force_login(autrice)
        for adresse in (reverse("observations"), reverse("veille"), reverse("codes")):
            for _ in range(2):
                for observation in ObservationFactory.create_batch(3, groupe=groupe, auteur=autrice):
                    coder_l_ensemble(observation, [code], observation.auteur)
                with django_assert_max_num_queries(15) as requetes:
                    client.get(adresse)
                nombre = len(requetes)
            for observation in ObservationFactory.create_batch(6, groupe=groupe, auteur=autrice):
                coder_l_ensemble(observation, [code], observation.auteur)
            with django_assert_max_num_queries(nombre):
                client.get(adresse)
