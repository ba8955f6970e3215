"""`make run`: whatever is in the way is one sentence in French, exit code 1, never a traceback."""

import errno
import io
import re
import shutil
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from socle import __main__ as lancement
from socle import demarrage, installation
from socle.comptes.models import Groupe
from tests.comptes.fabriques import GroupeFactory
from tests.outils.lieux import RACINE


@pytest.fixture
def chantier(tmp_path, monkeypatch):
    """An installation elsewhere, where the lock says nothing of weight."""
    for nom in ("pyproject.toml", "uv.lock"):
        (tmp_path / nom).write_text(nom)
    for nom in ("RACINE", "VENV", "VENV_UV", "PYTHON", "TEMOIN"):
        ici = tmp_path / getattr(installation, nom).relative_to(RACINE)
        monkeypatch.setattr(installation, nom, ici)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def uv_factice(monkeypatch):
    """What would be run, instead of running it."""
    commandes = []
    monkeypatch.setattr(installation, "_trouver_uv", lambda: ["uv"])

    def lancer(commande):
        if commande[:2] == ["uv", "sync"]:
            commandes.append(commande)
        installation.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        installation.PYTHON.touch()

    monkeypatch.setattr(installation, "_lancer", lancer)
    return commandes


def _une_phrase(capsys):
    dit = capsys.readouterr().err.strip()
    assert "Traceback" not in dit
    assert len(dit.splitlines()) == 1
    assert re.search(r"[.»)]$|: ", dit)
    return dit


class TestInstallation:
    def test_la_seconde_fois_il_n_y_a_rien_a_faire(self, chantier, uv_factice):
        assert installation.main(["run"]) == 0
        assert installation.main(["run"]) == 0
        assert len(uv_factice) == 1

    def test_une_nouvelle_version_s_installe(self, chantier, uv_factice):
        installation.main(["run"])
        (chantier / "uv.lock").write_text("autre")
        installation.main(["run"])
        assert len(uv_factice) == 2

    def test_les_essais_demandent_plus_et_make_run_ensuite_rien(self, chantier, uv_factice):
        for but in ("run", "test", "run", "test"):
            installation.main([but])
        assert ["--no-dev" in commande for commande in uv_factice] == [True, False]

    def test_postgresql_demande_son_pilote(self, chantier, uv_factice, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "postgres://fil@localhost/fil")
        installation.main(["run"])
        assert uv_factice[0][-2:] == ["--extra", "postgres"]

    def test_un_dossier_deplace_refait_son_environnement(self, chantier, uv_factice):
        installation.main(["run"])
        reste = installation.VENV / "reste"
        reste.touch()
        temoin = installation.TEMOIN.read_text()
        installation.TEMOIN.write_text(temoin.replace(str(chantier), "/ailleurs"))
        installation.main(["run"])
        assert not reste.exists()

    @pytest.mark.parametrize("version", [(3, 9, 2), (3, 14, 0)])
    def test_un_python_trop_vieux_ou_trop_neuf(self, chantier, monkeypatch, capsys, version):
        monkeypatch.setattr(installation.sys, "version_info", version)
        assert installation.main(["run"]) == 1
        assert "Python 3.11 à 3.13" in _une_phrase(capsys)

    def test_sans_de_quoi_faire_un_environnement(self, chantier, monkeypatch, capsys):
        monkeypatch.setitem(sys.modules, "ensurepip", None)
        monkeypatch.setattr(installation.subprocess, "run", _introuvable)
        assert installation.main(["run"]) == 1
        assert "apt install python3-venv" in _une_phrase(capsys)

    def test_un_disque_presque_plein(self, chantier, monkeypatch, capsys):
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10 * 1024**2))
        assert installation.main(["run"]) == 1
        assert "10 Mo" in _une_phrase(capsys)

    @pytest.mark.parametrize("numero", [errno.ENOSPC, errno.EROFS, errno.EACCES])
    def test_un_disque_qui_refuse(self, chantier, monkeypatch, capsys, numero):
        monkeypatch.setattr(installation.tempfile, "TemporaryFile", _qui_refuse(numero))
        assert installation.main(["run"]) == 1
        _une_phrase(capsys)

    @pytest.mark.parametrize(
        ("sortie", "mots"),
        [
            ("error: No space left on device (os error 28)", "disque est plein"),
            ("cause: dns error: failed to lookup address", "connexion au réseau"),
            ("error: Read-only file system (os error 30)", "ne peut pas être écrit"),
            ("invalid peer certificate: UnknownIssuer", "certificat"),
            ("error: le monde est compliqué", "le monde est compliqué"),
        ],
    )
    def test_l_outil_echoue(self, chantier, monkeypatch, capsys, sortie, mots):
        monkeypatch.setattr(installation, "_trouver_uv", lambda: ["uv"])
        processus = SimpleNamespace(stdout=io.StringIO(sortie), wait=lambda: 2)
        monkeypatch.setattr(installation.subprocess, "Popen", lambda *args, **kwargs: processus)
        assert installation.main(["run"]) == 1
        assert mots in _une_phrase(capsys)
        assert not installation.TEMOIN.exists()

    def test_whoosh_se_compile_sans_un_mot(self, tmp_path):
        """Python warns of its source when it compiles it, and no more once that is done."""
        ailleurs = [sys.executable, "-X", f"pycache_prefix={tmp_path}"]
        compilation = subprocess.run(
            [*ailleurs, *installation.COMPILER_WHOOSH], capture_output=True, check=True, text=True
        )
        assert compilation.stdout + compilation.stderr == ""
        importation = ["-W", "error::SyntaxWarning", "-c", "import whoosh.codec.whoosh3"]
        subprocess.run([*ailleurs, *importation], check=True)

    def test_il_ne_demande_que_la_bibliotheque_standard(self):
        source = (RACINE / "site/socle/installation.py").read_text(encoding="utf-8")
        importes = set(re.findall(r"^\s*(?:import|from) (\w+)", source, re.MULTILINE))
        assert importes <= sys.stdlib_module_names


class TestLancement:
    @pytest.fixture(autouse=True)
    def _sans_suite(self, monkeypatch, tmp_path):
        for nom in ("FIL_PORT", "FIL_HOTE", "FIL_ADRESSE", "FIL_VIDE", "DATABASE_URL"):
            monkeypatch.delenv(nom, raising=False)
        monkeypatch.setattr(lancement, "_regler", lambda hote, port: tmp_path / "var")
        monkeypatch.setattr(lancement, "_servir", lambda *args: None)
        monkeypatch.setenv("FIL_PORT", str(_port_libre()))

    def test_un_port_pris(self, monkeypatch, capsys):
        with socket.create_server(("127.0.0.1", 0)) as serveur:
            port = serveur.getsockname()[1]
            monkeypatch.setenv("FIL_PORT", str(port))
            assert lancement.main([]) == 1
        assert f"make run FIL_PORT={port + 1}" in _une_phrase(capsys)

    @pytest.mark.parametrize("port", ["abc", "0", "70000", "", "８０"])
    def test_un_port_qui_n_en_est_pas_un(self, monkeypatch, capsys, port):
        monkeypatch.setenv("FIL_PORT", port)
        assert lancement.main([]) == 1
        assert "FIL_PORT" in _une_phrase(capsys)

    def test_un_dossier_qui_ne_s_ecrit_pas(self, tmp_path, capsys):
        (tmp_path / "var").write_text("un fichier à sa place")
        assert lancement.main([]) == 1
        assert str(tmp_path / "var") in _une_phrase(capsys)

    def test_un_disque_presque_plein(self, monkeypatch, capsys):
        monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10 * 1024**2))
        assert lancement.main([]) == 1
        assert "10 Mo" in _une_phrase(capsys)

    @pytest.mark.parametrize(
        ("panne", "mots"),
        [
            (OSError(errno.ENOSPC, "No space left on device"), "disque est plein"),
            (ImportError("No module named 'wagtail'", name="wagtail"), "module de Python (wagtail)"),
            (ImportError("No module named 'cdp.absent'", name="cdp.absent"), "demarrage.log"),
            (ZeroDivisionError("oups"), "demarrage.log"),
            (KeyboardInterrupt(), "interrompu"),
        ],
    )
    def test_une_panne_en_preparant(self, monkeypatch, capsys, panne, mots):
        monkeypatch.setattr(demarrage, "preparer", _qui_leve(panne))
        assert lancement.main([]) in (1, 130)
        assert mots in _une_phrase(capsys)

    @pytest.mark.parametrize(
        "message", ["database or disk is full", "attempt to write a readonly database", "connection refused"]
    )
    def test_une_panne_de_base(self, monkeypatch, capsys, message):
        from django.db import OperationalError

        monkeypatch.setattr(demarrage, "preparer", _qui_leve(OperationalError(message)))
        assert lancement.main([]) == 1
        assert "demarrage.log" not in _une_phrase(capsys)


@pytest.mark.django_db
class TestRemplir:
    @pytest.fixture
    def commandes(self, monkeypatch):
        lancees = []
        monkeypatch.setattr(demarrage, "call_command", lambda nom, **options: lancees.append(nom))
        return lancees

    def test_la_premiere_fois_on_remplit_et_on_indexe(self, commandes, tmp_path):
        demarrage._remplir(tmp_path / "en-cours")
        assert commandes == ["demonstration", "recherche_reconstruire"]
        assert not (tmp_path / "en-cours").exists()

    def test_ensuite_on_garde_ce_qui_est_ecrit(self, commandes, tmp_path):
        GroupeFactory()
        demarrage._remplir(tmp_path / "en-cours")
        assert commandes == []

    def test_un_remplissage_interrompu_se_reprend(self, commandes, tmp_path):
        GroupeFactory()
        (tmp_path / "en-cours").touch()
        demarrage._remplir(tmp_path / "en-cours")
        assert commandes == ["demonstration", "recherche_reconstruire"]

    def test_on_dit_comme_qui_entrer(self, settings, capsys):
        settings.DEMONSTRATION = True
        call_command("demonstration", stdout=io.StringIO())
        assert Groupe.objects.exists()
        capsys.readouterr()
        demarrage._dire_ou_regarder(vide=False)
        dit = capsys.readouterr().out
        assert dit.count("@exemple.brussels") >= 4
        assert "/entrer/" in dit

    def test_vide_on_dit_comment_inviter(self, capsys):
        demarrage._dire_ou_regarder(vide=True)
        assert "manage.py inviter" in capsys.readouterr().out


def _introuvable(*args, **kwargs):
    raise FileNotFoundError


def _qui_refuse(numero):
    return _qui_leve(OSError(numero, "refus"))


def _qui_leve(panne):
    def lever(*args, **kwargs):
        raise panne

    return lever


def _port_libre():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]
