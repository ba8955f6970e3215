from io import BytesIO

import pytest

from tests.veille.fabriques import lire, pdf, pdf_chiffre
from veille import extraction, lecture_pdf
from veille.extraction import TAILLE_MAX, FichierRefuse, annee_de, extraire, sommaire_de, titre_pour


def test_les_mots_d_un_pdf_sont_lus_avec_leurs_accents():
    extrait = lire(pdf("La coordination au domicile", "Une personne âgée à l’hôpital"), "rapport.pdf")
    assert "personne âgée à l’hôpital" in extrait.texte
    assert extrait.pages == 1


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_un_texte_est_lu_dans_les_encodages_que_l_on_rencontre(encodage):
    assert "déjà là, « cœur »" in lire("Déjà vu : déjà là, « cœur ».".encode(encodage), "note.txt").texte


def test_ni_nul_ni_ligature_ni_trait_d_union_invisible_ne_restent():
    extrait = lire(("Une di\ufb03culté \x00ca\u00adchée. " + "Un vrai texte. " * 50).encode(), "a.md")
    assert "difficulté cachée" in extrait.texte
    assert "\x00" not in extrait.texte


@pytest.mark.parametrize(
    ("octets", "nom", "raison"),
    [
        (b"MZ\x90\x00" + bytes(range(256)) * 40, "rapport.pdf", "n’est pas un PDF"),
        (b"PK\x03\x04" + bytes(range(256)) * 40, "rapport.txt", "n’est pas un texte"),
        (bytes(range(1, 32)) * 50, "rapport.md", "n’est pas un texte"),
        (pdf("Bonjour"), "rapport.txt", "est un PDF"),
        (b"", "rapport.pdf", "vide"),
        (b"<html>", "page.html", ".pdf, .txt ou .md"),
        (b"%PDF-1.4\n%%EOF", "rapport.pdf", "abîmé"),
        (pdf("Bonjour")[:200], "rapport.pdf", "abîmé"),
        (pdf_chiffre(), "rapport.pdf", "mot de passe"),
    ],
)
def test_un_fichier_qui_n_est_pas_ce_qu_il_dit_est_refuse_avec_sa_raison(octets, nom, raison):
    with pytest.raises(FichierRefuse, match=raison):
        lire(octets, nom)


def test_un_pdf_protege_sans_mot_de_passe_se_lit():
    assert "Rien a voir" in lire(pdf_chiffre(""), "rapport.pdf").texte


def test_un_fichier_trop_lourd_n_est_pas_meme_ouvert():
    with pytest.raises(FichierRefuse, match="50 Mo au plus"):
        extraire(None, "enorme.pdf", TAILLE_MAX + 1)


def test_un_pdf_de_trop_de_pages_est_refuse(tmp_path, monkeypatch):
    monkeypatch.setattr(lecture_pdf, "PAGES_MAX", 0)
    chemin = tmp_path / "a.pdf"
    chemin.write_bytes(pdf("Bonjour"))
    assert lecture_pdf.lire(str(chemin), 5, 1000) == {"refus": "pages"}


def test_un_pdf_qui_ne_finit_pas_est_arrete(monkeypatch):
    """A page whose drawing never ends keeps the reader busy: its process is killed, ours answers."""
    flux = b"BT /F1 12 Tf (a) Tj ET " * 800_000
    long = pdf("Bonjour").replace(b"stream\nBT", b"stream\n" + flux + b"BT")
    monkeypatch.setattr(extraction, "SECONDES_MAX", 1)
    with pytest.raises(FichierRefuse, match=r"trop lourd|abîmé"):
        lire(long, "long.pdf")


def test_le_texte_garde_est_borne(monkeypatch):
    monkeypatch.setattr(extraction, "SIGNES_MAX", 50)
    assert len(lire(b"mot " * 1000, "long.txt").texte) <= 50


@pytest.mark.parametrize(
    ("texte", "titre"),
    [
        ("BOOST\n\nCommunauté de pratique\ndes référents\n\nSuite", "Communauté de pratique des référents"),
        ("Aller au contenu\n\n# Un vrai titre\n\nDu texte.", "Un vrai titre"),
        ("RAPPORT D’ACTIVITÉ\n\n2021", "Rapport d’activité"),
        ("12\n\n- - -\n", "Rapport 2021 final"),
    ],
)
def test_le_titre_vient_de_la_premiere_ligne_qui_dit_quelque_chose(texte, titre):
    assert titre_pour(lire(texte.encode(), "rapport_2021-final.txt"), "rapport_2021-final.txt") == titre


def test_le_titre_d_un_long_debut_est_coupe():
    extrait = lire(("Nous avons veillé à rester fidèles " * 10).encode(), "a.txt")
    assert extrait.titre.endswith("…")
    assert len(extrait.titre) < 140


def test_le_titre_d_un_pdf_est_celui_qu_il_se_donne_sauf_celui_du_traitement_de_texte():
    assert lire(pdf("Un debut de page", titre="Un an de seances"), "a.pdf").titre == "Un an de seances"
    assert lire(pdf("Un debut de page", titre="Microsoft Word - a.docx"), "a.pdf").titre == "Un debut de page"


def test_le_fichier_est_rendu_pret_a_etre_relu():
    fichier = BytesIO(pdf("Bonjour"))
    extraire(fichier, "a.pdf", 600)
    assert fichier.read(5) == b"%PDF-"


@pytest.mark.parametrize(
    ("couverture", "annee"),
    [
        ("ANALYSE\n\nSeptembre 2022 – Juin 2023", 2023),
        ("Mai 2019 à mars 2020", 2020),
        ("Sans date, 12 rue de la Loi 1000", None),
        ("Perspectives 2049, écrit en 2021", 2021),
    ],
)
def test_l_annee_est_la_derniere_de_la_couverture(couverture, annee):
    assert annee_de(couverture + "\n" + "mot " * 300 + "1999") == annee


def test_le_sommaire_est_ce_que_suit_un_numero_de_page():
    lignes = [
        "Introduction\t4",
        "1. Contexte ......... 5",
        "Le groupe\t12",
        "2. Suites ……… 20",
        "Une phrase 3.",
    ]
    texte = "\n".join(["Table des matières", *lignes])
    assert sommaire_de(texte) == ["Introduction", "1. Contexte", "Le groupe", "2. Suites"]
    assert sommaire_de("Introduction\t4\nUne phrase.") == []
