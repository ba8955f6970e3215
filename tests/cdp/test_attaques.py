"""What somebody tries who wants to read, to write or to break what is not hers."""

import time

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from cdp import actions
from cdp.apres import notes, resume
from cdp.direct import conduite
from cdp.forms import ClotureForm
from cdp.forms.transmission import PeriodeForm
from cdp.invitations import boite, envoi
from cdp.invitations.retour import recevoir
from cdp.models import Cloture, Direct, PersonneInvitee, PointOrdreDuJour, Preparation, Presence, Seance
from cdp.preparations import preparer
from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle
from socle.comptes.enums import Role
from socle.envois import facteur, poster
from socle.envois.enums import Etat
from socle.envois.models import Envoi
from socle.tableurs import classeur
from tests.comptes.fabriques import membre
from tests.noeuds.fabriques import NoeudFactory
from tests.ressources.fabriques import RessourceFactory

from .fabriques import CaptureFactory, DirectFactory, PointFactory, SeanceFactory
from .test_edition import saisie
from .test_retours import FausseBoite, courriel, mots, sa_reponse


@pytest.fixture
def invitee(db):
    seance = SeanceFactory()
    personne = membre(seance.groupe)
    envoi.inviter(seance, seance.auteur)
    return PersonneInvitee.objects.select_related("personne", "invitation__seance").get(personne=personne)


class TestCourrielPiege:
    @pytest.mark.parametrize(
        "octets",
        [
            b"To: " + b"a@b," * 200_000 + b"\n\nx",
            b"To: " + b"a@b,\n " * 200_000 + b"\n\nx",
            b"Content-Type: text/plain; " + b"a=b; " * 300_000 + b"\n\nx",
            b"Content-Type: text/html\n\n" + b"<a \n" * 25_000,
        ],
        ids=["longue ligne", "lignes pliées", "paramètres", "balises ouvertes"],
    )
    def test_un_courriel_ne_retient_pas_le_facteur(self, db, octets):
        """Without account: one such message kept the postman busy for hours, and no invitation left."""
        debut = time.process_time()
        recevoir(octets)
        # Hundreds of times what it takes: only the square of its length would reach it.
        assert time.process_time() - debut < 10

    def test_un_octet_nul_ne_fait_pas_perdre_les_mots(self, invitee):
        """PostgreSQL stores none."""
        assert recevoir(mots(invitee, "Une\x00 idée.")) == "préparation"
        assert Preparation.objects.get().reflexions == "Une idée."

    def test_un_courriel_que_nous_ne_savons_pas_traiter_n_arrete_pas_les_suivants(
        self, invitee, monkeypatch, settings
    ):
        settings.FIL_IMAP = "imaps://nom:cle@imap.exemple.brussels/INBOX"
        faux = FausseBoite([b"From: piege\n\nx", courriel(invitee, "google")])
        monkeypatch.setattr(boite.imaplib, "IMAP4_SSL", faux.ouvrir)

        def fragile(octets):
            if b"piege" in octets:
                raise ValueError("piege")
            return recevoir(octets)

        monkeypatch.setattr(boite, "recevoir", fragile)
        boite.relever()
        assert sa_reponse(invitee) is not None
        assert faux.vus == {0, 1}

    def test_un_avis_de_non_remise_n_appelle_pas_de_reponse(self, invitee):
        octets = mots(invitee, "Undelivered", de="mailer-daemon@ailleurs.example").replace(
            b"text/plain; charset=utf-8", b"multipart/report; boundary=b"
        )
        octets = octets.replace(
            b"\n\nUndelivered", b"\n\n--b\nContent-Type: text/plain\n\nUndelivered\n--b--"
        )
        assert recevoir(octets) == "sans suite"
        assert not Envoi.objects.filter(sorte="rien_garde").exists()

    def test_un_nom_qui_imite_une_adresse_n_est_pas_l_adresse(self, invitee):
        sienne = invitee.personne.email.encode()
        for de in (
            b"=?utf-8?q?" + sienne.replace(b"@", b"=40") + b"?= <piege@ailleurs.example>",
            b'"' + sienne + b'" <piege@ailleurs.example>',
            sienne + b", piege@ailleurs.example",
            b"<" + sienne + b"> <piege@ailleurs.example>",
        ):
            octets = courriel(invitee, "apple", de="DE-ICI").replace(b"DE-ICI", de)
            recevoir(octets)
        assert not Presence.objects.exists()


class TestReprise:
    """What is taken back, or was not reviewed, is read by nobody else (produit.md §4.1)."""

    def test_un_compte_rendu_neuf_ne_devient_pas_public_tout_seul(self, db, client, connecter):
        """Its session was reviewed for everybody, its minutes of today were not."""
        seance = SeanceFactory(passee=True, cercle=Cercle.PUBLIC, compte_rendu="Relu.")
        connecter(client, membre(seance.groupe, role=Role.MODERATEUR))
        adresse = reverse("compte_rendu", args=[seance.reference])
        version = client.get(adresse).context["form"]["version"].value()
        client.post(adresse, {"compte_rendu": "Pas relu.", "publier": "1", "version": version})
        seance.refresh_from_db()
        assert (seance.compte_rendu, seance.cercle) == ("Pas relu.", Cercle.GROUPE)

    def test_le_meme_compte_rendu_reste_ou_il_est(self, db):
        seance = SeanceFactory(passee=True, cercle=Cercle.PUBLIC, compte_rendu="Relu.")
        assert not actions.consigner(seance, membre(seance.groupe, role=Role.MODERATEUR), {})
        assert Seance.objects.get().cercle == Cercle.PUBLIC

    @pytest.mark.parametrize(
        ("champs", "points", "cercle"),
        [
            ({"titre": "Pas relu"}, ["Relu"], Cercle.GROUPE),
            ({"intention": "Pas relue."}, ["Relu"], Cercle.GROUPE),
            ({}, ["Pas relu"], Cercle.GROUPE),
            ({"lieu": "Ailleurs", "duree_minutes": 90}, ["Relu"], Cercle.PUBLIC),
        ],
        ids=["titre", "intention", "points", "lieu et durée"],
    )
    def test_des_mots_neufs_ne_deviennent_pas_publics_tout_seuls(self, db, champs, points, cercle):
        seance = SeanceFactory(cercle=Cercle.PUBLIC)
        PointFactory(seance=seance, titre="Relu")
        par = membre(seance.groupe, role=Role.MODERATEUR)
        for champ, valeur in champs.items():
            setattr(seance, champ, valeur)
        neufs = [PointOrdreDuJour(titre=titre, minutes=5) for titre in points]
        assert actions.changer_seance(seance, par, neufs, []) == (cercle == Cercle.GROUPE)
        assert Seance.objects.get().cercle == cercle
        assert seance.pas.count() == (cercle == Cercle.GROUPE), "c’est écrit dans son histoire"

    def test_un_point_venu_des_preparations_n_est_pas_relu_non_plus(self, db):
        seance = SeanceFactory(cercle=Cercle.PUBLIC)
        par = membre(seance.groupe, role=Role.MODERATEUR)
        assert preparer.ajouter_un_point(seance, par, "Pas relu")
        assert not preparer.ajouter_un_point(seance, par, "Un autre"), "elle y est déjà"
        assert Seance.objects.get().cercle == Cercle.GROUPE

    def test_la_page_dit_que_la_seance_revient(self, db, client, connecter):
        seance = SeanceFactory(cercle=Cercle.RESEAU)
        connecter(client, membre(seance.groupe, role=Role.MODERATEUR))
        adresse = reverse("seance_modifier", args=[seance.reference])
        page = client.post(adresse, saisie(titre="Pas relu"), follow=True)
        assert "revient dans son groupe" in page.text

    def test_publier_le_compte_rendu_ne_remet_pas_ce_qui_vient_d_etre_repris(self, db):
        seance = SeanceFactory(passee=True, cercle=Cercle.PUBLIC)
        par = membre(seance.groupe, role=Role.MODERATEUR)
        cercles.reprendre(Seance.objects.get(), par, Cercle.GROUPE)
        assert seance.cercle == Cercle.PUBLIC  # as read before
        seance.compte_rendu = "Écrit entre-temps."
        actions.consigner(seance, par, {"positif": "Oui."})
        assert Seance.objects.get().cercle == Cercle.GROUPE

    def test_modifier_la_seance_ne_remet_pas_ce_qui_vient_d_etre_repris(self, db):
        seance = SeanceFactory(cercle=Cercle.PUBLIC)
        par = membre(seance.groupe, role=Role.MODERATEUR)
        cercles.reprendre(Seance.objects.get(), par, Cercle.GROUPE)
        seance.titre = "Corrigé"
        actions.changer_seance(seance, par, [], [])
        assert (Seance.objects.get().titre, Seance.objects.get().cercle) == ("Corrigé", Cercle.GROUPE)

    def test_une_fiche_privee_notee_en_seance_ne_se_nomme_pas_aux_autres(self, db):
        """Linked by its name when it was noted; renamed since, for its author alone."""
        seance = SeanceFactory(passee=True)
        autrice, par = membre(seance.groupe), membre(seance.groupe, role=Role.MODERATEUR)
        fiche = RessourceFactory(privee=True, nom="Nom secret", auteur=autrice)
        CaptureFactory(seance=seance, auteur=autrice, genre="ressource", texte="Le lieu", ressource=fiche)
        assert [c.ressource for c in notes.de(seance, par)] == [None]
        assert [c.ressource for c in resume.contenu(seance, par)["ressources"]] == [None]
        assert [c.ressource for c in notes.de(seance, autrice)] == [fiche]


class TestEnMemeTemps:
    def test_deux_moderateurs_qui_commencent_ensemble_ouvrent_une_seance(self, db, monkeypatch):
        seance = SeanceFactory(en_cours=True)
        libre = conduite._code_libre

        def pendant():
            Direct.objects.get_or_create(seance=seance, defaults={"code_d_entree": "AUTRE2"})
            return libre()

        monkeypatch.setattr(conduite, "_code_libre", pendant)
        assert conduite.commencer(seance).code_d_entree == "AUTRE2"

    def test_finir_pendant_que_la_frappe_voyage_ne_se_refuse_pas(self, db):
        seance = SeanceFactory(en_cours=True)
        par = membre(seance.groupe, role=Role.MODERATEUR)
        form = ClotureForm(
            {"retenu": "Aller à deux.", "version": "nouvelle"}, instance=Cloture(seance=seance)
        )
        assert form.is_valid()
        conduite.clore(Cloture(seance=seance, retenu="Aller"), par)
        conduite.clore(form.instance, par)
        assert Cloture.objects.get().retenu == "Aller à deux."
        suite = {"retenu": "Aller à deux. Demain.", "version": "nouvelle"}
        assert ClotureForm(suite, instance=Cloture.objects.get()).is_valid()
        autre = {"retenu": "Autre chose.", "version": "nouvelle"}
        assert not ClotureForm(autre, instance=Cloture.objects.get()).is_valid()

    def test_un_e_mail_impossible_ne_retient_pas_les_autres(self, invitee, monkeypatch):
        seance = invitee.invitation.seance
        poster("autre", "invitation", invitee.personne, seance.reference)
        envoyer = EmailBackend.send_messages

        def capricieux(connexion, messages):
            monkeypatch.setattr(EmailBackend, "send_messages", envoyer)
            raise ValueError("header")

        monkeypatch.setattr(EmailBackend, "send_messages", capricieux)
        facteur.distribuer()
        assert set(Envoi.objects.values_list("etat", flat=True)) == {Etat.EN_DOUTE, Etat.ANNULE}


class TestSaisieExtreme:
    def test_ce_qui_est_refuse_n_entre_pas_dans_un_rapport_d_erreur(self, db, client, connecter):
        """Django masks what is marked so; the words of a note may name somebody."""
        seance = DirectFactory().seance
        connecter(client, membre(seance.groupe, role=Role.MODERATEUR))
        for nom in ("seance_noter", "seance_cloture", "seance_cloture_en_chemin"):
            reponse = client.post(reverse(nom, args=[seance.reference]), {"texte": "Madame Dupont"})
            assert reponse.wsgi_request.sensitive_post_parameters == "__ALL__"

    def test_ce_qui_vient_d_un_traitement_de_texte_ne_casse_pas_le_classeur(self):
        assert classeur([("Présences", ["Nom"], [["Zoé\x0bLegrand\x1f"]])])

    @pytest.mark.parametrize("du", ["0001-01-01", "1000-01-01"])
    def test_une_fiche_de_l_an_mil_est_refusee(self, du):
        assert PeriodeForm({"du": du, "au": "2026-01-01"}).errors["du"]


class TestDAilleurs:
    """A moderator of one group, and what belongs to another."""

    @pytest.fixture
    def ici(self, db, client, connecter):
        seance = SeanceFactory(en_cours=True)
        connecter(client, membre(seance.groupe, role=Role.MODERATEUR))
        return seance

    @pytest.fixture
    def ailleurs(self, db):
        """Read by the whole network, written by its group alone."""
        return SeanceFactory(en_cours=True, cercle=Cercle.RESEAU)

    def test_une_note_d_ailleurs_ne_passe_pas_par_ma_seance(self, client, ici, ailleurs):
        DirectFactory(seance=ici)
        note = CaptureFactory(seance=ailleurs)
        noeud = NoeudFactory()
        for nom in ("note_en_piste", "note_demander", "seance_retirer"):
            for seance in (ici, ailleurs):
                adresse = reverse(nom, args=[seance.reference, note.pk])
                assert client.post(adresse, {"noeud": noeud.reference}).status_code == 404
        note.refresh_from_db()
        assert note.retiree_le is None

    def test_un_point_d_ailleurs_n_entre_pas_dans_mon_ordre_du_jour(self, ici, ailleurs):
        point = PointFactory(seance=ailleurs, titre="Le leur")
        actions.poser_ordre_du_jour(ici, [PointOrdreDuJour(pk=point.pk, titre="Pris", minutes=5)])
        point.refresh_from_db()
        assert (point.seance, point.titre) == (ailleurs, "Le leur")

    def test_on_n_appelle_que_ses_membres(self, client, ici, ailleurs):
        DirectFactory(seance=ici)
        autre = membre(ailleurs.groupe)
        adresse = reverse("seance_telecommande", args=[ici.reference])
        assert client.post(adresse, {"presente": autre.pk}).status_code == 404
        assert not Presence.objects.exists()

    def test_une_seance_du_reseau_ne_montre_ni_ses_notes_ni_son_direct(self, client, ici, ailleurs):
        DirectFactory(seance=ailleurs)
        CaptureFactory(seance=ailleurs, texte="Dit entre nous.")
        page = client.get(ailleurs.get_absolute_url())
        assert page.status_code == 200
        assert "Dit entre nous" not in page.text
        for nom in (
            "seance_direct",
            "seance_projecteur",
            "seance_telecommande",
            "seance_resume",
            "fiche_transmission",
            "seance_ics",
            "papier_ordre_du_jour",
            "preparation",
            "qui_a_prepare",
            "seance_inviter",
        ):
            assert client.get(reverse(nom, args=[ailleurs.reference])).status_code == 404, nom

    def test_un_pli_d_ailleurs_ne_se_renvoie_pas_par_ma_seance(self, client, ici, ailleurs):
        pli = poster("cle", "invitation", membre(ailleurs.groupe), ailleurs.reference)
        Envoi.objects.update(etat=Etat.EN_DOUTE)
        for seance in (ici, ailleurs):
            adresse = reverse("envoi_renvoyer", args=[seance.reference, pli.pk])
            assert client.post(adresse).status_code == 404
        assert Envoi.objects.get().etat == Etat.EN_DOUTE
