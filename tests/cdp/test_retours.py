"""What comes back by e-mail: the person's own answer counts, anything that pretends changes nothing."""

import base64
import io
import itertools
from datetime import UTC, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone

from cdp import actions
from cdp.enums import Reponse, Voie
from cdp.invitations import agenda, boite, envoi, lecture
from cdp.invitations.retour import recevoir
from cdp.models import CourrielRecu, PersonneInvitee, Preparation, Presence
from socle.envois.models import Envoi
from tests.comptes.fabriques import membre

from .fabriques import SeanceFactory

DOSSIER = Path(__file__).parent / "courriels"
_NUMERO = itertools.count()


@pytest.fixture
def invitee(db):
    seance = SeanceFactory()
    personne = membre(seance.groupe)
    envoi.inviter(seance, seance.auteur)
    return PersonneInvitee.objects.select_related("personne", "invitation__seance").get(personne=personne)


def courriel(invitee, client="outlook", etat="ACCEPTED", **change):
    """What this mail program sends when one answers; `change` is what an attacker, or time, makes of it."""
    champs = {
        "de": invitee.personne.email,
        "convie": invitee.personne.email,
        "jeton": invitee.jeton,
        "uid": agenda.uid(invitee.invitation.seance),
        "sequence": invitee.invitation.sequence,
        "le": timezone.now(),
        "numero": next(_NUMERO),
        "etat": etat,
        **change,
    }
    champs["le"] = champs["le"].astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    texte = (DOSSIER / f"{client}.ics").read_text().format(**champs).replace("\n", "\r\n")
    champs["agenda"] = base64.encodebytes(texte.encode()).decode()
    return (DOSSIER / f"{client}.eml").read_text().format(**champs).encode()


def mots(invitee, texte, de="", entetes="", jeton=""):
    return (
        f"From: X <{de or invitee.personne.email}>\nTo: reponses+{jeton or invitee.jeton}@exemple.brussels\n"
        f"Message-ID: <{next(_NUMERO)}@x>\n{entetes}Content-Type: text/plain; charset=utf-8\n\n{texte}"
    ).encode()


def sa_reponse(invitee):
    presence = Presence.objects.filter(personne=invitee.personne).first()
    return (presence.reponse, presence.voie) if presence else None


class TestReponseDeLAgenda:
    @pytest.mark.parametrize("client", ["outlook", "google", "apple"])
    @pytest.mark.parametrize(
        ("etat", "reponse"),
        [
            ("ACCEPTED", Reponse.VIENT),
            ("TENTATIVE", Reponse.PEUT_ETRE),
            ("DECLINED", Reponse.NE_VIENT_PAS),
        ],
    )
    def test_le_bouton_du_courriel_repond(self, invitee, client, etat, reponse):
        assert recevoir(courriel(invitee, client, etat)) == "réponse"
        assert sa_reponse(invitee) == (reponse, Voie.AGENDA)
        # what was written beside is not kept anywhere
        assert not Preparation.objects.exists()

    @pytest.mark.parametrize(
        "change",
        [
            {"de": "autre@exemple.brussels"},
            {"convie": "autre@exemple.brussels"},
            {"de": "autre@exemple.brussels", "convie": "autre@exemple.brussels"},
            {"uid": "une-autre@seances.le-fil"},
            {"jeton": "a" * 32},
            {"jeton": ""},
            {"sequence": 7},
            {"sequence": -1},
            {"sequence": "x"},
            {"etat": "DELEGATED"},
            {"etat": "NEEDS-ACTION"},
            {"etat": "ACCEPTED\r\nX:Y"},
        ],
    )
    @pytest.mark.parametrize("client", ["outlook", "google"])
    def test_une_reponse_fabriquee_ne_change_rien(self, invitee, client, change):
        avant = {**change}
        if avant.get("etat", "").startswith("ACCEPTED"):
            avant["etat"] = "ACCEPTE"
        recevoir(courriel(invitee, client, **avant))
        assert sa_reponse(invitee) is None

    def test_le_jeton_d_une_autre_ne_sert_a_personne(self, invitee):
        """Inside the same group: her own secret, the other's name."""
        seance = invitee.invitation.seance
        autre = membre(seance.groupe)
        envoi.inviter(seance, seance.auteur)
        sienne = PersonneInvitee.objects.get(personne=autre)
        recevoir(courriel(invitee, jeton=sienne.jeton))
        recevoir(courriel(invitee, de=autre.email))
        assert not Presence.objects.exists()

    def test_une_entree_transferee_ne_repond_pas_pour_elle(self, invitee):
        """Whoever received her entry has the secret, not her mail box."""
        recevoir(courriel(invitee, "apple", "DECLINED", de="collegue@exemple.brussels"))
        assert sa_reponse(invitee) is None

    def test_la_plus_recente_l_emporte_meme_arrivee_avant(self, invitee):
        hier = timezone.now() - timedelta(hours=20)
        assert recevoir(courriel(invitee, etat="DECLINED")) == "réponse"
        assert recevoir(courriel(invitee, etat="ACCEPTED", le=hier)) == "dépassé"
        assert sa_reponse(invitee) == (Reponse.NE_VIENT_PAS, Voie.AGENDA)

    def test_une_vieille_reponse_ne_reprend_pas_celle_de_la_page(self, invitee):
        actions.repondre(invitee.invitation.seance, invitee.personne, Reponse.VIENT)
        hier = timezone.now() - timedelta(hours=20)
        assert recevoir(courriel(invitee, etat="DECLINED", le=hier)) == "dépassé"
        assert (
            recevoir(courriel(invitee, etat="DECLINED", le=timezone.now() + timedelta(minutes=1)))
            == "réponse"
        )

    def test_une_reponse_a_l_ancienne_heure_ne_compte_plus(self, invitee):
        seance = invitee.invitation.seance
        ancienne = courriel(invitee)
        seance.debut += timedelta(days=1)
        seance.save()
        envoi.inviter(seance, seance.auteur)
        assert recevoir(ancienne) == "refusé"
        invitee.invitation.refresh_from_db()
        assert recevoir(courriel(invitee)) == "réponse"

    def test_le_meme_courriel_ne_compte_qu_une_fois(self, invitee):
        octets = courriel(invitee)
        assert [recevoir(octets), recevoir(octets)] == ["réponse", "déjà lu"]
        assert CourrielRecu.objects.count() == 1

    def test_une_panne_n_est_pas_un_courriel_deja_lu(self, invitee, monkeypatch):
        def refuser(*_autour):
            raise IntegrityError

        octets = courriel(invitee)
        with monkeypatch.context() as panne:
            panne.setattr(actions, "repondre", refuser)
            with pytest.raises(IntegrityError):
                recevoir(octets)
        assert recevoir(octets) == "réponse"

    def test_partie_du_groupe_ou_trop_tard_plus_rien(self, invitee):
        octets = courriel(invitee)
        invitee.personne.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
        assert recevoir(octets) == "inconnu"
        invitee.personne.adhesions.update(fin=None)
        seance = invitee.invitation.seance
        seance.debut = timezone.now() - timedelta(minutes=1)
        seance.save()
        assert recevoir(courriel(invitee)) == "refusé"
        assert sa_reponse(invitee) is None


class TestMalfaits:
    @pytest.mark.parametrize(
        "octets",
        [
            b"",
            b"\x00\xff" * 500,
            b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5000,
            b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 3000,
            b"To: " + b"a@b," * 20_000 + b"\n\n",
            b"Content-Type: text/plain; charset=x-rien\nContent-Transfer-Encoding: base64\n\n@@@@",
            b"x" * (lecture.TAILLE + 1),
        ],
    )
    def test_un_message_malfait_ne_change_rien_et_n_arrete_rien(self, db, octets):
        assert recevoir(octets) in {"inconnu", "déjà lu"} or recevoir(octets).startswith("illisible")
        assert not Presence.objects.exists()

    @pytest.mark.parametrize("codage", ["utf-16", "x-inconnu", "us-ascii"])
    def test_un_codage_mal_dit_ne_perd_pas_la_reponse_ni_ne_casse(self, invitee, codage):
        octets = courriel(invitee).replace(b'charset="utf-8"; method', f'charset="{codage}"; method'.encode())
        assert recevoir(octets) in {"réponse", "refusé"}

    @pytest.mark.parametrize("genre", ["REQUEST", "CANCEL", "PUBLISH"])
    def test_seule_une_reponse_repond(self, invitee, genre):
        octets = courriel(invitee)
        autre = (DOSSIER / "outlook.ics").read_text().replace("METHOD:REPLY", f"METHOD:{genre}")
        corps = base64.encodebytes(autre.encode())
        debut = octets.index(b"base64\n\n") + 8
        assert recevoir(octets[:debut] + corps + b"--_000_outlook_--") == "refusé"

    def test_un_agenda_enorme_est_refuse(self, invitee):
        lourd = courriel(invitee, uid="x" * lecture.TAILLE_AGENDA)
        assert recevoir(lourd) == "refusé"


class TestMots:
    def test_repondre_au_courriel_ecrit_son_brouillon(self, invitee):
        texte = (
            "Je me demande comment ouvrir la porte.\n\nLe lun. 23 nov. 2026 à 09:12, CdP a écrit :\n> Bonjour"
        )
        assert recevoir(mots(invitee, texte)) == "préparation"
        preparation = Preparation.objects.get()
        assert preparation.auteur == invitee.personne
        assert preparation.reflexions == "Je me demande comment ouvrir la porte."
        assert not preparation.est_envoyee

    def test_d_une_autre_adresse_rien_n_est_garde_et_elle_le_sait(self, invitee):
        assert recevoir(mots(invitee, "Bonjour", de="autre@exemple.brussels")) == "rien gardé"
        assert recevoir(mots(invitee, "Encore", de="autre@exemple.brussels")) == "rien gardé"
        assert not Preparation.objects.exists()
        (pli,) = Envoi.objects.filter(sorte="rien_garde")
        assert pli.personne == invitee.personne

    def test_ce_qui_fait_reconnaitre_n_est_pas_garde(self, invitee):
        assert recevoir(mots(invitee, "Madame Dupont, 0470 12 34 56, rue Neuve 12")) == "rien gardé"
        assert not Preparation.objects.exists()

    @pytest.mark.parametrize(
        "entetes", ["Auto-Submitted: auto-replied\n", "Precedence: bulk\n", "X-Autoreply: yes\n"]
    )
    def test_une_absence_automatique_n_est_pas_une_preparation(self, invitee, entetes):
        assert recevoir(mots(invitee, "Je suis absente jusqu’au 3.", entetes=entetes)) == "sans suite"
        assert not Envoi.objects.filter(sorte="rien_garde").exists()

    def test_on_n_ecrit_jamais_a_qui_l_on_ne_connait_pas(self, invitee):
        assert recevoir(mots(invitee, "Bonjour", de="cible@ailleurs.example", jeton="b" * 32)) == "inconnu"
        assert not Envoi.objects.filter(sorte="rien_garde").exists()

    @pytest.mark.parametrize(
        ("texte", "garde"),
        [
            ("Oui.\n-- \nZoé\nCPAS", "Oui."),
            ("Ja.\n\nOp ma 23 nov. 2026 om 09:12 schreef CdP <a@b>:\n> Dag", "Ja."),
            ("Une idée.\n________________________________\nDe : CdP <a@b>", "Une idée."),
            (
                "Une idée.\n\nLe lundi 23 novembre 2026 à 09:12, CdP <reponses@exemple.brussels> a\nécrit :\n> x",
                "Une idée.",
            ),
            ("Envoyé de mon iPhone", ""),
            ("> cité\nMoi\n> cité", "Moi"),
            ("Le silence aide. De : rien à signaler", "Le silence aide. De : rien à signaler"),
        ],
    )
    def test_ni_citation_ni_signature(self, texte, garde):
        assert lecture.sans_citation(texte) == garde


class TestDeuxPortes:
    def test_le_serveur_de_courrier_donne_le_message(self, invitee, monkeypatch):
        entree = SimpleNamespace(buffer=io.BytesIO(courriel(invitee)))
        monkeypatch.setattr("sys.stdin", entree)
        sortie = io.StringIO()
        call_command("recevoir", stdout=sortie)
        assert sortie.getvalue().strip() == "réponse"

    def test_la_boite_imap_est_lue_une_fois(self, invitee, monkeypatch, settings):
        settings.FIL_IMAP = "imaps://nom:mot%20cl%C3%A9@imap.exemple.brussels/Reponses"
        faux = FausseBoite([courriel(invitee, "google"), b"n'importe quoi"])
        monkeypatch.setattr(boite.imaplib, "IMAP4_SSL", faux.ouvrir)
        assert boite.relever() == 2
        assert (faux.compte, faux.dossier) == (("nom", "mot clé"), "Reponses")
        assert sa_reponse(invitee) == (Reponse.VIENT, Voie.AGENDA)
        assert boite.relever() == 0


class FausseBoite:
    """What imaplib says of a server, as far as we ask."""

    def __init__(self, messages):
        self.messages, self.vus = messages, set()

    def ouvrir(self, hote, port, timeout):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_erreur):
        pass

    def login(self, *compte):
        self.compte = compte

    def select(self, dossier):
        self.dossier = dossier

    def uid(self, commande, *mots):
        if commande == "SEARCH":
            restent = [str(rang) for rang in range(len(self.messages)) if rang not in self.vus]
            return "OK", [" ".join(restent).encode()]
        rang = int(mots[0])
        if commande == "STORE":
            self.vus.add(rang)
            return "OK", []
        return "OK", [(b"1 (BODY[]<0> {9}", self.messages[rang]), b")"]
