"""A transcript brought from elsewhere: its words or a clear sentence, whatever the file; names replaced."""

import struct
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from socle.comptes.enums import Role
from tests.cdp.fabriques import SeanceFactory
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.veille.fabriques_carnet import archive, docx, odt, transcription
from veille import actions
from veille.codage.actions import coder
from veille.codage.correction import corriger_le_texte
from veille.extraction import FichierRefuse
from veille.models import Observation, SecondCodage
from veille.transcriptions.fichier import lire
from veille.transcriptions.intervenants import Remplacement, intervenants, rappels, remplacer

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>{}'
    "</office:text></office:body></office:document-content>"
)
PAROLES = (
    "Sofia : On commence ?\nMarc : Oui.\nSofia : Marc, à toi.\nNote : il pleut.\nMarc : Marcel est venu."
)
CHIFFRE = archive(**{"content.xml": ODT.format(""), "META-INF/manifest.xml": "<encryption-data/>"})


def words(corps, debut=""):
    return archive(
        **{"word/document.xml": f'{debut}<w:document xmlns:w="{W}"><w:body>{corps}</w:body></w:document>'}
    )


def texte_de(octets, nom):
    return lire(BytesIO(octets), nom, len(octets))


class TestLireUnFichier:
    @pytest.mark.parametrize(("faire", "nom"), [(docx, "a.docx"), (odt, "A.ODT")])
    def test_chaque_paragraphe_est_une_ligne(self, faire, nom):
        assert (
            texte_de(faire("Sofia : où ça ? 😀", "Marc : là-bas."), nom)
            == "Sofia : où ça ? 😀\nMarc : là-bas."
        )

    @pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_un_texte_se_lit_quel_que_soit_son_encodage(self, encodage):
        assert texte_de("Été — « où »\r\nlà".encode(encodage), "a.txt") == "Été — « où »\nlà"

    def test_markdown_donne_ses_mots_et_ses_intervenants(self):
        octets = b"## Matin\n\n**Anne** : bonjour\n\n**Paul :** deux * deux __ici__\n\n**Anne** : oui"
        texte = lire(BytesIO(octets), "s.md", len(octets))
        assert texte == "Matin\n\nAnne : bonjour\n\nPaul : deux * deux ici\n\nAnne : oui"

    def test_word_dit_ce_qu_on_lit_a_l_ecran_et_rien_d_autre(self):
        corps = (
            "<w:p><w:r><w:t>Gardé</w:t></w:r><w:del><w:r><w:delText>barré</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t> ajouté</w:t></w:r></w:ins><w:r><w:instrText>INCLUDETEXT /etc/passwd</w:instrText></w:r>"
            "</w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>une</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>deux</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        )
        premiere, seconde = texte_de(words(corps), "a.docx").split("\n")
        assert premiere == "Gardé ajouté"
        assert seconde.split() == ["une", "deux"]

    def test_libreoffice_garde_les_titres_les_listes_et_les_espaces(self):
        corps = (
            "<text:h>Le tour</text:h><text:tracked-changes><text:p>barré</text:p></text:tracked-changes>"
            '<text:list><text:list-item><text:p>un<text:s text:c="2"/>deux</text:p></text:list-item></text:list>'
            "<text:p>a<text:line-break/>b<office:annotation><text:p>en marge</text:p></office:annotation></text:p>"
        )
        assert texte_de(archive(**{"content.xml": ODT.format(corps)}), "a.odt") == "Le tour\nun  deux\na\nb"

    @pytest.mark.parametrize(
        ("octets", "nom", "raison"),
        [
            (b"x", "a.pdf", "Choisissez un texte"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "a.docx", "ancien format"),
            (b"pas un zip", "a.docx", "dit son nom"),
            (docx("Mots"), "a.odt", "dit son nom"),
            (odt("Mots"), "a.docx", "dit son nom"),
            (docx("Mots")[:-30], "a.docx", "dit son nom"),
            (words("<w:p>"), "a.docx", "abîmé"),
            (docx("", " "), "a.docx", "pas de mots"),
            (words("<w:p/>", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "a.docx", "abîmé"),
            (CHIFFRE, "a.odt", "mot de passe"),
            (docx("Mots"), "a.txt", "pas un texte"),
            (b"%PDF-1.4 x", "a.txt", "PDF"),
            (b"a" * 400_001, "a.txt", "400 000"),
            (words("<w:p><w:r><w:t>mot</w:t></w:r></w:p>" * 300_000), "a.docx", "400 000"),
        ],
    )  # fmt: skip
    def test_un_fichier_qui_ne_va_pas_est_refuse_en_clair(self, octets, nom, raison):
        with pytest.raises(FichierRefuse, match=raison):
            texte_de(octets, nom)

    def test_une_bombe_est_arretee_meme_si_elle_ment_sur_sa_taille(self):
        bombe = words(" " * 90_000_000)
        assert len(bombe) < 5_000_000
        with pytest.raises(FichierRefuse, match="lourd"):
            texte_de(bombe, "a.docx")
        with pytest.raises(FichierRefuse):
            texte_de(_mentir_sur_la_taille(bombe), "a.docx")

    def test_un_chemin_dans_l_archive_ne_mene_nulle_part(self, tmp_path):
        ruse = archive(
            **{"../../ruse.txt": "x", "/etc/ruse": "y", "content.xml": ODT.format("<text:p>Oui</text:p>")}
        )
        assert texte_de(ruse, "a.odt") == "Oui"

    def test_une_taille_declaree_trop_grande_n_est_pas_lue(self):
        with pytest.raises(FichierRefuse, match="5 Mo au plus"):
            lire(BytesIO(b""), "a.docx", 6 * 1024 * 1024)


def _mentir_sur_la_taille(octets):
    """The same archive, whose entries say that they hold ten signs."""
    with ZipFile(BytesIO(octets)) as zip_:
        vraie = struct.pack("<I", zip_.infolist()[0].file_size)
    return octets.replace(vraie, struct.pack("<I", 10))


class TestQuiParle:
    def test_qui_parle_deux_fois_est_un_intervenant(self):
        assert [(r.mots, r.tours) for r in intervenants(PAROLES)] == [("Sofia", 2), ("Marc", 2)]

    def test_qui_a_deja_un_role_n_en_recoit_pas_un_autre(self):
        texte = "Participante 1 (aide à domicile) : oui\nSofia : non\n" * 2
        assert [(r.mots, r.proposition) for r in intervenants(texte)] == [
            ("Participante 1 (aide à domicile)", ""),
            ("Sofia", "Participant·e 2"),
        ]

    def test_l_heure_devant_le_nom_ne_le_cache_pas(self):
        texte = "[00:01:02] Marc : oui\n[00:02:00] Marc : non"
        assert [r.mots for r in intervenants(texte)] == ["Marc"]

    def test_on_remplace_les_mots_entiers_partout_et_rien_d_autre(self):
        choisis = [Remplacement("Marc", "Participant 1 (social)"), Remplacement("Sofia", " ")]
        assert remplacer(PAROLES, choisis).split("\n")[2:] == [
            "Sofia : Participant 1 (social), à toi.",
            "Note : il pleut.",
            "Participant 1 (social) : Marcel est venu.",
        ]

    def test_deux_noms_echanges_ne_se_melent_pas(self):
        assert remplacer("A : b\nB : a", [Remplacement("A", "B"), Remplacement("B", "A")]) == "B : b\nA : a"

    def test_l_aide_rappelle_ce_qui_designe_jusque_loin_dans_le_texte(self):
        texte = "On parle de la porte.\n" * 500 + "Appelez Mme Peeters au 0470 12 34 56."
        trouves = {repere.mots for repere in rappels(texte, "fr")}
        assert "0470 12 34 56" in trouves
        assert any("Peeters" in mots for mots in trouves)


@pytest.mark.django_db
class TestApporter:
    @pytest.fixture
    def groupe(self):
        return GroupeFactory()

    @pytest.fixture
    def autrice(self, groupe, client):
        autrice = membre(groupe, Role.VEILLEUSE, fonction="veilleuse")
        client.force_login(autrice)
        return autrice

    @pytest.fixture
    def adresse(self, groupe):
        return reverse("transcription_nouvelle", args=[SeanceFactory(groupe=groupe, passee=True).reference])

    def test_du_fichier_au_texte_garde_sous_un_role(self, adresse, autrice, client):
        fichier = SimpleUploadedFile("seance.docx", docx(*PAROLES.split("\n")))
        html = client.post(adresse, {"titre": "Mars", "fichier": fichier}).content.decode()
        assert "2 personnes y parlent" in html
        assert not Observation.objects.exists(), "rien n’est gardé avant qu’elle le dise"
        donnees = {"relue": "1", "titre": "Mars", "texte": PAROLES, "mots_0": "Sofia", "remplacer_0": "on"}
        reponse = client.post(adresse, donnees | {"par_0": "Animatrice", "mots_1": "Marc", "par_1": "Rien"})
        gardee = Observation.objects.get()
        assert reponse.url == gardee.get_absolute_url()
        assert (gardee.est_transcription, gardee.titre, gardee.auteur) == (True, "Mars", autrice)
        assert gardee.texte.startswith("Animatrice : On commence")
        assert "Marc : Oui." in gardee.texte
        page = client.get(reponse.url).content.decode()
        assert 'id="p3"' in page
        assert "Sofia" not in page

    @pytest.mark.parametrize(
        ("donnees", "raison"),
        [
            ({"titre": "Mars"}, "collez le texte"),
            ({"colle": "Des mots."}, "Donnez un titre"),
            ({"titre": "Mars", "colle": "a" * 400_001}, "trop long"),
            ({"relue": "1", "titre": "", "texte": "Des mots."}, "Donnez un titre"),
            ({"relue": "1", "titre": "Mars", "texte": ""}, "perdu en route"),
        ],
    )
    def test_ce_qui_manque_est_dit_et_rien_n_est_garde(self, donnees, raison, adresse, autrice, client):
        assert raison in client.post(adresse, donnees).content.decode()
        assert not Observation.objects.exists()

    def test_un_fichier_refuse_est_dit_a_cote_du_champ(self, adresse, autrice, client):
        fichier = SimpleUploadedFile("seance.docx", b"pas un zip")
        html = client.post(adresse, {"titre": "Mars", "fichier": fichier}).content.decode()
        assert "dit son nom" in html
        assert 'id="id_fichier_error"' in html


@pytest.mark.django_db
class TestLaPage:
    def test_le_texte_d_avant_n_est_qu_a_son_autrice(self, client):
        groupe = GroupeFactory()
        autrice = membre(groupe, Role.VEILLEUSE, fonction="veilleuse")
        texte = transcription(SeanceFactory(groupe=groupe, passee=True), autrice)
        actions.partager(texte, autrice)
        corriger_le_texte(texte, "Une ligne tout autre.", autrice, texte.version)
        ou = f"{texte.get_absolute_url()}?version=1"
        client.force_login(autrice)
        assert "Participante 1" in client.get(ou).content.decode()
        client.force_login(moderateur(groupe))
        assert "Participante 1" not in client.get(ou).content.decode()

    def test_la_seconde_codeuse_ne_voit_pas_le_premier_codage(self, client):
        from tests.veille.fabriques import CodeFactory

        groupe = GroupeFactory()
        autrice = membre(groupe, Role.VEILLEUSE, fonction="veilleuse")
        seconde = membre(GroupeFactory(), Role.VEILLEUSE, fonction="veilleuse")
        texte = transcription(SeanceFactory(groupe=groupe, passee=True), autrice)
        coder(texte, 0, 10, [CodeFactory(nom="Le code du premier")], autrice)
        actions.partager(texte, autrice)
        SecondCodage.objects.create(observation=texte, codeur=seconde, invite_par=autrice)
        client.force_login(autrice)
        assert "Le code du premier" in client.get(texte.get_absolute_url()).content.decode()
        client.force_login(seconde)
        assert "Le code du premier" not in client.get(texte.get_absolute_url()).content.decode()
