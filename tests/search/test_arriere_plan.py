"""Long work beside the postman: once at a time, and not again at once when it fails."""

import sys

import pytest

from search import arriere_plan, tournees
from search.arriere_plan import DELAI, Commande


class Processus:
    """Popen, without a process: `code` is None as long as it runs."""

    def __init__(self, commande, **_options):
        self.commande, self.code = commande, None

    def poll(self):
        return self.code


@pytest.fixture
def lances(monkeypatch, settings):
    settings.RECHERCHE_A_COTE = True
    lances = []

    def lancer(commande, **options):
        lances.append(Processus(commande, **options))
        return lances[-1]

    monkeypatch.setattr(arriere_plan.subprocess, "Popen", lancer)
    return lances


@pytest.fixture
def horloge(monkeypatch):
    heure = [1000.0]
    monkeypatch.setattr(arriere_plan.time, "monotonic", lambda: heure[0])
    return heure


def test_une_seule_a_la_fois(lances):
    commande = Commande("recherche_reconstruire")
    assert commande.lancer()
    assert not commande.lancer()
    lances[0].code = 0
    assert commande.lancer()
    assert [str(mot) for mot in lances[0].commande][0::2] == [sys.executable, "recherche_reconstruire"]


def test_ce_qui_echoue_attend_de_plus_en_plus(lances, horloge, caplog):
    commande = Commande("recherche_reconstruire")
    for echec in range(3):
        assert commande.lancer()
        lances[-1].code = 1
        attente = DELAI * 2**echec
        assert not commande.lancer()
        horloge[0] += attente - 1
        assert not commande.lancer()
        horloge[0] += 1
    assert len(caplog.records) == 3
    assert commande.lancer()
    lances[-1].code = 0
    assert commande.lancer()


@pytest.mark.parametrize("a_faire", [True, False])
def test_un_index_illisible_se_refait_a_cote(a_faire, lances, monkeypatch):
    monkeypatch.setattr("search.reconstruction.est_a_faire", lambda: a_faire)
    monkeypatch.setattr(tournees, "_REFAIRE", Commande("recherche_reconstruire"))
    tournees.refaire_la_recherche()
    assert len(lances) == a_faire
