"""A resource's own contact is asked, without account: only of what is public, once, and nothing changes by itself."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from ressources import actions
from ressources.enums import MoyenDeVerification
from ressources.models import DemandeAuContact, Ressource
from ressources.suivi import contact, reponses
from ressources.suivi.tournees import constater_les_refus
from socle.cercles.enums import Cercle, Etat
from socle.envois import facteur
from socle.envois.enums import Etat as EtatDEnvoi
from socle.envois.models import Envoi
from tests.comptes.fabriques import coordination, membre, moderateur

from .fabriques import RUE_SECRETE, RessourceFactory

pytestmark = pytest.mark.django_db

#: A Tuesday at ten: mails leave at once.
MARDI = timezone.make_aware(timezone.datetime(2026, 6, 2, 10))


@pytest.fixture(autouse=True)
def mardi(monkeypatch):
    monkeypatch.setattr(contact, "heure_de_bureau", lambda maintenant: maintenant)


def due(**champs):
    vieille = timezone.localdate() - timedelta(days=300)
    return RessourceFactory(**{"courriel": "accueil@exemple.brussels", "verifie_le": vieille} | champs)


def demandee(**champs):
    fiche = due(**champs)
    contact.demander()
    return fiche, DemandeAuContact.objects.get(ressource=fiche)


def adresse(demande, nom="contact_du_service"):
    return reverse(nom, args=[contact.jeton_de(demande)])


def etat_de(fiche):
    return Ressource.objects.filter(pk=fiche.pk).values().get()


class TestQuiEstSollicite:
    @pytest.mark.parametrize(
        "champs",
        [
            {"cercle": Cercle.RESEAU},
            {"cercle": Cercle.PRIVE},
            {"du_groupe": True},
            {"etat": Etat.RETIRE},
            {"courriel": ""},
            {"ecrire_au_contact": False},
            {"rythme": 12},
            {"verifie_le": timezone.localdate() - timedelta(days=185)},
            {"verifie_le": None},
        ],
        ids=["réseau", "privée", "groupe", "retirée", "sans", "refus", "rythme", "trop tôt", "toute neuve"],
    )
    def test_jamais_pour_celle_ci(self, champs):
        due(**champs)
        assert contact.demander() == 0
        assert not Envoi.objects.exists()

    def test_une_fois_par_echeance_et_une_adresse_par_semaine(self):
        fiche = due()
        due(courriel="Accueil@exemple.brussels")
        assert [contact.demander() for _fois in range(3)] == [1, 0, 0]
        assert contact.demander(timezone.now() + timedelta(days=8)) == 1
        assert contact.demander(timezone.now() + timedelta(days=16)) == 0
        Ressource.objects.filter(pk=fiche.pk).update(a_verifier_le=timezone.localdate() - timedelta(days=20))
        assert contact.demander(timezone.now() + timedelta(days=24)) == 1

    def test_quelques_uns_par_jour_et_zero_les_arrete_tous(self, settings):
        for rang in range(3):
            due(courriel=f"accueil{rang}@exemple.brussels")
        settings.DEMANDES_AUX_SERVICES = 0
        assert contact.demander() == 0
        settings.DEMANDES_AUX_SERVICES = 2
        assert contact.demander() == 2
        assert contact.demander() == 0


class TestCourriel:
    def test_il_ne_dit_que_ce_que_tout_le_monde_lit(self):
        fiche, demande = demandee(refuge=True, code_postal="1000", langue="nl", telephone="02 000 00 00")
        facteur.distribuer()
        (parti,) = mail.outbox
        tout = parti.body + parti.alternatives[0][0]
        assert parti.to == [fiche.courriel]
        assert "02 000 00 00" in tout
        assert RUE_SECRETE not in tout
        assert 'lang="nl"' in tout
        assert f"/nl{adresse(demande)}" in tout
        assert fiche.courriel not in str(Envoi.objects.values()) + str(DemandeAuContact.objects.values())

    @pytest.mark.parametrize(
        "champs",
        [
            {"cercle": Cercle.RESEAU},
            {"etat": Etat.RETIRE},
            {"courriel": "autre@exemple.brussels"},
            {"ecrire_au_contact": False},
            {"a_verifier_le": timezone.localdate() + timedelta(days=30)},
        ],
        ids=["rétrécie", "retirée", "autre adresse", "ne plus écrire", "vérifiée entre-temps"],
    )
    def test_il_ne_part_plus_si_la_fiche_a_change_entre_temps(self, champs):
        fiche, _demande = demandee()
        Ressource.objects.filter(pk=fiche.pk).update(**champs)
        facteur.distribuer()
        assert mail.outbox == []

    def test_une_adresse_refusee_attend_une_correction_et_personne_ne_doit_decider(self):
        _fiche, demande = demandee()
        Envoi.objects.update(etat=EtatDEnvoi.ECHEC)
        constater_les_refus()
        demande.refresh_from_db()
        assert demande in DemandeAuContact.objects.a_traiter()
        assert not Envoi.objects.a_decider().exists()


class TestReponse:
    def test_lire_n_ecrit_rien_et_dire_vrai_date_cette_fiche_seule(self, client):
        fiche, demande = demandee()
        autre = due(courriel="autre@exemple.brussels")
        avant = etat_de(fiche)
        assert client.get(adresse(demande) + "?reponse=vrai").status_code == 200
        assert client.get(adresse(demande, "contact_du_service_changement")).status_code == 200
        assert etat_de(fiche) == avant
        client.post(adresse(demande), {"reponse": "vrai"})
        fiche.refresh_from_db()
        assert (fiche.verifie_le, fiche.verifie_en) == (timezone.localdate(), MoyenDeVerification.SERVICE)
        assert not fiche.est_a_verifier
        assert etat_de(autre)["verifie_le"] == autre.verifie_le
        assert "Merci" in client.get(adresse(demande)).content.decode()

    def test_quelque_chose_a_change_attend_quelqu_un_et_ne_change_rien(self, client, connecter):
        fiche, demande = demandee(telephone="02 000 00 00")
        avant = etat_de(fiche)
        page = adresse(demande, "contact_du_service_changement")
        assert client.post(page, {"texte": "", **_faits(fiche)}).status_code == 422
        refusee = client.post(page, {"texte": "Voyez Mme Tilleul.", **_faits(fiche)})
        assert refusee.status_code == 422
        assert "Voyez Mme Tilleul." in refusee.content.decode()
        client.post(page, {"texte": "Nouveau numéro.", **_faits(fiche), "telephone": "02 111 11 11"})
        demande.refresh_from_db()
        assert demande.propositions == {"telephone": "02 111 11 11"}
        assert etat_de(fiche) == avant
        connecter(client, moderateur())
        file = client.get(reverse("ressources_a_verifier") + "?quoi=a_traiter").content.decode()
        assert "Nouveau numéro." in file
        corriger = reverse("ressource_modifier", args=[fiche.reference]) + f"?reponse={demande.pk}"
        assert 'value="02 111 11 11"' in client.get(corriger).content.decode()

    def test_une_reponse_et_une_seule(self, client):
        fiche, demande = demandee()
        assert reponses.dire_change(demande, "Fermé.", {})
        client.post(adresse(demande), {"reponse": "vrai"})
        demande.refresh_from_db()
        assert (demande.reponse, etat_de(fiche)["verifie_en"]) == ("change", "")

    @pytest.mark.parametrize("quand", ["trop tard", "rétrécie", "autre adresse"])
    def test_un_lien_mort_ne_dit_ni_ne_fait_plus_rien(self, client, quand):
        fiche, demande = demandee(nom="Le Nom Qui Ne Se Dit Plus")
        changements = {"rétrécie": {"cercle": "reseau"}, "autre adresse": {"courriel": "x@exemple.brussels"}}
        if quand == "trop tard":
            DemandeAuContact.objects.update(le=timezone.now() - timedelta(days=61))
        else:
            Ressource.objects.filter(pk=fiche.pk).update(**changements[quand])
        avant = etat_de(fiche)
        client.post(adresse(demande), {"reponse": "vrai"})
        reponse = client.get(adresse(demande))
        assert reponse.status_code == 410
        assert fiche.nom not in reponse.content.decode()
        assert etat_de(fiche) == avant

    def test_un_lien_forge_n_existe_pas(self, client):
        _fiche, demande = demandee()
        autre = due(courriel="autre@exemple.brussels")
        voisine = DemandeAuContact.objects.create(ressource=autre, empreinte="x")
        signature = contact.jeton_de(demande).partition(":")[2]
        for mot in (f"{voisine.pk}:{signature}", str(demande.pk), f"{demande.pk}:x", "²:x", f"{10**30}:x"):
            assert client.get(reverse("contact_du_service", args=[mot])).status_code == 404

    def test_ne_plus_ecrire_vaut_pour_cette_adresse_et_se_reprend(self, client):
        _fiche, demande = demandee()
        client.post(adresse(demande), {"reponse": "plus_ecrire"})
        facteur.distribuer()
        assert mail.outbox == []
        due()
        plus_tard = timezone.now() + timedelta(days=30)
        assert contact.demander(plus_tard) == 0
        client.post(adresse(demande), {"reponse": "ecrire"})
        assert contact.demander(plus_tard) == 1


def _faits(fiche):
    return {"disponibilite": fiche.disponibilite, "telephone": fiche.telephone, "courriel": fiche.courriel}


def test_les_mots_d_un_service_ne_sont_qu_a_qui_tient_le_repertoire(client, connecter):
    _fiche, demande = demandee()
    reponses.dire_change(demande, "Mots du service", {})
    page = reverse("ressources_a_verifier") + "?quoi=a_traiter"
    for qui, lit in ((membre(), False), (moderateur(), True), (coordination(), True)):
        assert ("Mots du service" in connecter(client, qui).get(page).content.decode()) == lit
    ecarter = reverse("reponse_ecarter", args=[demande.pk])
    assert connecter(client, membre()).post(ecarter).status_code == 404
    connecter(client, moderateur()).post(ecarter)
    assert not DemandeAuContact.objects.a_traiter().exists()


def test_les_bureaux_lisent_leur_courrier_le_matin(monkeypatch):
    monkeypatch.undo()
    vendredi_soir = timezone.make_aware(timezone.datetime(2026, 6, 5, 18))
    assert contact.heure_de_bureau(MARDI) == MARDI
    assert timezone.localtime(contact.heure_de_bureau(vendredi_soir)).strftime("%a %H") == "Mon 09"


def test_un_service_qui_confirme_ne_leve_pas_ce_que_des_membres_signalent():
    fiche = due()
    actions.signaler(fiche, membre(), "complet")
    actions.verifier_par_son_contact(fiche)
    assert fiche.signalements.filter(leve_le=None).exists()
