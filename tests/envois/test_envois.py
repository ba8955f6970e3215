"""The outbox: a mail leaves once, whatever dies or fails in between."""

import os
import re
import signal
import smtplib
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from socle.envois import facteur, poster, renvoyer
from socle.envois.enums import Etat
from socle.envois.models import Envoi
from tests.comptes.fabriques import PersonneFactory
from tests.outils.base_prete import RACINE

from .fabriques import etats


def poser(nombre, personne=None):
    personne = personne or PersonneFactory()
    return [poster(f"essai:{rang}", "essai", personne) for rang in range(1, nombre + 1)]


@pytest.mark.django_db
class TestBoite:
    def test_la_meme_cle_ne_part_qu_une_fois(self):
        personne = PersonneFactory()
        for _fois in range(3):
            poster("essai:1", "essai", personne)
            facteur.distribuer()
        assert len(mail.outbox) == 1
        assert etats() == [Etat.PARTI]

    def test_un_courriel_qui_n_a_plus_lieu_d_etre_ne_part_pas(self):
        poster("essai:1", "essai", PersonneFactory(), objet="retire")
        poster("essai:2", "essai", PersonneFactory(is_active=False))
        facteur.distribuer()
        assert mail.outbox == []
        assert etats() == [Etat.ANNULE, Etat.ANNULE]

    def test_il_attend_son_heure(self):
        poster("essai:1", "essai", PersonneFactory(), apres=timezone.now() + timedelta(hours=1))
        assert facteur.distribuer() == 0

    def test_rien_de_ce_qu_il_dit_n_est_garde(self):
        poser(1)
        facteur.distribuer()
        assert "123456" in mail.outbox[0].body
        assert "123456" not in str(Envoi.objects.values())

    def test_qui_n_a_pas_de_compte_recoit_le_sien_dans_sa_langue(self):
        envoi = poster("essai:1", "essai_sans_compte", objet="accueil@exemple.brussels nl")
        facteur.distribuer()
        (parti,) = mail.outbox
        assert parti.to == ["accueil@exemple.brussels"]
        assert 'lang="nl"' in parti.alternatives[0][0]
        assert envoi.personne is None

    def test_sans_compte_et_sans_adresse_rien_ne_part(self):
        poster("essai:1", "essai_sans_compte")
        facteur.distribuer()
        assert mail.outbox == []
        assert etats() == [Etat.ANNULE]

    def test_il_parle_la_langue_de_qui_le_lit(self):
        poser(1, PersonneFactory(langue="nl"))
        facteur.distribuer()
        assert 'lang="nl"' in mail.outbox[0].alternatives[0].content

    def test_un_courriel_que_nous_ne_savons_pas_ecrire_n_arrete_pas_les_autres(self):
        poster("essai:0", "inconnue", PersonneFactory())
        poser(1)
        facteur.distribuer()
        assert etats() == [Etat.A_ENVOYER, Etat.PARTI]
        assert Envoi.objects.first().erreur == "KeyError"


class Refus(BaseEmailBackend):
    erreur: BaseException
    a_l_ouverture = False

    def open(self):
        if self.a_l_ouverture:
            raise self.erreur

    def send_messages(self, messages):
        raise self.erreur


@pytest.mark.django_db
class TestRefus:
    @pytest.mark.parametrize(
        ("erreur", "a_l_ouverture", "etat"),
        [
            (ConnectionRefusedError(), True, Etat.A_ENVOYER),
            (smtplib.SMTPDataError(451, b"later"), False, Etat.A_ENVOYER),
            (smtplib.SMTPRecipientsRefused({"a@b": (450, b"grey")}), False, Etat.A_ENVOYER),
            (smtplib.SMTPRecipientsRefused({"a@b": (550, b"who")}), False, Etat.ECHEC),
            (smtplib.SMTPServerDisconnected(), False, Etat.EN_DOUTE),
            (TimeoutError(), False, Etat.EN_DOUTE),
        ],
    )
    def test_ce_qui_n_a_pas_ete_accepte_est_repris_le_doute_jamais(
        self, settings, monkeypatch, erreur, a_l_ouverture, etat
    ):
        settings.EMAIL_BACKEND = f"{__name__}.Refus"
        monkeypatch.setattr(Refus, "erreur", erreur, raising=False)
        monkeypatch.setattr(Refus, "a_l_ouverture", a_l_ouverture)
        poser(1)
        facteur.distribuer()
        envoi = Envoi.objects.get()
        assert envoi.etat == etat
        assert envoi.erreur == type(erreur).__name__
        assert (envoi.prochain_essai > timezone.now()) == (etat == Etat.A_ENVOYER)

    def test_apres_bien_des_essais_il_a_echoue(self, settings, monkeypatch):
        settings.EMAIL_BACKEND = f"{__name__}.Refus"
        monkeypatch.setattr(Refus, "erreur", ConnectionRefusedError(), raising=False)
        monkeypatch.setattr(Refus, "a_l_ouverture", True)
        poser(1)
        for _fois in range(len(facteur.DELAIS) + 1):
            Envoi.objects.update(prochain_essai=timezone.now())
            facteur.distribuer()
        assert etats() == [Etat.ECHEC]

    def test_une_personne_le_renvoie_une_fois(self):
        (envoi,) = poser(1)
        Envoi.objects.update(etat=Etat.EN_DOUTE)
        assert [renvoyer(envoi), renvoyer(envoi)] == [True, False]
        facteur.distribuer()
        assert not renvoyer(envoi)
        assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestMort:
    """The postman is really killed, with its process; another begins again."""

    def lancer(self, dossier, mort=0, moment="avant", ensemble=1):
        commande = [sys.executable, "-m", "tests.envois.facteur_mortel", str(dossier), str(mort), moment]
        environnement = self.environnement()
        lances = [subprocess.Popen(commande, cwd=RACINE, env=environnement) for _ in range(ensemble)]
        return [processus.wait(timeout=60) for processus in lances]

    def environnement(self):
        base = connection.settings_dict
        adresse = (
            f"sqlite:///{base['NAME']}"
            if connection.vendor == "sqlite"
            else "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**base)
        )
        return {
            **os.environ,
            "DATABASE_URL": adresse,
            "DJANGO_SETTINGS_MODULE": "socle.settings.test",
            "PYTHONPATH": f"{RACINE}:{RACINE / 'site'}",
        }

    def recus(self, dossier):
        return sorted(
            re.search(rb"essai:\d+", chemin.read_bytes())[0].decode() for chemin in dossier.glob("*.eml")
        )

    @pytest.mark.parametrize(("moment", "recus"), [("avant", [1, 2, 4, 5]), ("apres", [1, 2, 3, 4, 5])])
    def test_tue_au_milieu_il_ne_renvoie_ni_n_oublie(self, tmp_path, moment, recus):
        poser(5)
        assert self.lancer(tmp_path, 3, moment) == [-9]
        assert etats() == [Etat.PARTI, Etat.PARTI, Etat.EN_COURS, Etat.A_ENVOYER, Etat.A_ENVOYER]
        Envoi.objects.filter(etat=Etat.EN_COURS).update(pris_le=timezone.now() - facteur.DELAI_DE_DOUTE * 2)
        assert self.lancer(tmp_path) == [0]
        assert self.recus(tmp_path) == [f"essai:{rang}" for rang in recus]
        assert etats() == [Etat.PARTI, Etat.PARTI, Etat.EN_DOUTE, Etat.PARTI, Etat.PARTI]
        self.lancer(tmp_path)
        assert len(self.recus(tmp_path)) == len(recus)

    def test_deux_facteurs_a_la_fois_n_envoient_chacun_que_les_leurs(self, tmp_path):
        poser(30)
        assert self.lancer(tmp_path, ensemble=2) == [0, 0]
        assert self.recus(tmp_path) == sorted(f"essai:{rang}" for rang in range(1, 31))
        assert set(etats()) == {Etat.PARTI}

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it looks every few seconds")
    def test_le_facteur_s_arrete_avec_le_serveur_meme_tue(self, tmp_path):
        serveur = subprocess.Popen(
            [sys.executable, "-c", SERVEUR],
            stdout=subprocess.PIPE,
            cwd=RACINE,
            env=self.environnement(),
            text=True,
        )
        numero = int(serveur.stdout.readline())
        self.attendre(lambda: ecoute(numero), 120)
        serveur.kill()
        serveur.wait()
        serveur.stdout.close()
        self.attendre(lambda: not vit(numero), 30)

    def attendre(self, arrive, secondes):
        fin = time.monotonic() + secondes
        while not arrive() and time.monotonic() < fin:
            time.sleep(0.1)
        assert arrive()


#: What `python -m socle` does, with nothing to serve.
SERVEUR = """
import os, subprocess, sys, time
facteur = [sys.executable, "-m", "django", "facteur", "--sans-cesse", "--parent", str(os.getpid())]
print(subprocess.Popen(facteur).pid, flush=True)
time.sleep(180)
"""


def ecoute(numero):
    """Its first gesture, once Django is there: SIGTERM, which Python leaves alone, is caught."""
    captes = re.search(r"^SigCgt:\s*(\w+)", Path(f"/proc/{numero}/status").read_text(), re.MULTILINE)
    return bool(int(captes[1], 16) >> (signal.SIGTERM - 1) & 1)


def vit(numero):
    try:
        etat = Path(f"/proc/{numero}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return etat != "Z"


@pytest.mark.django_db
def test_la_sante_dit_un_facteur_absent_et_ce_qui_se_decide_jamais_combien(client):
    def dit():
        return client.get(reverse("pret")).json()["courrier"]

    rien = {"en_retard": False, "a_decider": False}
    assert dit() == rien
    poser(2)
    assert dit() == rien, "ce qui vient d’être posé ne se voit pas du dehors"
    Envoi.objects.update(prochain_essai=timezone.now() - timedelta(minutes=16))
    Envoi.objects.create(cle="doute", sorte="essai", personne=PersonneFactory(), etat=Etat.EN_DOUTE)
    assert dit() == {"en_retard": True, "a_decider": True}
