"""The toolbox: what one takes from it, who puts something in, what is told of it (issue « Les ressources », 6)."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ressources.models import NoticeDOutil, RetourDExperience, VersionDOutil
from ressources.outils.canevas import feuille
from ressources.outils.enums import Canevas
from ressources.outils.fichiers import genre_de
from socle.cercles.enums import Cercle
from socle.comptes.enums import Role
from tests.cdp.fabriques import PointFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre
from tests.ressources.fabriques import RessourceFactory
from tests.ressources.fabriques_outils import NoticeFactory, OutilFactory, RetourFactory, VersionFactory

PDF = b"%PDF-1.7\n%%EOF"


def archive(**membres):
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nom, contenu in membres.items():
            zip_.writestr(nom.replace("__", "/"), contenu)
    octets.seek(0)
    return octets


ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
DOCX = {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}


@pytest.mark.parametrize(
    ("octets", "genre"),
    [
        (io.BytesIO(PDF), "pdf"),
        (archive(**ODT), "odt"),
        (archive(**DOCX), "docx"),
        (archive(**DOCX, **{"word/vbaProject.bin": "x"}), None),
        (archive(**ODT, **{"Basic/Standard/Module1.xml": "x"}), None),
        (archive(**DOCX, **{"word/media/image.bin": b"0" * (101 * 1024 * 1024)}), None),
        (archive(**{"mimetype": "application/zip"}), None),
        (io.BytesIO(b"PK\x03\x04 pas un zip"), None),
        (io.BytesIO(b"<html><script>alert(1)</script>"), None),
    ],
    ids=["pdf", "odt", "docx", "docx à macros", "odt à macros", "bombe", "zip", "faux zip", "html"],
)
def test_le_contenu_dit_ce_qu_est_un_fichier(octets, genre):
    assert genre_de(octets) == genre


@pytest.mark.parametrize("cle", Canevas.values)
def test_chaque_feuille_a_de_quoi_ecrire(cle):
    assert all(section.mots or section.rangees for section in feuille(cle))


@pytest.mark.django_db
class TestLaBoite:
    def test_le_moment_filtre_et_rien_d_invisible_ne_se_liste(self, client):
        voulu, autre = NoticeFactory().ressource, NoticeFactory(moments=["relais"]).ressource
        cachee = NoticeFactory(ressource__cercle=Cercle.RESEAU).ressource
        page = client.get(reverse("outils"), {"moment": "seance"}).content.decode()
        assert voulu.nom in page
        assert autre.nom not in page
        assert cachee.nom not in page
        assert RessourceFactory().nom not in client.get(reverse("outils")).content.decode()

    def test_la_fiche_montre_comment_s_en_servir_et_les_versions_la_derniere_d_abord(self, client):
        outil = NoticeFactory().ressource
        VersionFactory(ressource=outil, nom="ancienne", le="2025-01-01")
        VersionFactory(ressource=outil, nom="neuve", le="2026-01-01")
        page = client.get(outil.get_absolute_url()).content.decode()
        assert "Posez les cartes" in page
        assert page.index("Version neuve") < page.index("Version ancienne")
        assert page.count("la dernière") == 1

    def test_un_service_n_a_rien_de_la_boite(self, client, connecter):
        connecter(client, membre(GroupeFactory()))
        page = client.get(RessourceFactory().get_absolute_url()).content.decode()
        assert "Raconter un essai" not in page
        assert (
            client.get(reverse("retour_d_outil_nouveau", args=[RessourceFactory().reference])).status_code
            == 404
        )

    def test_l_outil_dit_en_quelles_seances_il_sert_a_qui_les_voit(self, client, connecter):
        seance = SeanceFactory(cercle=Cercle.GROUPE)
        outil = OutilFactory()
        PointFactory(seance=seance, outil=outil.nom)
        assert seance.titre not in client.get(outil.get_absolute_url()).content.decode()
        connecter(client, membre(seance.groupe))
        assert seance.titre in client.get(outil.get_absolute_url()).content.decode()

    def test_l_ordre_du_jour_ne_propose_que_des_outils(self, client, connecter):
        connecter(client, membre(GroupeFactory()))
        OutilFactory(nom="Carte de réseau")
        RessourceFactory(nom="Carte médicale")
        noms = client.get(reverse("ressources_noms"), {"q": "carte", "genre": "outil"}).json()["noms"]
        assert noms == ["Carte de réseau"]


@pytest.mark.django_db
class TestLesVersions:
    def deposer(self, client, outil, octets=PDF, nom="Nadia Ouchen.pdf", **champs):
        envoi = {
            "nom": "2",
            "le": "2026-03-01",
            "langue": "fr",
            "fichier": SimpleUploadedFile(nom, octets),
            **champs,
        }
        return client.post(reverse("version_nouvelle", args=[outil.reference]), envoi)

    def test_un_fichier_se_reprend_en_piece_jointe_par_qui_voit_l_outil(self, client, connecter):
        outil = OutilFactory(cercle=Cercle.RESEAU)
        connecter(client, membre(GroupeFactory(), role=Role.MODERATEUR))
        assert self.deposer(client, outil).status_code == 302
        version = VersionDOutil.objects.get()
        assert "Ouchen" not in version.fichier.name
        reponse = client.get(version.get_absolute_url())
        assert reponse["Content-Disposition"].startswith("attachment")
        assert reponse["X-Content-Type-Options"] == "nosniff"
        assert b"".join(reponse.streaming_content) == PDF
        client.logout()
        assert client.get(version.get_absolute_url()).status_code == 404

    def test_un_faux_pdf_est_refuse(self, client, connecter):
        outil = OutilFactory()
        connecter(client, membre(GroupeFactory(), role=Role.MODERATEUR))
        assert self.deposer(client, outil, b"<html>").status_code == 422
        assert self.deposer(client, outil, PDF, "texte.docx").status_code == 422
        assert not VersionDOutil.objects.exists()

    def test_ce_que_d_autres_lisent_son_auteur_seul_ne_le_change_plus(self, client, connecter):
        groupe = GroupeFactory()
        autrice = membre(groupe, role=Role.MODERATEUR)
        connecter(client, autrice)
        partage = OutilFactory(cercle=Cercle.RESEAU, auteur=autrice, groupe=groupe)
        prive = OutilFactory(cercle=Cercle.PRIVE, auteur=autrice, groupe=groupe)
        assert self.deposer(client, partage).status_code == 404
        assert self.deposer(client, prive).status_code == 302
        assert client.post(reverse("notice_modifier", args=[partage.reference])).status_code == 404
        assert not NoticeDOutil.objects.exists()


@pytest.mark.django_db
class TestLesRetours:
    def test_un_retour_commence_prive_et_ne_nomme_personne(self, client, connecter):
        outil = OutilFactory()
        connecter(client, membre(GroupeFactory()))
        adresse = reverse("retour_d_outil_nouveau", args=[outil.reference])
        envoi = {"le": "2026-03-01", "langue": "fr", "avec_qui": "une dame", "texte": "Mme Peeters a parlé."}
        assert client.post(adresse, envoi).status_code == 422
        assert client.post(adresse, {**envoi, "texte": "Elle a parlé."}).status_code == 302
        assert RetourDExperience.objects.get().cercle == Cercle.PRIVE

    def test_un_retour_ne_se_lit_pas_sans_son_outil(self, client):
        retour = RetourFactory(ressource__cercle=Cercle.RESEAU)
        assert client.get(retour.get_absolute_url()).status_code == 404
        assert Cercle.PUBLIC not in retour.cercles_possibles()
