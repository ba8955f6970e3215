"""Long work beside the postman: once at a time, and not again at once when it fails. What fails is told once."""

import sys
from contextlib import suppress
from itertools import pairwise

import pytest
from django.db import OperationalError

from search import arriere_plan, tournees
from search.arriere_plan import DELAI, OCCUPE, Commande, Reprises
from search.verrous import Occupe


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
    assert [ligne.levelname for ligne in caplog.records] == ["ERROR"]
    assert commande.lancer()
    lances[-1].code = 0
    assert commande.lancer()
    assert [ligne.levelname for ligne in caplog.records] == ["ERROR", "WARNING"]


def test_un_autre_le_fait_deja_ce_n_est_ni_un_echec_ni_une_reussite(lances, horloge, caplog):
    commande = Commande("recherche_reconstruire")
    for _tour in range(3):
        assert commande.lancer()
        lances[-1].code = OCCUPE
    assert not caplog.records


def test_ce_qui_a_fini_est_entendu_sans_qu_il_faille_recommencer(lances, monkeypatch, caplog):
    """Else a round that finds all well would leave a child of the postman unheard until it stops."""
    monkeypatch.setattr("search.reconstruction.est_a_faire", lambda: False)
    for nom in ("_REFAIRE", "_RATTRAPER"):
        monkeypatch.setattr(tournees, nom, Commande("recherche_reconstruire"))
        getattr(tournees, nom).lancer()
        lances[-1].code = 1
    tournees.refaire_la_recherche()
    assert [ligne.levelname for ligne in caplog.records] == ["ERROR", "ERROR"]


class TestUnDisquePlein:
    """The round of every three seconds, and a writer that cannot write."""

    @pytest.fixture
    def essais(self, monkeypatch, horloge):
        """When the writer was tried; `erreur[0]` is what it raises, or None."""
        essais, erreur = [], [OSError(28, "No space left on device")]

        def appliquer():
            essais.append(horloge[0])
            if erreur[0]:
                raise erreur[0]

        monkeypatch.setattr("search.ecrivain.appliquer", appliquer)
        monkeypatch.setattr(tournees, "_ECRITURE", Reprises(3))
        return essais, erreur

    @staticmethod
    def passer(horloge, secondes):
        fin = horloge[0] + secondes
        while horloge[0] < fin:
            tournees.mettre_la_recherche_a_jour()
            horloge[0] += 3

    def test_se_reessaie_de_plus_en_plus_tard_et_une_heure_au_plus(self, essais, horloge):
        faits, _erreur = essais
        self.passer(horloge, 6 * 3600)
        ecarts = [apres - avant for avant, apres in pairwise(faits)]
        assert ecarts[:4] == [3, 6, 12, 24]
        assert ecarts[-1] == max(ecarts) == 3600

    def test_se_dit_une_fois_puis_quand_tout_va_ou_que_la_raison_change(self, essais, horloge, caplog):
        _faits, erreur = essais
        self.passer(horloge, 3600)
        assert [ligne.levelname for ligne in caplog.records] == ["ERROR"]
        erreur[0] = PermissionError(30, "Read-only file system")
        self.passer(horloge, 3 * 3600)
        assert len(caplog.records) == 2
        erreur[0] = None
        self.passer(horloge, 2 * 3600)
        assert [ligne.levelname for ligne in caplog.records] == ["ERROR", "ERROR", "WARNING"]
        assert essais[0][-1] - essais[0][-2] == 3

    @pytest.mark.parametrize("passagere", [OperationalError("away"), Occupe("a colleague")])
    def test_la_base_absente_et_un_autre_ecrivain_ne_sont_pas_des_echecs(
        self, passagere, essais, horloge, caplog
    ):
        faits, erreur = essais
        erreur[0] = passagere
        for _tour in range(3):
            with suppress(OperationalError):
                tournees.mettre_la_recherche_a_jour()
        assert len(faits) == 3
        assert not caplog.records


@pytest.mark.parametrize("a_faire", [True, False])
def test_un_index_illisible_se_refait_a_cote(a_faire, lances, monkeypatch):
    monkeypatch.setattr("search.reconstruction.est_a_faire", lambda: a_faire)
    monkeypatch.setattr(tournees, "_REFAIRE", Commande("recherche_reconstruire"))
    tournees.refaire_la_recherche()
    assert len(lances) == a_faire
