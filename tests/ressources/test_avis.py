import csv
from io import StringIO

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from ressources.models import Attestation, Evaluation, Questionnaire
from ressources.rencontres import evaluations
from socle.envois.facteur import distribuer
from tests.comptes.fabriques import coordination, membre, moderateur

from .fabriques import DispositifFactory
from .fabriques_rencontres import avis, date_passee, inscrite, questionnaire

pytestmark = pytest.mark.django_db
BON = {"connaitre": "4", "servir": "5", "accueil": "5", "retenu": "Des visages.", "langue": "fr"}


def test_on_demande_leur_avis_a_celles_qui_etaient_la_une_seule_fois():
    date = date_passee()
    venue, absente = inscrite(date, presente=True), inscrite(date, presente=False)
    sans_compte = inscrite(date, presente=True, nom="Alix", courriel="alix@exemple.brussels")
    inscrite(date)
    for _fois in range(2):
        evaluations.demander_les_avis()
        distribuer()
    assert sorted(m.to[0] for m in mail.outbox) == sorted([venue.personne.email, sans_compte.courriel])
    assert not Questionnaire.objects.filter(inscription=absente).exists()


def test_un_lien_donne_un_avis_et_un_seul_sans_dire_de_qui(client):
    demande = questionnaire(date_passee())
    adresse = reverse("avis", args=[demande.jeton])
    client.get(adresse)
    assert client.post(adresse, {**BON, "servir": ""}).status_code == 422
    client.post(adresse, BON)
    client.post(adresse, {**BON, "retenu": "Une seconde fois."})
    assert Evaluation.objects.get().retenu == "Des visages."
    assert "Ce lien a servi" in client.get(adresse).content.decode()
    liens = {champ.related_model for champ in Evaluation._meta.get_fields() if champ.is_relation}
    assert Questionnaire not in liens
    assert {modele.__name__ for modele in liens} == {"DateDeDispositif"}


def test_un_avis_qui_nomme_quelqu_un_est_refuse(client):
    demande = questionnaire(date_passee())
    donnees = {**BON, "retenu": "Écrire à alix.martin@exemple.brussels."}
    assert client.post(reverse("avis", args=[demande.jeton]), donnees).status_code == 422
    assert not Evaluation.objects.exists()


def test_un_questionnaire_clos_ne_prend_plus_rien(client):
    demande = questionnaire(date_passee(jours=20))
    client.post(reverse("avis", args=[demande.jeton]), BON)
    assert not Evaluation.objects.exists()


def test_sous_cinq_reponses_rien_ne_se_lit_ni_ne_se_deduit(client, connecter):
    organisatrice = membre()
    dispositif = DispositifFactory(dans_jours=False, auteur=organisatrice)
    lue, cachee = date_passee(30, dispositif=dispositif), date_passee(60, dispositif=dispositif)
    avis(lue, 5, retenu="Lisible")
    avis(cachee, 4, retenu="Cachée", connaitre=1)
    connecter(client, organisatrice)
    adresse = reverse("avis_recus", args=[dispositif.reference])
    page = client.get(adresse)
    assert page.context["ensemble"]["nombre"] == 5
    assert "Lisible" in page.content.decode()
    assert "Cachée" not in page.content.decode()
    lignes = list(
        csv.reader(StringIO(client.get(f"{adresse}?format=csv").content.decode("utf-8-sig")), delimiter=";")
    )
    assert [ligne[1] for ligne in lignes[1:]] == ["5"]


def test_les_avis_ne_se_lisent_pas_tant_qu_il_peut_en_venir(client, connecter):
    date = date_passee(3)
    avis(date, 6)
    connecter(client, coordination())
    assert client.get(reverse("avis_recus", args=[date.dispositif.reference])).context["ensemble"] is None


@pytest.mark.parametrize("qui", [membre, moderateur])
def test_qui_n_organise_pas_ne_lit_pas_les_avis(client, connecter, qui):
    date = date_passee(30)
    avis(date, 9)
    connecter(client, qui())
    assert client.get(reverse("avis_recus", args=[date.dispositif.reference])).status_code == 404


def test_une_attestation_demande_une_presence_notee_et_tombe_avec_elle(client):
    inscription = inscrite(
        date_passee(genre="formation"), nom="Alix Sans-Compte", courriel="alix@exemple.brussels"
    )
    adresse = reverse("attestation_de_presence", args=[inscription.jeton])
    assert client.post(adresse).status_code == 404
    type(inscription).objects.update(presente=True)
    assert client.get(adresse).status_code == 404
    client.post(adresse)
    assert "Alix Sans-Compte" in client.get(f"{adresse}?format=html").content.decode()
    verifier = reverse("verifier_code", args=[Attestation.objects.get().code_lisible])
    assert "est valable" in client.get(verifier).content.decode()
    type(inscription).objects.update(presente=False)
    assert "a été corrigé" in client.get(verifier).content.decode()
    assert client.get(adresse).status_code == 404
    inscription.delete()
    assert timezone.now() >= Attestation.objects.get().emis_le
