"""The index under several processes, `kill -9`, rebuilds, and files that go away."""

import logging
import multiprocessing
import stat
import threading

import pytest

from search.backends.whoosh_fr import ecriture
from search.backends.whoosh_fr.generations import Absente, Depot
from search.backends.whoosh_fr.stockage import SurDisque
from search.verrous import Occupe

from .outils import (
    Lecteur,
    ecrire,
    ecrire_une_serie,
    fiche,
    mourir_en_ecrivant,
    retirer,
)

_PROCESSUS = multiprocessing.get_context("spawn")


@pytest.fixture
def dossier(tmp_path):
    return tmp_path / "recherche"


@pytest.fixture
def depot(dossier):
    return Depot(dossier, attente=60)


@pytest.fixture
def lecteur(depot):
    lecteur = Lecteur(depot)
    yield lecteur
    lecteur.lecture.fermer()


def reconstruire(depot, *fiches):
    chantier = ecriture.Chantier(depot)
    chantier.ajouter(dict(fiches))
    chantier.publier()


def segments(depot):
    return sorted((depot.dossier / depot.courante()).glob("*.seg"))


class TestEcrire:
    def test_ce_qui_est_ecrit_est_trouve_aussitot(self, depot, lecteur):
        ecrire(depot, fiche(1, "rue", "froid"), fiche(2, "rue"))
        assert lecteur.trouve("rue") == {1, 2}
        ecrire(depot, fiche(2, "froid"))
        assert (lecteur.trouve("rue"), lecteur.trouve("froid")) == ({1}, {1, 2})

    def test_ce_qui_est_retire_n_est_plus_trouve(self, depot, lecteur):
        ecrire(depot, fiche(1, "rue"), fiche(2, "rue"))
        assert lecteur.trouve("rue") == {1, 2}
        retirer(depot, 1)
        assert lecteur.trouve("rue") == {2}

    def test_le_dossier_n_est_lisible_que_par_nous(self, depot):
        ecrire(depot, fiche(1, "rue"))
        for chemin in (depot.dossier, depot.dossier / depot.courante()):
            assert stat.S_IMODE(chemin.stat().st_mode) == 0o700

    def test_deux_processus_qui_ecrivent_ne_perdent_rien(self, dossier, lecteur):
        with _PROCESSUS.Pool(2) as processus:
            processus.starmap(ecrire_une_serie, [(dossier, 0, 25), (dossier, 100, 25)])
        assert lecteur.trouve("mot") == {*range(25), *range(100, 125)}

    def test_tuer_qui_ecrit_ne_perd_rien_et_n_empeche_personne(self, dossier, depot, lecteur, caplog):
        with _PROCESSUS.Pool(1) as processus:
            ecrits = processus.apply(mourir_en_ecrivant, (dossier, 12))
        assert set(ecrits) <= lecteur.trouve("mot")
        ecrire(depot, fiche(999_999, "mot"))
        assert {*ecrits, 999_999} <= lecteur.trouve("mot")
        assert not caplog.records

    def test_qui_attend_trop_longtemps_le_dit(self, dossier, depot):
        with depot.ecriture(), pytest.raises(Occupe):
            ecrire(Depot(dossier, attente=0), fiche(1, "rue"))
        ecrire(Depot(dossier, attente=0), fiche(1, "rue"))

    def test_une_ecriture_refusee_laisse_la_place_a_la_suivante(self, depot, lecteur, monkeypatch):
        ecrire(depot, fiche(1, "rue"))
        with monkeypatch.context() as disque:
            disque.setattr(SurDisque, "rename_file", _disque_plein)
            with pytest.raises(OSError, match="plein"):
                ecrire(depot, fiche(2, "rue"))
        assert lecteur.trouve("rue") == {1}
        ecrire(depot, fiche(3, "rue"))
        assert lecteur.trouve("rue") == {1, 3}


def _disque_plein(*args, **kwargs):
    raise OSError("disque plein")


class TestReconstruire:
    def test_la_nouvelle_generation_repond_et_une_ancienne_reste(self, depot, lecteur):
        ecrire(depot, fiche(1, "rue"))
        for numero in (2, 3, 4):
            reconstruire(depot, fiche(numero, "rue"))
            assert lecteur.trouve("rue") == {numero}
        assert len(list(depot.dossier.glob("g-*"))) == 2

    def test_personne_ne_voit_une_generation_en_chantier(self, depot, lecteur):
        ecrire(depot, fiche(1, "rue"))
        chantier = ecriture.Chantier(depot)
        chantier.ajouter(dict([fiche(2, "rue")]))
        assert lecteur.trouve("rue") == {1}
        chantier.publier()
        assert lecteur.trouve("rue") == {2}

    def test_ce_qui_change_pendant_une_reconstruction_n_est_pas_perdu(self, dossier, depot, lecteur):
        ecrire(depot, fiche(1, "rue"), fiche(2, "rue"))
        chantier = ecriture.Chantier(depot)
        chantier.ajouter(dict([fiche(1, "rue"), fiche(2, "rue")]))
        ailleurs = Depot(dossier, attente=60)
        retirer(ailleurs, 1)
        ecrire(ailleurs, fiche(2, "froid"), fiche(3, "rue"))
        chantier.publier()
        assert (lecteur.trouve("rue"), lecteur.trouve("froid")) == ({3}, {2})

    def test_une_ligne_coupee_du_journal_n_efface_pas_les_autres(self, depot, lecteur):
        chantier = ecriture.Chantier(depot)
        with (depot.dossier / f"{chantier.nom}.journal").open("a") as journal:
            journal.write('\n["essais.fiche:1", {"cle": "ess')
        ecrire(depot, fiche(2, "rue"))
        chantier.publier()
        assert lecteur.trouve("rue") == {2}

    def test_une_reconstruction_abandonnee_n_empeche_pas_la_suivante(self, depot, lecteur):
        ecrire(depot, fiche(1, "rue"))
        ecriture.Chantier(depot).abandonner()
        ecrire(depot, fiche(2, "rue"))
        assert not list(depot.dossier.glob("*.journal"))
        reconstruire(depot, fiche(3, "rue"))
        assert lecteur.trouve("rue") == {3}
        assert len(list(depot.dossier.glob("g-*"))) == 2

    def test_une_seule_reconstruction_a_la_fois(self, dossier, depot):
        chantier = ecriture.Chantier(depot)
        with pytest.raises(Occupe):
            ecriture.Chantier(Depot(dossier, attente=0))
        chantier.abandonner()

    def test_une_ecriture_sans_index_n_efface_pas_le_chantier(self, depot, lecteur):
        chantier = ecriture.Chantier(depot)
        chantier.ajouter(dict([fiche(1, "rue")]))
        ecrire(depot, fiche(2, "rue"))
        chantier.publier()
        assert lecteur.trouve("rue") == {1, 2}

    def test_l_objet_que_deux_modeles_donnent_est_ecrit_une_fois_au_plus_precis(self, depot, lecteur):
        cle, parent = fiche(1, "parent")
        _, enfant = fiche(1, "enfant")
        enfant["genres"] += " essais.enfant"
        for ordre in ([parent, enfant], [enfant, parent]):
            chantier = ecriture.Chantier(depot)
            for document in ordre:
                chantier.ajouter({cle: document})
            chantier.publier()
            assert (lecteur.trouve("parent"), lecteur.trouve("enfant")) == (set(), {1})

    def test_chercher_pendant_des_reconstructions_trouve_toujours_tout(self, depot, lecteur, caplog):
        fiches = [fiche(numero, "rue") for numero in range(200)]
        reconstruire(depot, *fiches)
        fini, rates, nombre = threading.Event(), [], 0

        def chercher():
            nonlocal nombre
            while not fini.is_set():
                nombre += 1
                if len(lecteur.trouve("rue")) != 200:
                    rates.append(nombre)

        recherches = [threading.Thread(target=chercher) for _ in range(2)]
        for recherche in recherches:
            recherche.start()
        for _ in range(6):
            reconstruire(depot, *fiches)
            ecrire(depot, fiche(0, "rue"))
        fini.set()
        for recherche in recherches:
            recherche.join()
        assert nombre > 10
        assert not rates
        assert not caplog.records


class TestAbime:
    """Found: nothing; in the log: why; a rebuild: a fresh index."""

    @pytest.fixture(autouse=True)
    def _deja_ouvert(self, depot, lecteur):
        ecrire(depot, fiche(1, "rue"))
        assert lecteur.trouve("rue") == {1}

    @pytest.fixture(autouse=True)
    def _tout_dire(self, caplog):
        caplog.set_level(logging.INFO, "search.backends.whoosh_fr.lecture")

    def _dit(self, caplog):
        return [trace.levelno for trace in caplog.records]

    def _se_releve(self, depot, lecteur, caplog):
        caplog.clear()
        reconstruire(depot, fiche(2, "rue"))
        assert lecteur.trouve("rue") == {2}
        assert not caplog.records

    def test_sans_pointeur(self, depot, lecteur, caplog):
        (depot.dossier / "courante").unlink()
        assert lecteur.trouve("rue") == set()
        assert self._dit(caplog) == [logging.INFO]
        self._se_releve(depot, lecteur, caplog)

    def test_une_generation_d_un_autre_schema(self, depot, lecteur, caplog):
        (depot.dossier / "g-0-abc").mkdir()
        (depot.dossier / "courante").write_text("g-0-abc")
        with pytest.raises(Absente):
            depot.courante()
        assert lecteur.trouve("rue") == set()
        assert self._dit(caplog) == [logging.INFO]
        self._se_releve(depot, lecteur, caplog)

    def test_une_generation_effacee(self, depot, lecteur, caplog):
        generation = depot.dossier / depot.courante()
        for fichier in generation.iterdir():
            fichier.unlink()
        generation.rmdir()
        assert lecteur.trouve("rue") == set()
        assert self._dit(caplog) == [logging.INFO]
        self._se_releve(depot, lecteur, caplog)

    @pytest.mark.parametrize("reste", [0, 10, 200])
    def test_un_segment_coupe_sous_un_processus_qui_le_lit(self, depot, lecteur, caplog, reste):
        """Cut under its mapping, it would end the process (SIGBUS)."""
        (segment,) = segments(depot)
        with segment.open("r+b") as fichier:
            fichier.truncate(reste)
        assert lecteur.trouve("rue") == set()
        assert self._dit(caplog) == [logging.ERROR]
        self._se_releve(depot, lecteur, caplog)

    def test_un_segment_efface(self, depot, lecteur, caplog):
        (segment,) = segments(depot)
        segment.unlink()
        assert lecteur.trouve("rue") == set()
        assert self._dit(caplog) == [logging.ERROR]
        self._se_releve(depot, lecteur, caplog)

    def test_une_table_des_matieres_illisible(self, depot, lecteur, caplog):
        (table,) = (depot.dossier / depot.courante()).glob("*.toc")
        table.write_bytes(b"\0" * 12)
        Lecteur(depot).trouve("rue")
        assert self._dit(caplog) == [logging.ERROR]
        self._se_releve(depot, lecteur, caplog)
