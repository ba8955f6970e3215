"""Who reads what of a booking, and what its mails say; each rule of produit.md §4 is attacked."""

import re
from datetime import timedelta

import pytest
import vobject
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cdp.invitations import abonnements
from ressources import inscriptions
from ressources.models import Dispositif, Inscription, Organisatrice
from socle.cercles.enums import Cercle, Etat
from socle.envois.facteur import distribuer
from tests.comptes.fabriques import GroupeFactory, membre

from .fabriques import DispositifFactory

IDA = {"nom": "Ida Passage", "courriel": "ida@exemple.brussels"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def auteur():
    return membre(GroupeFactory())


@pytest.fixture
def rencontre(auteur):
    return DispositifFactory.create(places=1, inscription="tous", auteur=auteur, titre="Café des métiers")


@pytest.fixture
def date(rencontre):
    return rencontre.dates.get()


def lien_du_dernier_courriel():
    return re.findall(r"/inscription/[\w-]+/", str(mail.outbox[-1].body))[-1]


def test_sans_compte_on_confirme_depuis_son_courriel_et_lire_n_ecrit_rien(client, date):
    reponse = client.post(date.get_absolute_url(), IDA)
    assert "Regardez vos e-mails" in reponse.content.decode()
    distribuer()
    assert mail.outbox[-1].to == ["ida@exemple.brussels"]
    lien = lien_du_dernier_courriel()
    client.get(lien)
    assert Inscription.objects.get().etat == "a_confirmer"
    client.post(lien, {"geste": "confirmer"})
    distribuer()
    assert Inscription.objects.get().etat == "inscrite"
    piece = mail.outbox[-1].attachments[0][1]
    entree = vobject.readOne(piece if isinstance(piece, str) else piece.decode()).vevent
    assert entree.summary.value == "Café des métiers"
    assert lien not in str(piece), "une entrée d’agenda circule : elle n’ouvre pas l’inscription"
    client.post(lien, {"geste": "annuler"})
    distribuer()
    assert "METHOD:CANCEL" in str(mail.outbox[-1].attachments[0][1])


def test_la_reponse_ne_dit_pas_si_l_adresse_est_deja_inscrite(client, date):
    premiere = client.post(date.get_absolute_url(), IDA).content
    inscriptions.confirmer(Inscription.objects.get())
    autre = client.post(date.get_absolute_url(), {**IDA, "courriel": "IDA@exemple.brussels"}).content
    sans_jeton = re.compile(rb'value="[\w-]{60,}"|nonce="[^"]+"')
    assert sans_jeton.sub(b"", premiere) == sans_jeton.sub(b"", autre)
    assert Inscription.objects.count() == 1


def test_trop_de_demandes_pour_une_adresse_sont_refusees_sans_rien_dire_d_autre(client, date):
    statuts = [client.post(date.get_absolute_url(), IDA).status_code for _fois in range(6)]
    assert statuts == [200] * 5 + [422]


def test_l_adresse_d_une_membre_devient_son_inscription(client, date):
    elle = membre(email="ida@exemple.brussels")
    client.post(date.get_absolute_url(), IDA)
    inscription = inscriptions.confirmer(Inscription.objects.get())
    assert (inscription.personne, inscription.courriel, inscription.nom) == (elle, "", "")
    assert inscriptions.inscrire(date, elle) == inscription


def test_les_noms_ne_se_lisent_que_chez_qui_organise(client, connecter, date, rencontre, auteur):
    inscrite = membre(first_name="Zoé", last_name="Lointaine")
    inscriptions.inscrire(date, inscrite)
    ailleurs = membre()
    DispositifFactory.create(auteur=ailleurs)
    for personne in (None, ailleurs, membre(auteur.adhesions.get().cycle.groupe)):
        client.logout()
        if personne:
            connecter(client, personne)
        pages = [rencontre.get_absolute_url(), date.get_absolute_url(), reverse("dispositifs_ics")]
        for page in pages:
            contenu = client.get(page).content.decode()
            assert "Lointaine" not in contenu
            assert inscrite.email not in contenu
        for nom in ("qui_vient", "date_annuler"):
            assert client.get(reverse(nom, args=[date.reference])).status_code in (302, 404)
            envoi = client.post(reverse(nom, args=[date.reference]), {"geste": "retirer:x"})
            assert envoi.status_code in (401, 404)
        for nom in ("dispositif_gerer", "dispositif_modifier"):
            assert client.get(reverse(nom, args=[rencontre.reference])).status_code in (302, 404)
    connecter(client, auteur)
    chez_elle = client.get(reverse("qui_vient", args=[date.reference])).content.decode()
    assert "Lointaine" in chez_elle
    assert inscrite.email not in chez_elle


def test_qui_organise_ne_touche_pas_l_inscription_d_une_autre_rencontre(client, connecter, date, auteur):
    ailleurs = DispositifFactory.create(places=3, inscription="membres").dates.get()
    autre = inscriptions.inscrire(ailleurs, membre())
    connecter(client, auteur)
    page = reverse("qui_vient", args=[date.reference])
    assert client.post(page, {"geste": f"retirer:{autre.reference}"}).status_code == 404
    autre.refresh_from_db()
    assert autre.etat == "inscrite"


def test_nommer_quelqu_un_ne_lui_montre_rien_de_plus(client, connecter, auteur):
    brouillon = DispositifFactory.create(cercle=Cercle.PRIVE, auteur=auteur)
    nommee = membre(auteur.adhesions.get().cycle.groupe)
    Organisatrice.objects.create(dispositif=brouillon, personne=nommee)
    connecter(client, nommee)
    assert client.get(reverse("dispositif_gerer", args=[brouillon.reference])).status_code == 404
    Dispositif.objects.filter(pk=brouillon.pk).update(cercle=Cercle.RESEAU)
    assert client.get(reverse("dispositif_gerer", args=[brouillon.reference])).status_code == 200
    choisie = {"personne": membre(auteur.adhesions.get().cycle.groupe).pk}
    assert (
        client.post(reverse("organisatrice_nommer", args=[brouillon.reference]), choisie).status_code == 404
    )


def test_reprise_elle_ne_se_dit_plus_nulle_part_et_l_on_peut_encore_annuler(client, date, rencontre):
    sienne = inscriptions.inscrire(date, membre())
    Dispositif.objects.filter(pk=rencontre.pk).update(etat=Etat.RETIRE)
    distribuer()
    assert not mail.outbox
    for page in (date.get_absolute_url(), rencontre.get_absolute_url()):
        assert client.get(page).status_code == 404
    assert "Café" not in client.get(reverse("dispositifs_ics")).content.decode()
    la_sienne = client.get(sienne.get_absolute_url()).content.decode()
    assert "plus annoncée" in la_sienne
    assert "Café" not in la_sienne
    client.post(sienne.get_absolute_url(), {"geste": "annuler"})
    sienne.refresh_from_db()
    assert sienne.etat == "annulee"


def test_sans_compte_on_ne_s_inscrit_qu_a_ce_qui_est_public_et_le_veut(client):
    for champs in ({"inscription": "membres"}, {"inscription": "tous", "cercle": Cercle.RESEAU}):
        date = DispositifFactory.create(places=5, **champs).dates.get()
        assert client.post(date.get_absolute_url(), IDA).status_code in (302, 404)
    assert not Inscription.objects.exists()


def test_une_rencontre_s_annonce_avec_ses_dates_sans_javascript(client, connecter, auteur):
    connecter(client, auteur)
    adresse = reverse("dispositif_nouveau")
    demain, semaine = (timezone.localdate() + timedelta(days=jours) for jours in (1, 8))
    saisie = {
        "genre": "intervision",
        "titre": "Le mardi des veilleurs",
        "organisateur": "Maison Deux Rives",
        "resume": "Parler d’une situation à plusieurs.",
        "inscription": "membres",
        "places": "8",
        "langue": "fr",
        "dates-TOTAL_FORMS": "1",
        "dates-INITIAL_FORMS": "0",
        "dates-0-jour": demain.isoformat(),
        "dates-0-de": "09:00",
        "dates-0-a": "11:00",
    }
    ajoutee = client.post(adresse, {**saisie, "geste": "ajouter"})
    assert ajoutee.status_code == 200
    assert 'name="dates-1-jour"' in ajoutee.content.decode()
    seconde = {"dates-1-jour": semaine.isoformat(), "dates-1-de": "09:00", "dates-1-a": "08:00"}
    saisie |= {"dates-TOTAL_FORMS": "2", **seconde}
    refusee = client.post(adresse, saisie)
    assert refusee.status_code == 422
    assert "La fin doit suivre le début" in refusee.content.decode()
    assert not Dispositif.objects.filter(titre="Le mardi des veilleurs").exists()
    client.post(adresse, {**saisie, "dates-1-a": "12:00"})
    annonce = Dispositif.objects.get(titre="Le mardi des veilleurs")
    assert (annonce.cercle, annonce.auteur, annonce.dates.count()) == (Cercle.PRIVE, auteur, 2)


def test_une_date_changee_se_dit_aux_inscrits_et_son_agenda_avance(client, connecter, date, auteur):
    inscriptions.inscrire(date, membre())
    distribuer()
    date.lieu = "Salle du fond"
    inscriptions.changer_la_date(date)
    distribuer()
    assert "La rencontre a changé" in mail.outbox[-1].subject
    assert "SEQUENCE:1" in str(mail.outbox[-1].attachments[0][1])
    inscriptions.changer_la_date(date)
    assert distribuer() == 0, "rien n’a changé"
    inscriptions.annuler_la_date(date)
    distribuer()
    assert "annulée" in mail.outbox[-1].subject
    assert "STATUS:CANCELLED" in client.get(reverse("dispositifs_ics")).content.decode()


def test_mon_calendrier_dit_ou_je_suis_inscrite(client, date):
    elle = membre(GroupeFactory())
    inscriptions.inscrire(date, elle)
    abonnement = abonnements.creer(elle, None)
    assert (
        "Café des métiers" in client.get(reverse("calendrier_flux", args=[abonnement.jeton])).content.decode()
    )


def test_les_pages_ne_coutent_pas_plus_avec_plus_de_monde(
    client, connecter, auteur, django_assert_max_num_queries
):
    rencontre = DispositifFactory.create(places=20, inscription="membres", auteur=auteur)
    date = rencontre.dates.get()
    for _rang in range(6):
        inscriptions.inscrire(date, membre())
        inscriptions.inscrire(DispositifFactory.create(places=9, inscription="membres").dates.get(), auteur)
    connecter(client, auteur)
    pages = (
        rencontre.get_absolute_url(),
        date.get_absolute_url(),
        reverse("qui_vient", args=[date.reference]),
        reverse("dispositif_gerer", args=[rencontre.reference]),
        reverse("dispositif_modifier", args=[rencontre.reference]),
        reverse("mes_rencontres"),
    )
    for page in pages:
        with django_assert_max_num_queries(15):
            assert client.get("/nl" + page).status_code == 200, page


def test_changer_l_adresse_de_l_annonce_previent_les_inscrits(client, connecter, rencontre, date, auteur):
    inscriptions.inscrire(date, membre())
    distribuer()
    connecter(client, auteur)
    adresse = reverse("dispositif_modifier", args=[rencontre.reference])
    debut = timezone.localtime(date.debut)
    saisie = {
        "lieu": "Maison d’en face",
        "inscription": "tous",
        "places": "1",
        "dates-TOTAL_FORMS": "1",
        "dates-INITIAL_FORMS": "1",
        "dates-0-id": date.pk,
        "dates-0-jour": debut.date().isoformat(),
        "dates-0-de": "00:00",
        "dates-0-a": "23:59",
    }
    assert client.post(adresse, saisie).status_code == 302
    distribuer()
    assert "La rencontre a changé" in mail.outbox[-1].subject
    assert "Maison d’en face" in mail.outbox[-1].body
    refusee = client.post(adresse, {**saisie, "dates-0-DELETE": "on"})
    assert refusee.status_code == 422, "on annule une date où des gens viennent, on ne l’ôte pas"
