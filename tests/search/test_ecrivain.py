"""Never wrong, never lost: the database is the truth, the index catches up, and what was taken back is gone."""

import contextlib
import shutil
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.db import connection
from modelsearch.backends import get_search_backend

from ressources.models import Ressource
from search import ecrivain, reconstruction, tournees, verrous
from search.arriere_plan import OCCUPE
from search.backends.whoosh_fr.backend import SearchBackend
from search.models import Changement, Entree
from search.trouver import Recherche
from search.verrous import Occupe, Verrou
from socle.cercles import actions
from socle.cercles.enums import Cercle
from socle.etiquettes.models import Etiquette
from tests.comptes.fabriques import membre
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db
MOT = "tournesol"


def trouvees(question=MOT, user=None):
    recherche = Recherche(user or AnonymousUser(), question)
    return sorted(r.titre for rangee in recherche.montrees for r in rangee.resultats)


def indexees(mot=MOT):
    """What the index itself answers, whatever waits."""
    lecture = get_search_backend("entrees").search(mot, Entree.objects.all())
    return sorted(entree.titre for entree in lecture)


@pytest.fixture
def sur_le_disque(settings, tmp_path, indexer):
    """An index of files, as an installation has it; gives `indexer` and the folder."""
    settings.VAR = tmp_path
    settings.WAGTAILSEARCH_BACKENDS = {
        nom: {**reglages, "LOCATION": str(tmp_path / nom)}
        for nom, reglages in settings.WAGTAILSEARCH_BACKENDS.items()
    }
    yield indexer
    for nom in settings.WAGTAILSEARCH_BACKENDS:
        get_search_backend(nom).lecture.fermer()


class TestAppliquer:
    def test_rien_n_attend_plus_et_tout_se_trouve(self, indexer):
        RessourceFactory(nom="Maison du tournesol")
        assert trouvees() == ["Maison du tournesol"]
        assert not Entree.objects.filter(titre__contains=MOT).exists()
        assert indexer() > 0
        assert not Changement.objects.exists()
        assert trouvees() == indexees() == ["Maison du tournesol"]

    def test_par_lots_en_disant_ou_l_on_en_est(self, indexer, monkeypatch):
        monkeypatch.setattr(ecrivain, "LOT", 3)
        for numero in range(4):
            RessourceFactory(nom=f"Maison du tournesol {numero}")
        dits = []
        ecrivain.appliquer(lambda fait, total: dits.append((fait, total)))
        assert dits[-1][0] == dits[-1][1]
        assert len(dits) > 1
        assert len(indexees()) == 4

    def test_un_arret_laisse_la_suite_pour_plus_tard(self, indexer, monkeypatch):
        monkeypatch.setattr(ecrivain, "LOT", 1)
        RessourceFactory(nom="Maison du tournesol")
        fois = iter([False, True])
        assert ecrivain.appliquer(arreter=lambda: next(fois)) == 1
        assert trouvees() == ["Maison du tournesol"]

    def test_ce_qui_change_pendant_qu_on_ecrit_attend_le_tour_suivant(self, indexer, monkeypatch):
        fiche = RessourceFactory(nom="Maison du tournesol")
        vraie = ecrivain._Indexation.faire

        def puis_changer(self):
            vraie(self)
            type(fiche).objects.filter(pk=fiche.pk).update(nom="Maison du coquelicot")
            monkeypatch.setattr(ecrivain._Indexation, "faire", vraie)

        monkeypatch.setattr(ecrivain._Indexation, "faire", puis_changer)
        monkeypatch.setattr(ecrivain, "LOT", 10_000)
        fois = iter([False, True])
        ecrivain.appliquer(arreter=lambda: next(fois))
        assert Changement.objects.count() == 1
        assert (trouvees(MOT), trouvees("coquelicot")) == ([], ["Maison du coquelicot"])
        indexer()
        assert (indexees(MOT), indexees("coquelicot")) == ([], ["Maison du coquelicot"])

    def test_un_genre_qui_n_existe_plus_ne_bloque_rien(self, indexer):
        Changement.objects.create(genre="cdp.ancienne", objet_id=3)
        RessourceFactory(nom="Maison du tournesol")
        indexer()
        assert not Changement.objects.exists()
        assert indexees()

    def test_une_chose_illisible_n_en_cache_aucune_autre(self, indexer, monkeypatch, caplog):
        illisible = RessourceFactory(nom="Un tournesol")
        indexer()
        adresse = Ressource.get_absolute_url

        def get_absolute_url(ressource):
            if ressource.pk == illisible.pk:
                raise ValueError(MOT)
            return adresse(ressource)

        monkeypatch.setattr(Ressource, "get_absolute_url", get_absolute_url)
        Ressource.objects.filter(pk=illisible.pk).update(nom="Un coquelicot, un tournesol")
        RessourceFactory(nom="Maison du tournesol")
        # Before the writer has passed, and after: neither its old words nor its new ones.
        assert trouvees() == ["Maison du tournesol"]
        indexer()
        assert trouvees() == indexees() == ["Maison du tournesol"]
        assert not Changement.objects.exists()
        assert f"{illisible.pk}" in caplog.text
        assert reconstruction.rattraper() == 0
        monkeypatch.undo()
        assert reconstruction.rattraper() == 1


class TestCeQuiEstRepris:
    """§4.1: at once, and everywhere, before the index knows."""

    def test_une_chose_retiree(self, indexer):
        auteur = membre()
        vignette = VignetteFactory(cercle=Cercle.PUBLIC, titre="Le tournesol", auteur=auteur)
        indexer()
        assert trouvees()
        actions.retirer(vignette, auteur)
        assert indexees(), "the index still has it"
        assert not trouvees()
        assert not Recherche(AnonymousUser(), MOT).genres

    def test_une_chose_effacee(self, indexer):
        fiche = RessourceFactory(nom="Maison du tournesol")
        indexer()
        fiche.delete()
        assert indexees()
        assert not trouvees()
        indexer()
        assert not indexees()
        assert not Entree.objects.filter(titre__contains=MOT).exists()

    def test_un_mot_ote_d_un_texte(self, indexer):
        fiche = RessourceFactory(nom="Maison", description="Un tournesol.")
        indexer()
        type(fiche).objects.filter(pk=fiche.pk).update(description="Un jardin.")
        assert indexees()
        assert not trouvees()
        assert trouvees("jardin") == ["Maison"]

    def test_un_ancien_titre_ne_se_montre_plus(self, indexer):
        fiche = RessourceFactory(nom="Maison du tournesol", description="Un jardin.")
        indexer()
        type(fiche).objects.filter(pk=fiche.pk).update(nom="Maison")
        assert trouvees("jardin") == ["Maison"]


class TestLesPannes:
    """Whatever dies, and wherever, the same work done again ends right."""

    @pytest.mark.parametrize("etape", ["_entrees", "_Indexation.prendre", "_Indexation.faire"])
    def test_mourir_a_chaque_etape(self, etape, indexer, monkeypatch):
        RessourceFactory(nom="Maison du tournesol")
        indexer()
        RessourceFactory(nom="Tournesol et compagnie")
        cible, _, nom = etape.rpartition(".")
        ou = getattr(ecrivain, cible) if cible else ecrivain

        def mourir(*args, **kwargs):
            raise SystemExit

        with monkeypatch.context() as patch:
            patch.setattr(ou, nom, mourir)
            with pytest.raises(SystemExit):
                ecrivain.appliquer()
        assert trouvees() == ["Maison du tournesol", "Tournesol et compagnie"]
        indexer()
        assert indexees() == ["Maison du tournesol", "Tournesol et compagnie"]

    def test_un_disque_plein(self, sur_le_disque, monkeypatch):
        RessourceFactory(nom="Maison du tournesol")
        sur_le_disque()
        RessourceFactory(nom="Tournesol et compagnie")

        def plein(*args, **kwargs):
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(SearchBackend, "appliquer", plein)
            with pytest.raises(OSError, match="No space left"):
                sur_le_disque()
        assert Changement.objects.exists()
        assert trouvees() == ["Maison du tournesol", "Tournesol et compagnie"]
        sur_le_disque()
        assert indexees() == ["Maison du tournesol", "Tournesol et compagnie"]

    def test_un_dossier_qui_ne_peut_pas_naitre(self, sur_le_disque, tmp_path, settings):
        """Read only from the first day: people search, whoever writes is told."""
        (tmp_path / "fichier").write_text("")
        settings.WAGTAILSEARCH_BACKENDS = {
            nom: {**reglages, "LOCATION": str(tmp_path / "fichier" / nom)}
            for nom, reglages in settings.WAGTAILSEARCH_BACKENDS.items()
        }
        RessourceFactory(nom="Maison du tournesol")
        assert trouvees() == ["Maison du tournesol"]
        with pytest.raises(OSError, match="Not a directory"):
            sur_le_disque()
        assert trouvees() == ["Maison du tournesol"]

    @pytest.mark.skipif(connection.vendor != "postgresql", reason="a lock between machines: PostgreSQL")
    def test_une_autre_machine_ecrit_on_ne_l_attend_pas_longtemps(self, indexer, monkeypatch):
        RessourceFactory(nom="Maison du tournesol")
        ailleurs = connection.copy()
        try:
            with ailleurs.cursor() as curseur:
                curseur.execute("SELECT pg_advisory_lock(%s)", [ecrivain._VERROU_POSTGRESQL])
            with pytest.raises(Occupe):
                indexer()
            # She ends while this one waits.
            monkeypatch.setattr(ecrivain.time, "sleep", lambda _duree: ailleurs.close())
            indexer()
        finally:
            ailleurs.close()
        assert indexees()

    def test_deux_a_la_fois_un_seul_ecrit(self, sur_le_disque):
        RessourceFactory(nom="Maison du tournesol")
        with ecrivain.seul_a_ecrire():
            with pytest.raises(Occupe):
                ecrivain.appliquer()
            tournees.mettre_la_recherche_a_jour()
            assert Changement.objects.exists()
        tournees.mettre_la_recherche_a_jour()
        assert not Changement.objects.exists()

    @pytest.mark.parametrize("degat", ["efface", "vide", "abime"])
    def test_un_index_efface_ou_abime_se_refait(self, degat, sur_le_disque, tmp_path):
        RessourceFactory(nom="Maison du tournesol")
        sur_le_disque()
        get_search_backend("entrees").lecture.fermer()
        abimer(tmp_path / "entrees", degat)
        assert reconstruction.est_a_faire()
        assert trouvees() == ["Maison du tournesol"], "the entries themselves are read meanwhile"
        reconstruction.reconstruire()
        assert not reconstruction.est_a_faire()
        assert indexees() == trouvees() == ["Maison du tournesol"]


def abimer(dossier: Path, degat):
    if degat == "efface":
        shutil.rmtree(dossier)
        dossier.mkdir()
        return
    for fichier in dossier.glob("g-*/*"):
        with contextlib.suppress(IsADirectoryError):
            fichier.write_bytes(b"" if degat == "vide" else b"?" * 64)


class TestReconstruire:
    def test_tout_depuis_la_base(self, sur_le_disque, capsys):
        fiche = RessourceFactory(nom="Maison du tournesol")
        NoeudFactory(title="Comment faire quand le tournesol fane ?", cercle=Cercle.PUBLIC)
        Entree.objects.create(
            genre="ressources.ressource", objet_id=fiche.pk + 1, titre="Un fantôme", langue="fr"
        )
        assert reconstruction.est_a_faire()
        call_command("recherche_reconstruire", "--comparer")
        assert Changement.objects.exists()
        call_command("recherche_reconstruire")
        assert "entrées" in capsys.readouterr().out
        assert not Changement.objects.exists()
        assert not Entree.objects.filter(titre="Un fantôme").exists()
        assert len(indexees()) == len(trouvees()) == 2

    def test_ce_qui_change_pendant_attend_et_se_trouve(self, sur_le_disque, monkeypatch):
        fiche = RessourceFactory(nom="Maison du tournesol")
        vraie = reconstruction._reindexer

        def en_changeant(*args):
            vraie(*args)
            type(fiche).objects.filter(pk=fiche.pk).update(nom="Maison du coquelicot")

        monkeypatch.setattr(reconstruction, "_reindexer", en_changeant)
        reconstruction.reconstruire()
        assert (trouvees(MOT), trouvees("coquelicot")) == ([], ["Maison du coquelicot"])
        sur_le_disque()
        assert indexees("coquelicot") == ["Maison du coquelicot"]

    def test_ce_qui_s_ecrit_pendant_qu_un_index_se_remplit_est_dans_le_neuf(self, sur_le_disque, monkeypatch):
        RessourceFactory(nom="Maison du tournesol")
        fiche = RessourceFactory(nom="Maison du jardin")
        vrais = reconstruction._remplir

        def en_ecrivant(*args):
            vrais(*args)
            type(fiche).objects.filter(pk=fiche.pk).update(nom="Maison du coquelicot")
            assert ecrivain.appliquer()

        monkeypatch.setattr(reconstruction, "_remplir", en_ecrivant)
        reconstruction.reconstruire()
        assert not Changement.objects.exists()
        assert (indexees("coquelicot"), indexees()) == (["Maison du coquelicot"], ["Maison du tournesol"])

    @pytest.mark.parametrize("travail", [reconstruction.reconstruire, ecrivain.appliquer])
    def test_entre_deux_lots_le_verrou_est_libre_plus_longtemps_qu_il_n_en_faut_pour_l_essayer(
        self, travail, sur_le_disque, monkeypatch
    ):
        RessourceFactory.create_batch(3)
        libre = []

        def souffler(duree):
            with ecrivain.seul_a_ecrire(0):
                libre.append(duree)

        for module in (reconstruction, ecrivain):
            monkeypatch.setattr(module, "LOT", 1)
            monkeypatch.setattr(module.time, "sleep", souffler)
        travail()
        assert len(libre) >= Entree.objects.count() >= 3
        assert min(libre) > verrous.PAS

    def test_une_reconstruction_a_la_fois(self, sur_le_disque, settings):
        RessourceFactory(nom="Maison du tournesol")
        with Verrou(settings.VAR / "reconstruction.verrou").tenu(0):
            with pytest.raises(CommandError, match="réessayez") as refus:
                call_command("recherche_reconstruire")
            assert refus.value.returncode == OCCUPE
            assert not Entree.objects.exists()
        call_command("recherche_reconstruire")
        assert indexees() == ["Maison du tournesol"]

    def test_ce_qui_echoue_laisse_l_index_qui_repond(self, sur_le_disque, monkeypatch):
        RessourceFactory(nom="Maison du tournesol")
        sur_le_disque()

        def casser(*args):
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(reconstruction, "_remplir", casser)
            with pytest.raises(OSError, match="No space left"):
                reconstruction.reconstruire()
        assert indexees() == ["Maison du tournesol"]
        reconstruction.reconstruire()
        assert indexees() == ["Maison du tournesol"]

    def test_une_etiquette_renommee_est_rattrapee(self, indexer):
        RessourceFactory(nom="Maison", etiquettes=["jardinage"])
        indexer()
        assert reconstruction.rattraper() == 0
        Etiquette.objects.filter(name="jardinage").update(name="tournesol")
        assert reconstruction.rattraper() == 1
        indexer()
        assert indexees() == ["Maison"]
