"""Attestations, indemnities, lists to sign: who makes them, what they say, what their code answers."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from cdp.models import Papier, ReglagesDesPapiers
from cdp.papiers import emettre
from socle.comptes import actions as comptes
from socle.comptes.enums import Role
from socle.comptes.models import Adhesion, Personne
from tests.cdp.fabriques import PointFactory, PresenceFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur

pytestmark = pytest.mark.django_db


class Monde:
    """A group with a moderator, two people, and two sessions that the first one attended."""

    def __init__(self):
        self.groupe = GroupeFactory(nom="CdP des Tilleuls", slug="tilleuls")
        signee = {"convention_le": timezone.localdate() - timedelta(days=90)}
        self.moderateur = moderateur(self.groupe)
        self.ana = membre(self.groupe, first_name="Ana", last_name="Tavares", adhesion=signee)
        self.bob = membre(self.groupe, first_name="Bob", last_name="Wouters")
        self.hopital = membre(self.groupe, Role.REFERENT_HOSPITALIER, last_name="Kaya", adhesion=signee)
        self.seance = SeanceFactory(groupe=self.groupe, passee=True, titre="Un titre qui reste au groupe")
        self.autre = SeanceFactory(groupe=self.groupe, passee=True, duree_minutes=90)
        for seance in (self.seance, self.autre):
            PresenceFactory(seance=seance, personne=self.ana, presente=True)
        PresenceFactory(seance=self.seance, personne=self.bob, presente=True)
        PresenceFactory(seance=self.seance, personne=self.hopital, presente=True)
        self.cycle = self.seance.cycle
        ReglagesDesPapiers.objects.create(
            montant=Decimal("75.50"),
            conditions="Sous convention.",
            mot="Un groupe local.",
            signataire="Inès Delvaux",
        )

    def adhesion(self, personne):
        return Adhesion.objects.get(personne=personne, cycle=self.cycle)

    def etablir(self, personne=None):
        adhesion = self.adhesion(personne or self.ana)
        return emettre.etablir_attestations(self.cycle, self.moderateur, adhesion)[0]


@pytest.fixture
def monde():
    return Monde()


def texte(reponse):
    assert reponse["Content-Type"] == "application/pdf", reponse.status_code
    pages = PdfReader(BytesIO(reponse.content)).pages
    return "\n".join(page.extract_text() for page in pages).replace("\u202f", " ").replace("\xa0", " ")


def feuille(reponse):
    return list(load_workbook(BytesIO(reponse.content)).active.values)


class TestAttestation:
    def test_la_personne_etablit_la_sienne_et_elle_dit_ses_heures(self, monde, client, connecter):
        connecter(client, monde.ana)
        reference = monde.adhesion(monde.ana).reference
        assert client.get(reverse("attestation", args=[reference])).status_code == 404
        page = client.post(reverse("attestation_etablir", args=[reference]), follow=True)
        assert "2 séances suivies" in page.content.decode()
        lu = texte(client.get(reverse("attestation", args=[reference])))
        assert "Ana Tavares" in lu
        assert "3 h 30" in lu
        assert "Inès Delvaux" in lu
        assert Papier.objects.get().code_lisible in lu

    def test_elle_ne_dit_rien_de_ce_qui_s_est_dit(self, monde, client, connecter):
        monde.etablir()
        connecter(client, monde.ana)
        lu = texte(client.get(reverse("attestation", args=[monde.adhesion(monde.ana).reference])))
        assert "Un titre" not in lu
        assert "Bob" not in lu

    def test_l_etablir_deux_fois_garde_son_code(self, monde):
        assert monde.etablir() == monde.etablir()

    def test_une_presence_changee_la_remplace_et_l_ancien_code_le_dit(self, monde, client):
        ancien = monde.etablir()
        monde.autre.presences.update(presente=False)
        assert (
            "a été corrigé depuis"
            in client.get(reverse("verifier_code", args=[ancien.code])).content.decode()
        )
        nouveau = monde.etablir()
        ancien.refresh_from_db()
        assert ancien.remplace_par == nouveau
        assert (
            "a été corrigé depuis"
            in client.get(reverse("verifier_code", args=[ancien.code])).content.decode()
        )
        assert "est valable" in client.get(reverse("verifier_code", args=[nouveau.code])).content.decode()

    def test_devenue_fausse_elle_ne_s_imprime_plus(self, monde, client, connecter):
        monde.etablir()
        monde.autre.presences.update(presente=False)
        connecter(client, monde.ana)
        reference = monde.adhesion(monde.ana).reference
        assert client.get(reverse("attestation", args=[reference])).status_code == 404
        assert (
            reverse("attestation_etablir", args=[reference])
            in client.get(reverse("mes_attestations")).content.decode()
        )

    def test_sans_seance_pas_d_attestation(self, monde, client, connecter):
        connecter(client, monde.moderateur)
        reference = monde.adhesion(monde.moderateur).reference
        assert client.post(reverse("attestation_etablir", args=[reference])).status_code == 404
        assert not Papier.objects.exists()

    def test_personne_ne_prend_celle_d_une_collegue(self, monde, client, connecter):
        monde.etablir()
        reference = monde.adhesion(monde.ana).reference
        for autre in (monde.bob, moderateur(), membre()):
            connecter(client, autre)
            assert client.get(reverse("attestation", args=[reference])).status_code == 404
            assert client.post(reverse("attestation_etablir", args=[reference])).status_code == 404
            assert client.post(reverse("papier_retirer", args=[Papier.objects.get().code])).status_code == 404
        assert Papier.objects.en_cours().count() == 1

    def test_on_garde_la_sienne_apres_avoir_quitte_le_groupe(self, monde, client, connecter):
        monde.etablir()
        hier = timezone.localdate() - timedelta(days=1)
        Adhesion.objects.filter(personne=monde.ana).update(fin=hier)
        connecter(client, Personne.objects.get(pk=monde.ana.pk))
        reference = monde.adhesion(monde.ana).reference
        assert client.get(reverse("attestation", args=[reference])).status_code == 200

    def test_toutes_en_un_document_une_personne_par_page(self, monde, client, connecter):
        connecter(client, monde.moderateur)
        client.post(reverse("attestations_etablir", args=["tilleuls", monde.cycle.pk]))
        reponse = client.get(reverse("attestations", args=["tilleuls", monde.cycle.pk]))
        pages = [page.extract_text() for page in PdfReader(BytesIO(reponse.content)).pages]
        assert len(pages) == 3
        assert [nom for page in pages for nom in ("Tavares", "Wouters", "Kaya") if nom in page] == [
            "Kaya",
            "Tavares",
            "Wouters",
        ]


class TestIndemnites:
    def test_presents_conventionnes_et_roles_prevus_seulement(self, monde, client, connecter):
        connecter(client, monde.moderateur)
        client.post(reverse("indemnites_etablir", args=[monde.seance.reference]))
        adresse = reverse("indemnites", args=[monde.seance.reference])
        lu = texte(client.get(adresse))
        assert "Ana Tavares" in lu
        assert "Bob" not in lu, "no signed agreement"
        assert "Kaya" not in lu, "hospital referents come on their working time"
        assert "75,50 €" in lu
        assert "Sous convention." in lu
        rangees = feuille(client.get(f"{adresse}?format=xlsx"))
        assert rangees[1][0] == "Ana Tavares"
        assert rangees[-1][2] == 75.5

    def test_le_montant_est_celui_du_jour_ou_elle_fut_etablie(self, monde, client, connecter):
        papier = emettre.etablir_indemnites(monde.seance, monde.moderateur)
        ReglagesDesPapiers.objects.update(montant=99, roles=[])
        connecter(client, coordination())
        assert "75,50 €" in texte(client.get(reverse("indemnites", args=[monde.seance.reference])))
        assert "est valable" in client.get(reverse("verifier_code", args=[papier.code])).content.decode()

    def test_personne_d_autre_ne_la_voit_ni_ne_l_etablit(self, monde, client, connecter):
        emettre.etablir_indemnites(monde.seance, monde.moderateur)
        for autre in (monde.ana, moderateur(), membre()):
            connecter(client, autre)
            for nom in ("indemnites", "papier_presences"):
                assert client.get(reverse(nom, args=[monde.seance.reference])).status_code == 404
            assert (
                client.post(reverse("indemnites_etablir", args=[monde.seance.reference])).status_code == 404
            )
            assert client.get(reverse("papiers", args=["tilleuls"])).status_code == 404


class TestVerifier:
    def test_la_page_ne_dit_ni_nom_ni_groupe_ni_heures(self, monde, client):
        page = client.get(reverse("verifier_code", args=[monde.etablir().code_lisible])).content.decode()
        assert "attestation de présence" in page.lower()
        for secret in ("Tavares", "Tilleuls", "3 h", "tilleuls", "Inès"):
            assert secret not in page

    def test_un_code_se_tape_comme_on_veut(self, monde, client):
        code = monde.etablir().code_lisible
        page = client.get(reverse("verifier"), {"code": f" {code.lower().replace('-', ' ')}"}, follow=True)
        assert "est valable" in page.content.decode()

    @pytest.mark.parametrize("code", ["AAAAAAAA", "0", "é" * 8, "A" * 40])
    def test_un_code_inconnu_ne_dit_rien(self, client, code):
        assert client.get(reverse("verifier_code", args=["AAAA-AAAA"])).status_code == 404
        assert client.get(reverse("verifier"), {"code": code}, follow=True).status_code in (200, 404)

    def test_un_papier_retire_le_dit(self, monde, client, connecter):
        papier = monde.etablir()
        connecter(client, monde.moderateur)
        client.post(reverse("papier_retirer", args=[papier.code]))
        client.logout()
        assert "a été retiré" in client.get(reverse("verifier_code", args=[papier.code])).content.decode()

    def test_on_ne_devine_pas_a_la_chaine(self, client):
        statuts = [client.get(reverse("verifier_code", args=["AAAA-AAAA"])).status_code for _ in range(40)]
        assert statuts[-1] == 429

    def test_aucun_moteur_ne_la_garde(self, monde, client):
        reponse = client.get(reverse("verifier_code", args=[monde.etablir().code]))
        assert reponse["X-Robots-Tag"] == "noindex"

    def test_un_compte_efface_laisse_le_code_repondre_sans_la_personne(self, monde, client):
        attestation = monde.etablir()
        indemnites = emettre.etablir_indemnites(monde.seance, monde.moderateur)
        comptes.effacer(monde.ana)
        attestation.refresh_from_db()
        assert attestation.personne is None
        for papier in (attestation, indemnites):
            page = client.get(reverse("verifier_code", args=[papier.code])).content.decode()
            assert "est valable" in page


class TestListes:
    def test_la_liste_a_signer_donne_des_noms_et_rien_du_sujet(self, monde, client, connecter):
        prochaine = SeanceFactory(groupe=monde.groupe, titre="Un titre qui reste au groupe")
        connecter(client, coordination())
        lu = texte(client.get(reverse("papier_presences", args=[prochaine.reference])))
        assert "Tavares" in lu
        assert "Un titre" not in lu

    def test_l_ordre_du_jour_s_imprime(self, monde, client, connecter):
        PointFactory(seance=monde.seance, titre="Ouvrir la porte")
        connecter(client, monde.ana)
        assert "Ouvrir la porte" in texte(
            client.get(reverse("papier_ordre_du_jour", args=[monde.seance.reference]))
        )

    def test_le_tableau_des_presences_compte_zeros_et_uns(self, monde, client, connecter):
        connecter(client, monde.moderateur)
        rangees = feuille(client.get(reverse("presences_tableur", args=["tilleuls", monde.cycle.pk])))
        ana = next(rangee for rangee in rangees if rangee[0] == "Ana Tavares")
        assert ana[2:] == (1, 1, 2, 3.5)

    def test_la_coordination_ne_lit_pas_le_titre_d_une_seance_du_groupe(self, monde, client, connecter):
        connecter(client, coordination())
        assert len(feuille(client.get(reverse("programme_tableur", args=["tilleuls", monde.cycle.pk])))) == 1
        assert "Un titre" not in client.get(reverse("papiers", args=["tilleuls"])).content.decode()
        connecter(client, Personne.objects.get(pk=monde.moderateur.pk))
        assert "Un titre" in client.get(reverse("papiers", args=["tilleuls"])).content.decode()


def test_la_page_ne_coute_pas_plus_avec_plus_de_gens(monde, client, connecter, django_assert_max_num_queries):
    for _rang in range(6):
        PresenceFactory(
            seance=SeanceFactory(groupe=monde.groupe, passee=True),
            personne=membre(monde.groupe),
            presente=True,
        )
    emettre.etablir_attestations(monde.cycle, monde.moderateur)
    connecter(client, monde.moderateur)
    with django_assert_max_num_queries(15):
        client.get("/nl" + reverse("papiers", args=["tilleuls"]))
    connecter(client, monde.ana)
    with django_assert_max_num_queries(15):
        client.get("/nl" + reverse("mes_attestations"))


class TestReglages:
    def test_la_coordination_choisit_montant_et_roles(self, client, connecter):
        connecter(client, coordination())
        rangee = ReglagesDesPapiers.objects.create()
        adresse = reverse("wagtailsettings:edit", args=["cdp", "reglagesdespapiers", rangee.pk])
        client.post(adresse, {"montant": "60", "roles": ["vecu", "participant"], "lieu": "Bruxelles"})
        rangee.refresh_from_db()
        assert (rangee.montant, rangee.roles) == (60, ["vecu", "participant"])
        connecter(client, moderateur())
        client.post(adresse, {"montant": "1", "roles": []})
        rangee.refresh_from_db()
        assert rangee.montant == 60

    def test_le_logo_d_un_groupe_est_sur_ses_papiers(self, monde, client, connecter):
        octets = BytesIO()
        Image.new("RGB", (300, 100), "#884422").save(octets, "PNG")
        connecter(client, coordination())
        page = client.get(reverse("wagtailsnippets_comptes_groupe:edit", args=[monde.groupe.pk]))
        donnees = {nom: valeur for nom, valeur in page.context["form"].initial.items() if valeur is not None}
        donnees["logo"] = SimpleUploadedFile("logo.png", octets.getvalue())
        client.post(reverse("wagtailsnippets_comptes_groupe:edit", args=[monde.groupe.pk]), donnees)
        monde.groupe.refresh_from_db()
        assert bytes(monde.groupe.logo_png).startswith(b"\x89PNG")
        adresse = reverse("papier_presences", args=[monde.seance.reference])
        assert "data:image/png" in client.get(f"{adresse}?format=html").content.decode()
