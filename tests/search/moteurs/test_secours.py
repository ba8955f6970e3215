"""What answers while there is no index."""

import pytest

from search.models import Entree
from search.moteurs import secours

pytestmark = pytest.mark.django_db


def _entree(titre, **champs):
    return Entree.objects.create(
        genre="ressources.ressource", titre=titre, langue="fr", adresse="/", **champs
    )


def test_autant_de_synonymes_que_les_listes_en_ont(monkeypatch):
    groupe = ("tournesol", *(f"mot{numero}" for numero in range(500)))
    monkeypatch.setattr(secours, "groupes", lambda: (groupe,))
    trouvee = _entree("Une fiche", texte="On y lit mot499.", objet_id=1)
    _entree("Une autre", objet_id=2)
    lignes = secours.chercher("tournesol", Entree.objects.all(), "fr").lignes
    assert [ligne.pk for ligne in lignes] == [trouvee.pk]


def test_accents_et_ligatures():
    entree = _entree("Le cœur brisé", objet_id=1)
    for question in ("coeur", "cœur", "BRISE"):
        assert [ligne.pk for ligne in secours.chercher(question, Entree.objects.all(), "fr").lignes] == [
            entree.pk
        ]
