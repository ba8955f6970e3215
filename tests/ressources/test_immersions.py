import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from ressources.inscriptions import annuler
from ressources.models import Attestation, DateDeDispositif, DemandeDImmersion, SignatureDeConvention
from ressources.rencontres import immersions
from ressources.rencontres.tournees import dire_qu_elle_ne_vient_plus
from socle.envois.facteur import distribuer
from tests.comptes.fabriques import coordination, membre, moderateur

from .fabriques_rencontres import DemandeFactory, LieuFactory, RetourFactory

pytestmark = pytest.mark.django_db


def _acceptee(**champs):
    demande = DemandeFactory(**champs)
    immersions.accepter(demande, demande.lieu.hote, demande.jours.first().pk)
    return DemandeDImmersion.objects.get(pk=demande.pk)


def _avoir_lieu(demande):
    """Time passed: the day is over."""
    debut = timezone.now() - timedelta(days=2)
    DateDeDispositif.toutes.filter(pk=demande.inscription.date_id).update(
        debut=debut, fin=debut + timedelta(hours=7)
    )


def test_d_une_demande_a_une_attestation(client, connecter):
    lieu, visiteuse = LieuFactory(), membre()
    connecter(client, visiteuse)
    jour = timezone.localdate() + timedelta(days=20)
    client.post(
        reverse("lieu_demander", args=[lieu.reference]),
        {
            "souhait": "Voir comment on accueille.",
            "jour_1": jour.isoformat(),
            "institution": "Maison médicale du Rouet",
            "responsable": "Une directrice",
            "responsable_courriel": "direction@exemple.brussels",
            "langue": "fr",
        },
    )
    demande = DemandeDImmersion.objects.get(personne=visiteuse)
    connecter(client, lieu.hote)
    page = client.get(demande.get_absolute_url()).content.decode()
    assert "Voir comment on accueille." in page
    client.post(reverse("demande_accepter", args=[demande.reference]), {"jour": demande.jours.get().pk})
    client.post(reverse("convention_signer_ici", args=[demande.reference]), {"accepte": "on"})
    connecter(client, visiteuse)
    client.post(reverse("convention_signer_ici", args=[demande.reference]), {"accepte": "on"})
    distribuer()
    a_signer = next(m for m in mail.outbox if m.to == ["direction@exemple.brussels"])
    lien = re.search(r"/immersions/conventions/[\w-]+/", a_signer.body)[0]
    client.logout()
    client.get(lien)
    assert SignatureDeConvention.objects.filter(signee_le=None).count() == 1
    client.post(lien, {"nom": "Une directrice", "accepte": "on"})
    assert DemandeDImmersion.objects.get().convention.est_signee
    _avoir_lieu(DemandeDImmersion.objects.get())
    connecter(client, lieu.hote)
    client.post(reverse("demande_presence", args=[demande.reference]), {"presente": "oui"})
    attestation = Attestation.objects.get()
    client.logout()
    dit = client.get(reverse("verifier_code", args=[attestation.code_lisible])).content.decode()
    assert "Ce papier est valable" in dit
    assert str(visiteuse) not in dit
    adresse = reverse("attestation_de_presence", args=[attestation.inscription.jeton])
    assert str(visiteuse) in client.get(f"{adresse}?format=html").content.decode()


@pytest.mark.parametrize("qui", [membre, moderateur, coordination])
@pytest.mark.parametrize("adresse", ["demande_d_immersion", "convention", "preparation_d_immersion"])
def test_une_demande_n_existe_que_pour_ses_parties(client, connecter, qui, adresse):
    demande = _acceptee()
    connecter(client, qui())
    assert client.get(reverse(adresse, args=[demande.reference])).status_code == 404


def test_ce_qu_elle_souhaite_ne_part_pas_par_e_mail(client):
    _acceptee(responsable="Une directrice", responsable_courriel="direction@exemple.brussels")
    distribuer()
    assert len(mail.outbox) >= 3
    assert not [m for m in mail.outbox if "Voir comment" in m.body + m.alternatives[0][0]]


def test_une_date_convenue_a_deux_ne_se_lit_nulle_part(client, connecter):
    demande = _acceptee()
    dispositif = demande.lieu.dispositif
    connecter(client, membre())
    assert list(dispositif.dates.all()) == []
    for adresse in (dispositif.get_absolute_url(), "/dispositifs/", "/dispositifs/?vue=mois"):
        page = client.get(adresse).content.decode()
        assert demande.date.en_mots not in page.lower()
        assert str(demande.personne) not in page
    assert [d.a_venir for d in client.get("/dispositifs/").context["page"]] == [[]]


def test_personne_ne_signe_pour_une_autre_partie(client, connecter):
    organisatrice = membre()
    demande = _acceptee(lieu=LieuFactory(dispositif__auteur=organisatrice))
    adresse = reverse("convention_signer_ici", args=[demande.reference])
    connecter(client, organisatrice)
    assert client.get(demande.get_absolute_url()).status_code == 200
    assert client.post(adresse, {"accepte": "on"}).status_code == 404
    connecter(client, demande.personne)
    client.post(adresse, {"accepte": "on"})
    assert client.post(adresse, {"accepte": "on"}).status_code == 404
    signees = SignatureDeConvention.objects.exclude(signee_le=None)
    assert [s.partie for s in signees] == ["visiteuse"]
    # The link of a party that has an account opens nothing.
    siennes = SignatureDeConvention.objects.exclude(personne=None)
    for signature in siennes:
        assert client.get(reverse("convention_signer", args=[signature.jeton])).status_code == 404


def test_un_lien_de_signature_sert_une_fois(client):
    demande = _acceptee(responsable="Une directrice", responsable_courriel="direction@exemple.brussels")
    signature = demande.convention.signatures.get(partie="employeur")
    adresse = reverse("convention_signer", args=[signature.jeton])
    assert client.post(adresse, {"nom": "Une directrice"}).status_code == 422
    client.post(adresse, {"nom": "Une directrice", "accepte": "on"})
    client.post(adresse, {"nom": "Quelqu’un d’autre", "accepte": "on"})
    signature.refresh_from_db()
    assert signature.nom == "Une directrice"
    assert "Ce lien a servi" in client.get(adresse).content.decode()


def test_un_lien_de_signature_se_tait_quand_l_annonce_est_reprise(client):
    demande = _acceptee(responsable="Une directrice", responsable_courriel="direction@exemple.brussels")
    adresse = reverse("convention_signer", args=[demande.convention.signatures.get(partie="employeur").jeton])
    type(demande.lieu.dispositif).objects.update(etat="retire")
    assert client.get(adresse).status_code == 404
    distribuer()
    assert mail.outbox == []


def test_une_annonce_reprise_ferme_la_demande_et_laisse_l_attestation_sans_titre(client, connecter):
    demande = _acceptee()
    _avoir_lieu(demande)
    type(demande.inscription).objects.update(presente=True)
    demande.lieu.dispositif.titre = "Une annonce que l’on reprend"
    demande.lieu.dispositif.save()
    adresse = reverse("attestation_de_presence", args=[demande.inscription.jeton])
    client.post(adresse)
    assert "que l’on reprend" in client.get(f"{adresse}?format=html").content.decode()
    type(demande.lieu.dispositif).objects.update(etat="retire")
    assert "que l’on reprend" not in client.get(f"{adresse}?format=html").content.decode()
    connecter(client, demande.personne)
    assert client.get(demande.get_absolute_url()).status_code == 404


def test_la_maison_apprend_qu_elle_ne_vient_plus():
    demande = _acceptee()
    distribuer()
    mail.outbox.clear()
    annuler(demande.inscription)
    for _fois in range(2):
        dire_qu_elle_ne_vient_plus()
    distribuer()
    a_la_maison = [m for m in mail.outbox if m.to == [demande.lieu.hote.email]]
    assert len(a_la_maison) == 1
    assert "annulée" in a_la_maison[0].body


def test_la_maison_repond_la_visiteuse_choisit_et_jamais_l_inverse(client, connecter):
    demande = DemandeFactory()
    accepter = reverse("demande_accepter", args=[demande.reference])
    connecter(client, demande.personne)
    assert client.post(accepter, {"jour": demande.jours.first().pk}).status_code == 404
    connecter(client, LieuFactory(dispositif=demande.lieu.dispositif).hote)
    assert client.post(accepter, {"jour": demande.jours.first().pk}).status_code == 404
    connecter(client, demande.lieu.hote)
    autre = (timezone.localdate() + timedelta(days=40)).isoformat()
    client.post(reverse("demande_autres_jours", args=[demande.reference]), {"jour_1": autre})
    assert client.post(accepter, {"jour": demande.jours.get(par_l_hote=True).pk}).status_code == 404
    connecter(client, demande.personne)
    client.post(accepter, {"jour": demande.jours.filter(par_l_hote=False).first().pk})
    assert not DateDeDispositif.toutes.exists()
    client.post(accepter, {"jour": demande.jours.get(par_l_hote=True).pk})
    demande.refresh_from_db()
    assert demande.date.debut.date().isoformat() == autre


def test_deux_visiteuses_le_meme_jour_dans_la_meme_maison(client, connecter):
    premiere = _acceptee()
    seconde = DemandeFactory(lieu=premiere.lieu)
    connecter(client, premiere.lieu.hote)
    client.post(reverse("demande_accepter", args=[seconde.reference]), {"jour": seconde.jours.first().pk})
    seconde.refresh_from_db()
    assert seconde.etat == "demandee"
    assert seconde.inscription is None


def test_une_maison_proposee_attend_l_organisation(client, connecter):
    lieu = LieuFactory(accepte_le=None)
    assert client.get(lieu.get_absolute_url()).status_code == 404
    connecter(client, membre())
    assert client.get(lieu.get_absolute_url()).status_code == 404
    connecter(client, lieu.hote)
    assert client.get(lieu.get_absolute_url()).status_code == 200
    assert client.post(reverse("lieu_accepter", args=[lieu.reference])).status_code == 404
    assert client.get(reverse("lieu_demander", args=[lieu.reference])).status_code == 404


def test_le_contact_ne_sort_pas_du_reseau(client, connecter):
    lieu = LieuFactory()
    assert lieu.contact not in client.get(lieu.get_absolute_url()).content.decode()
    connecter(client, membre())
    assert lieu.contact in client.get(lieu.get_absolute_url()).content.decode()


def test_un_souhait_qui_nomme_quelqu_un_est_refuse(client, connecter):
    lieu = LieuFactory()
    connecter(client, membre())
    jour = (timezone.localdate() + timedelta(days=9)).isoformat()
    donnees = {"souhait": "Comme pour Mme Tilleul, 81.02.11-123.45.", "jour_1": jour}
    reponse = client.post(reverse("lieu_demander", args=[lieu.reference]), donnees)
    assert reponse.status_code == 422
    assert not DemandeDImmersion.objects.exists()


def test_un_retour_est_lu_par_la_maison_seule_avant_d_etre_partage(client, connecter):
    retour = RetourFactory(auteur=membre())
    for qui, statut in ((retour.lieu.hote, 200), (retour.auteur, 200), (membre(), 404)):
        connecter(client, qui)
        assert client.get(retour.get_absolute_url()).status_code == statut
