"""Files of other programs, and files made to harm."""

import zipfile
from io import BytesIO

import pytest

from tests.veille.fabriques_echanges import NS, qdpx, un_texte
from veille.echanges.grille_qdc import lire_la_grille
from veille.echanges.lecture import lire_le_projet
from veille.echanges.xml import FichierRefuse


def mots(octets):
    lu = lire_le_projet(octets).projet.textes[0]
    return [lu.texte[p.debut : p.fin] for p in lu.passages]


@pytest.mark.parametrize(
    ("origine", "contenu", "bornes"),
    [
        ("QualCoder", "Un\nfil 🧶 tendu", (9, 14)),
        ("QualCoder", "\ufeffUn\nfil 🧶 tendu", (9, 14)),
        ("MAXQDA 2022", "Un\r\nfil 🧶 tendu", (10, 15)),
        ("ATLAS.ti 23", "Un\r\nfil 🧶 tendu", (9, 14)),
        ("NVivo", "Un\r\nfil 🧶 tendu", (11, 16)),
        ("Le fil", "Un\r\nfil 🧶 tendu", (9, 14)),
        ("QualCoder", "\n\nUn fil 🧶 tendu", (11, 16)),
    ],
)
def test_chaque_logiciel_compte_a_sa_facon(origine, contenu, bornes):
    assert mots(un_texte(contenu.encode(), [(*bornes, "")], origine)) == ["tendu"]


def test_les_mots_d_une_selection_disent_comment_on_a_compte():
    """QualCoder, for MAXQDA, writes two signs and counts one: the name of the selection holds its words."""
    assert mots(un_texte(b"Un\r\nfil tendu", [(7, 12, "tendu")])) == ["tendu"]


def test_ce_qui_est_hors_du_texte_ou_sans_code_reste_de_cote_et_se_dit():
    octets = un_texte(b"Un fil", [(0, 99, ""), (5, 2, ""), (-3, 2, ""), (3, 6, "fil")])
    lecture = lire_le_projet(octets)
    assert [p.debut for p in lecture.projet.passages] == [3]
    assert lecture.remarques == ["3 passages sont hors de leur texte."]


def test_images_et_textes_manquants_restent_de_cote_et_se_disent():
    octets = qdpx(
        '<Sources><PDFSource guid="x" name="Rapport"/><TextSource name="Perdu" plainTextPath="internal://a.txt"/>'
        '<TextSource name="Hors" plainTextPath="internal://../project.qde"/>'
        '<TextSource name="Absolu" plainTextPath="absolute:///etc/passwd"/></Sources>'
    )
    lecture = lire_le_projet(octets)
    assert lecture.projet.textes == []
    assert len(lecture.remarques) == 4
    assert "Rapport" in lecture.remarques[0]


def test_un_guid_repris_deux_fois_ne_confond_pas_deux_choses():
    codes = '<Code guid="{0}" name="A" isCodable="true"/><Code guid="{0}" name="B" isCodable="true"/>'.format(
        "20000000-0000-4000-8000-000000000000"
    )
    lus = lire_le_projet(qdpx(f"<CodeBook><Codes>{codes}</Codes></CodeBook>")).projet.codes
    assert len({code.guid for code in lus}) == 2


def bombe():
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", b" " * (200 * 1024 * 1024))
    return sortie.getvalue()


def taille_menteuse():
    """An archive that declares one octet and unpacks to many."""
    octets = bytearray(un_texte(b"a" * 5000, []))
    fin = octets.rfind(b"PK\x01\x02", 0, octets.rfind(b"PK\x01\x02"))
    octets[fin + 24 : fin + 28] = (1).to_bytes(4, "little")
    return bytes(octets)


DTD = '<!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
RIRES = '<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def avec_dtd(dtd, corps):
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        archive.writestr("project.qde", f'{dtd}<Project xmlns="{NS}" name="{corps}"/>')
    return sortie.getvalue()


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(b"", id="vide"),
        pytest.param(b"PK\x03\x04abc", id="abime"),
        pytest.param(un_texte(b"a", [])[:-30], id="coupe"),
        pytest.param(bombe(), id="bombe"),
        pytest.param(taille_menteuse(), id="taille menteuse"),
        pytest.param(avec_dtd(DTD, "&a;"), id="entite externe"),
        pytest.param(avec_dtd(RIRES, "&c;"), id="mille rires"),
        pytest.param(qdpx("", nom="dossier/project.qde"), id="sans projet"),
        pytest.param(b"x" * (20 * 1024 * 1024 + 1), id="trop lourd"),
        pytest.param(qdpx("<Users>"), id="XML mal forme"),
    ],
)
def test_un_fichier_fait_pour_nuire_est_refuse_en_mots(octets):
    with pytest.raises(FichierRefuse, match=r"[.]$"):
        lire_le_projet(octets)


def test_une_grille_sans_fond_est_refusee():
    profonde = '<Code name="a" isCodable="true">' * 60 + "</Code>" * 60
    with pytest.raises(FichierRefuse):
        lire_la_grille(
            f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{profonde}</Codes></CodeBook>'.encode()
        )
