"""Names of the directory, proposed while one types in another form: those that one may see, and no other (§4.5)."""

import pytest

from socle.cercles.enums import Cercle
from tests.comptes.fabriques import GroupeFactory, membre
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
ADRESSE = "/ressources/noms/"


def proposes(client, debut):
    return client.get(ADRESSE, {"q": debut}).json()["noms"]


def test_on_propose_les_noms_que_l_on_peut_voir_et_eux_seuls(client, connecter):
    groupe = GroupeFactory()
    RessourceFactory(nom="Épicerie du pont", cercle=Cercle.PUBLIC)
    RessourceFactory(nom="Épicerie cachée", cercle=Cercle.GROUPE, groupe=groupe)
    connecter(client, membre())
    assert proposes(client, "epicerie") == ["Épicerie du pont"]
    connecter(client, membre(groupe))
    assert sorted(proposes(client, "epicerie")) == ["Épicerie cachée", "Épicerie du pont"]


@pytest.mark.parametrize("debut", ["", "é", "\x00", "introuvable"])
def test_presque_rien_ne_propose_rien(client, connecter, debut):
    RessourceFactory(nom="Épicerie du pont", cercle=Cercle.PUBLIC)
    connecter(client, membre())
    assert proposes(client, debut) == []
