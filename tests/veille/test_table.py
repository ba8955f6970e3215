import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from socle.comptes.enums import Role
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur
from tests.veille.fabriques import CodeFactory, ObservationFactory
from veille.codage.ensemble import coder_l_ensemble
from veille.models import Code

pytestmark = pytest.mark.django_db


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def autrice(groupe):
    return membre(groupe, Role.VEILLEUSE, fonction="veilleuse")


def test_la_table_montre_ses_seances_a_noter_et_pas_celles_des_autres(groupe, autrice, client):
    passee = SeanceFactory(groupe=groupe, passee=True)
    a_venir = SeanceFactory(groupe=groupe)
    ailleurs = SeanceFactory(passee=True)
    client.force_login(autrice)
    html = client.get(reverse("veille")).content.decode()
    for seance in (passee, a_venir):
        assert reverse("carnet", args=[seance.reference]) in html
    assert ailleurs.titre not in html


def test_les_nombres_de_la_table_sont_les_siens(groupe, autrice, client):
    code = CodeFactory(nom="Le temps")
    for auteur in (autrice, membre(groupe, Role.VEILLEUSE, fonction="veilleuse")):
        coder_l_ensemble(ObservationFactory(groupe=groupe, auteur=auteur), [code], auteur)
    client.force_login(autrice)
    html = client.get(reverse("veille")).content.decode()
    assert "1 observation<" in html
    assert "2 observations" not in html


def test_la_grille_ne_compte_que_ce_que_l_on_peut_lire(groupe, autrice, client):
    code = CodeFactory(nom="Le temps")
    coder_l_ensemble(ObservationFactory(groupe=groupe, auteur=autrice), [code], autrice)
    client.force_login(moderateur(groupe))
    html = client.get(reverse("codes")).content.decode()
    assert "Le temps" in html
    assert "0 observation" in html


@pytest.mark.parametrize("adresse", ["veille", "codes", "observations"])
def test_une_participante_n_a_pas_de_table(adresse, groupe, client):
    client.force_login(membre(groupe))
    assert client.get(reverse(adresse)).status_code == 404


@pytest.mark.parametrize("qui", [moderateur, coordination])
def test_la_table_est_celle_de_la_veilleuse(qui, client):
    client.force_login(qui())
    assert client.get(reverse("veille")).status_code == 404
    assert client.get(reverse("observations")).status_code == 200


class TestCodes:
    def test_l_arbre_garde_l_ordre_et_la_profondeur(self):
        famille = CodeFactory(nom="B", rang=1)
        CodeFactory(nom="A", rang=2)
        enfant = CodeFactory(nom="C", rang=3, parent=famille)
        CodeFactory(nom="D", rang=4, parent=enfant)
        assert [(code.nom, code.profondeur) for code in Code.objects.en_arbre()] == [
            ("B", 0),
            ("C", 1),
            ("D", 2),
            ("A", 0),
        ]

    def test_un_code_ne_peut_pas_etre_sous_lui_meme(self):
        haut = CodeFactory()
        bas = CodeFactory(parent=haut)
        haut.parent = bas
        with pytest.raises(ValidationError, match="déjà au-dessus"):
            haut.full_clean()
        with pytest.raises(IntegrityError):
            Code.objects.filter(pk=haut.pk).update(parent=haut.pk)


def test_les_outils_viennent_avant_les_observations_qui_seraient_longues(groupe, autrice, client):
    ObservationFactory.create_batch(6, groupe=groupe, auteur=autrice)
    client.force_login(autrice)
    html = client.get(reverse("veille")).content.decode()
    debut = html.index('id="observations"')
    for outil in ("codes", "motifs", "faisceaux", "verbatims", "remontees", "indicateurs", "archives"):
        assert html.index(f'href="{reverse(outil)}"') < debut
    assert html.count('<article class="carte">') == 4
