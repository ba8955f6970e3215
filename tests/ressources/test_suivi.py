"""Small gestures that keep a record true, and the queue of what waits."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ressources import actions
from ressources.models import ReleveDeDisponibilite
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import membre, moderateur

from .fabriques import RUE_SECRETE, ModeEmploiFactory, RessourceFactory, SignalementFactory

pytestmark = pytest.mark.django_db

FILE = "/ressources/a-verifier/"


def dire(client, fiche, **champs):
    return client.post(reverse("ressource_disponibilite", args=[fiche.reference]), champs)


class TestDisponibilite:
    def test_elle_se_dit_sans_corriger_la_fiche_ni_la_verifier(self, client, connecter):
        fiche = RessourceFactory(disponibilite_pour="femmes seules")
        SignalementFactory(ressource=fiche, genre="complet", par=membre())
        qui = membre()
        assert dire(connecter(client, qui), fiche, disponibilite="attente", attente_semaines="6", pour="").url
        avant, fiche = fiche.modifie_le, type(fiche).objects.get(pk=fiche.pk)
        assert (fiche.disponibilite, fiche.attente_semaines) == ("attente", 6)
        assert (fiche.disponibilite_pour, fiche.disponibilite_le) == ("", timezone.localdate())
        assert (fiche.verifie_le, fiche.modifie_le) == (None, avant)
        assert not fiche.signalements.filter(leve_le=None).exists()
        assert ReleveDeDisponibilite.objects.get().par == qui

    def test_un_membre_choisit_pour_qui_et_ne_l_ecrit_pas(self, client, connecter):
        fiche = RessourceFactory(disponibilite_pour="femmes seules")
        connecter(client, membre())
        assert dire(client, fiche, disponibilite="complet", pour="n’importe quoi").status_code == 422
        sans = RessourceFactory()
        dire(client, sans, disponibilite="complet", pour="n’importe quoi")
        sans.refresh_from_db()
        assert (sans.disponibilite, sans.disponibilite_pour) == ("complet", "")

    def test_ce_qui_tient_le_repertoire_l_ecrit_sans_livrer_une_adresse(self, client, connecter):
        fiche = RessourceFactory(refuge=True)
        connecter(client, moderateur())
        assert dire(client, fiche, disponibilite="ouvert", pour=RUE_SECRETE).status_code == 422
        assert dire(client, fiche, disponibilite="ouvert", pour="familles").status_code == 302
        fiche.refresh_from_db()
        assert fiche.disponibilite_pour == "familles"


class TestConseil:
    def _vieux(self, **champs):
        return ModeEmploiFactory(le=timezone.localdate() - timedelta(days=200), **champs)

    def _repondre(self, client, conseil, vrai):
        return client.post(reverse("mode_emploi_confirmer", args=[conseil.reference]), {"vrai": vrai})

    def test_toujours_vrai_le_rajeunit_sans_nommer_personne(self, client, connecter):
        conseil = self._vieux()
        qui = membre(first_name="Rosalinde", adhesion={"secteur": "social"})
        self._repondre(connecter(client, qui), conseil, "1")
        page = connecter(client, membre()).get(conseil.ressource.get_absolute_url()).content.decode()
        assert "confirmé aujourd’hui par professionnel·le du social" in page
        assert "Rosalinde" not in page
        assert "plus de six mois" not in page

    def test_plus_vrai_le_range_et_l_annonce_a_son_auteur_et_a_la_moderation(self, client, connecter):
        auteur = membre()
        conseil = self._vieux(auteur=auteur, texte="Frappez deux fois.")
        self._repondre(connecter(client, membre()), conseil, "0")
        file = f"{FILE}?quoi=a_traiter"
        assert "Frappez deux fois." not in client.get(file).content.decode()
        for qui in (auteur, moderateur()):
            assert "Frappez deux fois." in connecter(client, qui).get(file).content.decode()
            assert (
                "1 fiche du répertoire attend un geste" in client.get(reverse("mon_espace")).content.decode()
            )
        assert "1 conseil à revoir" in client.get(conseil.ressource.get_absolute_url()).content.decode()

    def test_celui_d_un_autre_groupe_ne_se_confirme_pas(self, client, connecter):
        fiche = RessourceFactory(du_groupe=True)
        conseil = self._vieux(ressource=fiche, cercle=Cercle.GROUPE, groupe=fiche.groupe)
        assert self._repondre(connecter(client, moderateur()), conseil, "1").status_code == 404

    def test_son_auteur_efface_il_reste(self, client):
        auteur = membre()
        conseil = self._vieux(auteur=auteur, texte="Frappez deux fois.")
        auteur.delete()
        assert "Frappez deux fois." in client.get(conseil.ressource.get_absolute_url()).content.decode()


class TestSignalement:
    def test_qui_l_a_fait_le_reprend_et_lui_seul(self, client, connecter):
        qui, fiche = membre(), RessourceFactory()
        signalement = actions.signaler(fiche, qui, "ferme", "Un mot")
        lever = reverse("signalement_lever", args=[signalement.pk])
        assert connecter(client, membre()).post(lever).status_code == 404
        assert "Reprendre ce signalement" not in client.get(fiche.get_absolute_url()).content.decode()
        assert (
            "Reprendre ce signalement"
            in connecter(client, qui).get(fiche.get_absolute_url()).content.decode()
        )
        client.post(lever)
        assert not fiche.signalements.exists()

    def test_la_moderation_dit_que_c_est_regle_et_cela_reste_au_journal(self, client, connecter):
        signalement = SignalementFactory(par=membre())
        connecter(client, moderateur()).post(reverse("signalement_lever", args=[signalement.pk]))
        signalement.refresh_from_db()
        assert signalement.leve_le is not None


class TestFile:
    def test_les_plus_anciennes_d_abord_et_un_geste_les_enleve(self, client, connecter):
        connecter(client, membre())
        for nom, jours in (("Récente", 200), ("Ancienne", 900), ("À jour", 3)):
            RessourceFactory(nom=nom, verifie_le=timezone.localdate() - timedelta(days=jours))
        RessourceFactory(nom="Du groupe d’à côté", du_groupe=True)
        page = client.get(FILE).content.decode()
        assert page.index("Ancienne") < page.index("Récente")
        assert "À jour" not in page
        assert "d’à côté" not in page
        fiche = type(RessourceFactory()).objects.get(nom="Ancienne")
        geste = {"comment": "usage", "retour": f"{FILE}?commune=21015"}
        reponse = client.post(reverse("toujours_vrai", args=[fiche.reference]), geste)
        assert reponse.url == f"{FILE}?commune=21015"
        assert "Ancienne" not in client.get(FILE).content.decode()
        dehors = client.post(
            reverse("toujours_vrai", args=[fiche.reference]),
            {"comment": "usage", "retour": "https://ailleurs.example/ressources/a-verifier/"},
        )
        assert dehors.url == fiche.get_absolute_url()

    def test_elle_se_filtre_et_ne_coute_pas_plus_avec_les_rangees(
        self, client, connecter, django_assert_max_num_queries
    ):
        connecter(client, moderateur())
        for rang in range(5):
            fiche = RessourceFactory(nom=f"Fiche {rang}", communes=["Evere"])
            SignalementFactory(ressource=fiche, par=membre())
            ModeEmploiFactory(ressource=fiche, contredit_le=timezone.localdate())
        RessourceFactory(nom="Ailleurs", communes=["Jette"])
        with django_assert_max_num_queries(15):
            page = client.get(f"/nl{FILE}?commune=21006&theme=nulle-part&bassin=x").content.decode()
        assert "Fiche 1" in page
        assert "Ailleurs" not in page
        with django_assert_max_num_queries(15):
            assert client.get(f"/nl{FILE}?quoi=a_traiter").status_code == 200


def test_ce_que_le_contact_a_verifie_ne_se_choisit_pas_a_sa_place(client, connecter):
    fiche = RessourceFactory()
    adresse = reverse("toujours_vrai", args=[fiche.reference])
    connecter(client, membre()).post(adresse, {"comment": "service"})
    fiche.refresh_from_db()
    assert fiche.verifie_le is None
