"""Inviting to a session: who receives what, once; the answer in one tap; what a change makes of it."""

import email
import re
from datetime import timedelta
from email import policy

import pytest
import vobject
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cdp import tournees
from cdp.enums import Reponse, Voie
from cdp.invitations import envoi, pages
from cdp.invitations.reponses import lien_de_reponse
from cdp.models import InvitationDeSeance, PersonneInvitee, Presence, Seance
from socle.envois import facteur
from socle.envois.enums import Etat
from socle.envois.models import Envoi
from tests.comptes.fabriques import membre, moderateur
from tests.noeuds.fabriques import VignetteFactory

from .fabriques import PointFactory, PreparationFactory, SeanceFactory


@pytest.fixture
def seance(db):
    seance = SeanceFactory(titre="Le sommeil des voisins")
    PointFactory(seance=seance, titre="Parole libre")
    return seance


def inviter(seance, **options):
    return envoi.inviter(Seance.objects.select_related("groupe", "cycle").get(pk=seance.pk), None, **options)


def distribuer():
    facteur.distribuer()
    return [email.message_from_bytes(m.message().as_bytes(), policy=policy.default) for m in mail.outbox]


def partie(message, genre):
    return next(p for p in message.walk() if p.get_content_type() == genre)


def invitee_de(personne):
    return PersonneInvitee.objects.select_related("personne", "invitation__seance").get(personne=personne)


def chemin(adresse):
    return adresse.removeprefix("http://localhost:8000")


class TestCourriel:
    def test_la_moderation_lit_le_premier_comme_il_arrivera(self, seance):
        personne = moderateur(seance.groupe)

        def sujet():
            return pages.apercu(Seance.objects.get(pk=seance.pk), personne)["sujet"]

        avant = sujet()
        assert avant.startswith("Invitation · ")
        inviter(seance)
        assert distribuer()[0]["Subject"].strip() == avant == sujet()
        Seance.objects.filter(pk=seance.pk).update(debut=seance.debut + timedelta(days=1))
        assert sujet().startswith("Changement · ")

    def test_chacune_recoit_le_sien_avec_une_entree_que_les_agendas_prennent(self, seance):
        zoe, ali = membre(seance.groupe), membre(seance.groupe)
        assert inviter(seance) == 2
        lettres = {m["To"]: m for m in distribuer()}
        assert set(lettres) == {zoe.email, ali.email}
        lettre = lettres[zoe.email]
        agenda = partie(lettre, "text/calendar")
        assert agenda.get_param("method") == "REQUEST"
        assert agenda.get_content_charset() == "utf-8"
        # beside the words, for Outlook and Gmail; joined, for Apple and the phones
        assert next(lettre.iter_parts()).get_content_type() == "multipart/alternative"
        assert [p.get_content_type() for p in partie(lettre, "multipart/alternative").iter_parts()] == [
            "text/plain",
            "text/html",
            "text/calendar",
        ]
        jointe = partie(lettre, "application/ics")
        assert jointe.get_filename() == "invitation.ics"
        assert vobject.readOne(jointe.get_content().decode()).vevent.attendee.value == f"mailto:{zoe.email}"
        assert lettre["Reply-To"] == f"reponses+{invitee_de(zoe).jeton}@exemple.brussels"
        assert ali.email not in lettre.as_string()

    def test_le_texte_vaut_le_html(self, seance):
        zoe = membre(seance.groupe)
        inviter(seance)
        (lettre,) = distribuer()
        for genre in ("text/plain", "text/html"):
            corps = partie(lettre, genre).get_content()
            for attendu in (
                seance.titre,
                "Parole libre",
                seance.lieu,
                lien_de_reponse(invitee_de(zoe), "vient"),
            ):
                assert attendu in corps

    def test_aucun_texte_de_situation_ni_de_preparation(self, seance):
        zoe = membre(seance.groupe)
        situation = VignetteFactory(recit="Elle cache la clé sous le pot", groupe=seance.groupe)
        seance.intention = "Ce que nous cherchons tout bas"
        seance.save()
        seance.points.update(vignette=situation)
        PreparationFactory(seance=seance, auteur=zoe, questions="Qui ouvre la porte bleue ?")
        inviter(seance)
        lettre = next(m for m in distribuer() if m["To"] == zoe.email)
        tout = "".join(p.get_content() for p in lettre.walk() if p.get_content_maintype() == "text")
        for secret in ("sous le pot", "tout bas", "porte bleue"):
            assert secret not in tout

    def test_presser_deux_fois_n_envoie_qu_une_fois(self, seance):
        membre(seance.groupe)
        assert [inviter(seance), inviter(seance)] == [1, 0]
        distribuer()
        assert inviter(seance) == 0
        assert len(distribuer()) == 1

    @pytest.mark.parametrize("pourquoi", ["partie", "annulee", "retiree", "finie"])
    def test_ce_qui_change_avant_le_depart_arrete_l_envoi(self, seance, pourquoi):
        zoe = membre(seance.groupe)
        inviter(seance)
        if pourquoi == "partie":
            zoe.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
        champs = {
            "annulee": {"annulee": True},
            "retiree": {"etat": "retire"},
            "finie": {"debut": timezone.now() - timedelta(days=1)},
            "partie": {},
        }[pourquoi]
        Seance.objects.filter(pk=seance.pk).update(**champs or {"titre": seance.titre})
        assert distribuer() == []
        assert Envoi.objects.get().etat == Etat.ANNULE


class TestChangement:
    def prevenir(self, seance, **champs):
        Seance.objects.filter(pk=seance.pk).update(**champs)
        mail.outbox.clear()
        inviter(seance)
        (lettre,) = distribuer()
        return vobject.readOne(partie(lettre, "text/calendar").get_content())

    def test_une_autre_heure_met_l_entree_a_jour(self, seance):
        zoe = membre(seance.groupe)
        inviter(seance)
        (premiere,) = distribuer()
        avant = vobject.readOne(partie(premiere, "text/calendar").get_content()).vevent
        Presence.objects.create(
            seance=seance, personne=zoe, reponse=Reponse.VIENT, repondu_le=timezone.now() - timedelta(hours=1)
        )
        apres = self.prevenir(seance, debut=seance.debut + timedelta(hours=1)).vevent
        assert apres.uid.value == avant.uid.value
        assert (avant.sequence.value, apres.sequence.value) == ("0", "1")
        assert apres.dtstart.value != avant.dtstart.value
        # she said yes to another hour
        assert apres.attendee.params["PARTSTAT"] == ["NEEDS-ACTION"]

    def test_une_seance_annulee_s_enleve_de_l_agenda(self, seance):
        membre(seance.groupe)
        inviter(seance)
        distribuer()
        entree = self.prevenir(seance, annulee=True)
        assert (entree.method.value, entree.vevent.status.value) == ("CANCEL", "CANCELLED")
        assert entree.vevent.sequence.value == "1"

    def test_une_nouvelle_venue_recoit_la_sienne_sans_deranger_les_autres(self, seance):
        membre(seance.groupe)
        inviter(seance)
        distribuer()
        PointFactory(seance=seance, titre="Un point de plus")
        nouvelle = membre(seance.groupe)
        mail.outbox.clear()
        assert inviter(seance, aux_nouveaux=True) == 1
        assert [m["To"] for m in distribuer()] == [nouvelle.email]

    def test_la_meme_heure_dite_autrement_n_est_pas_un_changement(self, seance):
        membre(seance.groupe)
        seance.debut = timezone.localtime(seance.debut)
        envoi.inviter(seance, None)
        assert envoi.changements(Seance.objects.get(pk=seance.pk)) == set()

    def test_rien_ne_part_tant_que_personne_ne_le_decide(self, client, connecter, seance):
        membre(seance.groupe)
        anime = moderateur(seance.groupe)
        inviter(seance)
        distribuer()
        mail.outbox.clear()
        Seance.objects.filter(pk=seance.pk).update(lieu="Ailleurs")
        assert distribuer() == []
        page = connecter(client, anime).get(seance.get_absolute_url()).content.decode()
        assert "ne savent pas ce qui a changé" in page
        assert "le lieu" in page


class TestModifier:
    """Changing a session that people are invited to."""

    def modifier(self, client, connecter, seance, **champs):
        connecter(client, moderateur(seance.groupe))
        adresse = reverse("seance_modifier", args=[seance.reference])
        page = client.get(adresse)
        debut = timezone.localtime(seance.debut)
        donnees = {
            "version": page.context["form"]["version"].value(),
            "titre": seance.titre,
            "date": debut.date().isoformat(),
            "heure": debut.strftime("%H:%M"),
            "duree_minutes": seance.duree_minutes,
            "lieu": seance.lieu,
            "langue": "fr",
            "points-TOTAL_FORMS": "0",
            "points-INITIAL_FORMS": "0",
            **champs,
        }
        assert client.post(adresse, donnees).status_code == 302
        return page.content.decode()

    @pytest.fixture
    def annoncee(self, seance):
        Seance.objects.filter(pk=seance.pk).update(debut=seance.debut.replace(second=0, microsecond=0))
        seance.refresh_from_db()
        self.zoe = membre(seance.groupe)
        inviter(seance)
        distribuer()
        mail.outbox.clear()
        return seance

    @pytest.mark.parametrize(
        ("champs", "methode"), [({"lieu": "Ailleurs"}, "REQUEST"), ({"annulee": "on"}, "CANCEL")]
    )
    def test_la_case_cochee_previent(self, client, connecter, annoncee, champs, methode):
        page = self.modifier(client, connecter, annoncee, prevenir="on", **champs)
        assert re.search(r'name="prevenir"[^>]*checked', page)
        lettre = next(m for m in distribuer() if m["To"] == self.zoe.email)
        assert partie(lettre, "text/calendar").get_param("method") == methode

    def test_decochee_ou_sans_changement_grave_rien_ne_part(self, client, connecter, annoncee):
        self.modifier(client, connecter, annoncee, prevenir="on")
        self.modifier(client, connecter, annoncee, lieu="Ailleurs")
        assert distribuer() == []
        assert envoi.a_prevenir(Seance.objects.get(pk=annoncee.pk)) == {"lieu"}

    def test_avant_l_invitation_il_n_y_a_personne_a_prevenir(self, client, connecter, seance):
        connecter(client, moderateur(seance.groupe))
        page = client.get(reverse("seance_modifier", args=[seance.reference])).content.decode()
        assert 'name="prevenir"' not in page


class TestPage:
    def test_de_l_envoi_au_renvoi(self, client, connecter, seance):
        zoe = membre(seance.groupe)
        anime = moderateur(seance.groupe)
        connecter(client, anime)
        adresse = reverse("seance_inviter", args=[seance.reference])
        page = client.get(adresse).content.decode()
        assert "Envoyer l’invitation à 2 personnes" in page
        assert "Le sommeil des voisins" in page
        page = client.post(adresse, follow=True).content.decode()
        assert "Partis : 0 sur 2" in page
        assert "data-en-route" in page
        distribuer()
        page = client.get(adresse).content.decode()
        assert "Partis : 2 sur 2" in page
        assert "data-en-route" not in page
        Envoi.objects.filter(personne=zoe).update(etat=Etat.EN_DOUTE, parti_le=None)
        page = client.get(adresse).content.decode()
        assert "peut-être parti" in page
        pli = Envoi.objects.get(personne=zoe)
        client.post(reverse("envoi_renvoyer", args=[seance.reference, pli.pk]))
        pli.refresh_from_db()
        assert pli.etat == Etat.A_ENVOYER

    def test_une_moderatrice_d_ailleurs_n_envoie_ni_ne_renvoie(self, client, connecter, seance):
        membre(seance.groupe)
        inviter(seance)
        Envoi.objects.update(etat=Etat.EN_DOUTE)
        ailleurs = moderateur()
        autre = SeanceFactory(groupe=ailleurs.adhesions.get().cycle.groupe)
        connecter(client, ailleurs)
        assert client.post(reverse("seance_inviter", args=[seance.reference])).status_code == 404
        pli = Envoi.objects.get()
        # not even by way of a session of hers
        for reference in (seance.reference, autre.reference):
            assert client.post(reverse("envoi_renvoyer", args=[reference, pli.pk])).status_code == 404
        pli.refresh_from_db()
        assert pli.etat == Etat.EN_DOUTE

    def test_ce_qui_sort_du_reseau_se_relit_avant_l_envoi(self, client, connecter, seance):
        anime = moderateur(seance.groupe, first_name="Soraya", last_name="Belkadi")
        adresse = reverse("seance_inviter", args=[seance.reference])
        page = connecter(client, anime).get(adresse).content.decode()
        assert "À relire avant d’envoyer" not in page
        seance.titre, seance.intention = "Avec Mme Belkadi", "Joindre le 0470 12 34 56."
        seance.save()
        PointFactory(seance=seance, titre="La dette de Monsieur Peeters")
        page = client.get(adresse).content.decode()
        passages = re.findall(r'<q class="constat__passage">(.*?)</q>', page)
        assert [any(mot in passage for passage in passages) for mot in ("0470", "Peeters")] == [True, True]
        assert not any("Belkadi" in passage for passage in passages)
        assert "Envoyer l’invitation" in page, "l’aide n’empêche rien"
        client.post(adresse)
        distribuer()
        assert "À relire avant d’envoyer" not in client.get(adresse).content.decode(), "plus rien à envoyer"

    @pytest.mark.parametrize("prefixe", ["", "/nl"])
    def test_les_requetes_ne_grandissent_pas(
        self, client, connecter, seance, prefixe, django_assert_max_num_queries
    ):
        anime = moderateur(seance.groupe)
        for _rang in range(11):
            membre(seance.groupe)
        for rang in range(9):
            PointFactory(seance=seance, rang=rang)
        inviter(seance)
        connecter(client, anime)
        for nom in ("seance_inviter", "seance"):
            with django_assert_max_num_queries(15):
                client.get(prefixe + reverse(nom, args=[seance.reference]))


class TestUnGeste:
    @pytest.fixture
    def invitee(self, seance):
        personne = membre(seance.groupe)
        inviter(seance)
        return invitee_de(personne)

    def test_ouvrir_le_lien_n_ecrit_rien_et_dit_peu(self, client, invitee, seance):
        """A filter opens every link of every mail."""
        page = client.get(chemin(lien_de_reponse(invitee, "vient")))
        assert not Presence.objects.exists()
        texte = page.content.decode()
        assert seance.groupe.nom in texte
        for tu in (seance.titre, seance.lieu, invitee.personne.last_name, "Parole libre"):
            assert tu not in texte

    def test_le_geste_repond_sans_entrer_et_se_change(self, client, invitee):
        adresse = chemin(lien_de_reponse(invitee))
        for choix in ("vient", "ne_vient_pas"):
            page = client.post(adresse, {"reponse": choix}, follow=True).content.decode()
            presence = Presence.objects.get()
            assert (presence.personne, presence.reponse, presence.voie) == (
                invitee.personne,
                choix,
                Voie.LIEN,
            )
        assert "je ne viens pas" in page

    @pytest.mark.parametrize("faux", ["x", "1:", "1:abc", ":", "9" * 30, "١:abc", "-1:a"])
    def test_un_lien_invente_n_existe_pas(self, client, invitee, faux):
        assert client.get(reverse("seance_repondre", args=[faux])).status_code == 404
        assert client.post(reverse("seance_repondre", args=[faux]), {"reponse": "vient"}).status_code == 404

    def test_le_lien_d_une_autre_ne_devient_pas_le_sien(self, client, invitee, seance):
        autre = membre(seance.groupe)
        inviter(seance)
        signature = chemin(lien_de_reponse(invitee)).split(":", 1)[1]
        faux = reverse("seance_repondre", args=[f"{invitee_de(autre).pk}:{signature.rstrip('/')}"])
        assert client.post(faux, {"reponse": "vient"}).status_code == 404
        assert not Presence.objects.exists()

    def test_il_meurt_avec_la_seance_l_appartenance_ou_le_retrait(self, client, invitee, seance):
        adresse = chemin(lien_de_reponse(invitee))
        Seance.objects.update(debut=timezone.now() - timedelta(minutes=5))
        assert client.post(adresse, {"reponse": "vient"}).status_code == 410
        Seance.objects.update(debut=seance.debut, etat="retire")
        assert client.post(adresse, {"reponse": "vient"}).status_code == 404
        Seance.objects.update(etat="en_ligne")
        invitee.personne.adhesions.update(fin=timezone.localdate() - timedelta(days=1))
        assert client.post(adresse, {"reponse": "vient"}).status_code == 404
        assert not Presence.objects.exists()


class TestRappel:
    def proche(self, seance, **invitation):
        Seance.objects.update(debut=timezone.now() + timedelta(days=1, hours=23))
        InvitationDeSeance.objects.update(envoyee_le=timezone.now() - timedelta(days=3), **invitation)

    def test_deux_jours_avant_une_fois_et_pas_a_qui_a_dit_non(self, seance):
        vient, absente = membre(seance.groupe), membre(seance.groupe)
        inviter(seance)
        distribuer()
        Presence.objects.create(
            seance=seance, personne=absente, reponse=Reponse.NE_VIENT_PAS, repondu_le=timezone.now()
        )
        tournees.rappeler()
        assert not Envoi.objects.filter(sorte=envoi.RAPPEL).exists()
        self.proche(seance)
        mail.outbox.clear()
        tournees.rappeler()
        tournees.rappeler()
        (lettre,) = distribuer()
        assert lettre["To"] == vient.email
        assert reverse("preparation", args=[seance.reference]) in partie(lettre, "text/plain").get_content()

    def test_pas_de_rappel_sans_invitation_ni_pour_une_seance_annulee(self, seance):
        membre(seance.groupe)
        self.proche(seance)
        tournees.rappeler()
        inviter(seance)
        self.proche(seance)
        Seance.objects.update(annulee=True)
        tournees.rappeler()
        assert not Envoi.objects.filter(sorte=envoi.RAPPEL).exists()
