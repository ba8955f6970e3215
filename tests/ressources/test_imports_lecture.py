"""A file that somebody brings: read right, or refused in words that say what to do (issue 6, « Must hold »)."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from ressources.imports import classeur, lecture
from ressources.imports.lecture import FichierRefuse, lire

TETE = "nom;téléphone;code postal"


def _csv(*rangees, tete=TETE):
    return "\r\n".join([tete, *rangees])


def _xlsx(*rangees, fusions=(), feuille=None):
    livre = Workbook()
    page = livre.active
    for rangee in rangees:
        page.append(rangee)
    for fusion in fusions:
        page.merge_cells(fusion)
    if feuille:
        livre.create_sheet(feuille).append(["nom"])
        livre[feuille].append(["Ailleurs"])
    sortie = BytesIO()
    livre.save(sortie)
    return sortie.getvalue()


def _zip(**membres):
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in membres.items():
            archive.writestr(nom.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), contenu)
    return sortie.getvalue()


def _refus(octets, **kwargs):
    with pytest.raises(FichierRefuse) as refus:
        lire(octets, **kwargs)
    return str(refus.value)


@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("separateur", [";", ",", "\t"])
def test_un_csv_se_lit_quels_que_soient_ses_lettres_et_son_separateur(codage, separateur):
    octets = _csv("Épicerie du Pôle;02 000 00 00;1000").replace(";", separateur).encode(codage)
    lu = lire(octets)
    assert lu.titres == ["nom", "téléphone", "code postal"]
    assert lu.lignes == [(2, ["Épicerie du Pôle", "02 000 00 00", "1000"])]


def test_les_lignes_portent_le_numero_que_la_personne_voit():
    lu = lire(_csv("", 'Un nom\n"sur deux";1', '"Un nom\nsur deux; et plus";2;1000', "fin").encode())
    assert [numero for numero, _cellules in lu.lignes] == [3, 4, 5, 6]
    assert lu.lignes[2][1][0] == "Un nom\nsur deux; et plus"


def test_le_separateur_que_dit_le_tableur_est_suivi():
    lu = lire(b"sep=|\r\nnom|site\r\nA;B|x")
    assert lu.lignes == [(3, ["A;B", "x"])]


def test_une_formule_d_un_csv_reste_un_texte():
    assert lire(_csv("=cmd|' /C calc'!A0;1;2").encode()).lignes[0][1][0] == "=cmd|' /C calc'!A0"


def test_une_case_de_trop_se_dit_sur_sa_ligne():
    lu = lire(_csv("Un;2;3;quatre", "Deux;2;3").encode())
    assert list(lu.erreurs) == [2]
    assert "plus de cases que de titres" in lu.erreurs[2][-1]


@pytest.mark.parametrize(
    ("octets", "mot"),
    [
        (b"", "vide"),
        (b"   \n", "vide"),
        (b"nom;site\r\n", "ligne de titres"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, ".xls"),
        (b"%PDF-1.7 etc", "pas un tableau"),
        (b"nom;site\r\nA\x00B;x", "pas un tableau"),
        (b"nom;Nom\r\nA;B", "Deux colonnes"),
        (b'nom;site\r\nA;"sans fin', "guillemet"),
        (b"\xff\xfen", "abîmé"),
        (b"nom\r\n" + b"A" * 200_000, "démesurée"),
        (b"x" * (lecture.OCTETS_AU_PLUS + 1), "10 Mo"),
    ],
)
def test_ce_qui_n_est_pas_un_tableau_est_refuse_avec_ce_qu_il_faut_faire(octets, mot):
    assert mot in _refus(octets)


def test_cent_mille_lignes_sont_refusees():
    assert "20 000 lignes" in _refus(b"nom\n" + b"A\n" * 100_000)
    assert len(lire(b"nom\n" + b"A\n" * lecture.LIGNES_AU_PLUS).lignes) == lecture.LIGNES_AU_PLUS


def test_un_classeur_donne_ses_nombres_et_ses_dates_comme_on_les_lit():
    from datetime import date

    lu = lire(
        _xlsx(["nom", "tél", "cp", "le"], ["A", 2000000, 1000.0, date(2026, 3, 12)], [None], ["B", 1.5, True])
    )
    assert lu.lignes[0] == (2, ["A", "2000000", "1000", "2026-03-12"])
    assert lu.lignes[1] == (4, ["B", "1.5", "oui", ""])


def test_une_fusion_vaut_pour_sa_premiere_case():
    """What a merge hides stays in some files: nobody sees it, it is not read."""
    octets = _xlsx(["nom", "site"], ["A", "visible"], ["B", "caché"])
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        membres = {nom: archive.read(nom) for nom in archive.namelist()}
    page = "xl/worksheets/sheet1.xml"
    fusion = b'</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
    membres[page] = membres[page].replace(b"</sheetData>", fusion)
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        for nom, contenu in membres.items():
            archive.writestr(nom, contenu)
    assert lire(sortie.getvalue()).lignes == [(2, ["A", "visible"]), (3, ["B", ""])]


def test_une_formule_sans_resultat_est_dite_dans_sa_case():
    lu = lire(_xlsx(["nom", "site"], ["A", "=1+1"], ["B", "x"]))
    assert "formule" in lu.erreurs[2][1]
    assert list(lu.erreurs) == [2]


def test_on_choisit_la_feuille_et_une_inconnue_se_dit():
    octets = _xlsx(["nom"], ["Ici"], feuille="Autre")
    assert lire(octets).lignes[0][1] == ["Ici"]
    assert lire(octets, "autre").lignes[0][1] == ["Ailleurs"]
    assert lire(octets, "2").lignes[0][1] == ["Ailleurs"]
    assert "Sheet, Autre" in _refus(octets, feuille="Rien")


def test_une_bombe_est_refusee_avant_d_etre_ouverte(monkeypatch):
    monkeypatch.setattr(classeur, "load_workbook", lambda *a, **k: pytest.fail("ouverte"))
    bombe = _zip(xl__workbook_xml="<x/>", xl__worksheets__sheet1_xml=b"0" * (30 * 1024 * 1024))
    assert "démesuré" in _refus(bombe)


def test_une_bombe_qui_ment_sur_son_poids_est_refusee():
    bombe = bytearray(_zip(xl__workbook_xml="<x/>", xl__a_xml=b"0" * (30 * 1024 * 1024)))
    vrai, faux = (30 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert _refus(bytes(bombe).replace(vrai, faux))


def test_une_bombe_d_entites_est_refusee():
    entites = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><l>&b;</l>'
    octets = _xlsx(["nom"], ["A"])
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        membres = {nom: archive.read(nom) for nom in archive.namelist()}
    membres["xl/worksheets/sheet1.xml"] = entites.encode()
    sortie = BytesIO()
    with zipfile.ZipFile(sortie, "w") as archive:
        for nom, contenu in membres.items():
            archive.writestr(nom, contenu)
    assert "abîmé" in _refus(sortie.getvalue())


@pytest.mark.parametrize(
    ("membres", "mot"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, ".ods"),
        ({"xl__workbook_xml": "<x/>", "xl__vbaProject_bin": "x"}, "macros"),
        ({"dedans.zip": "x"}, "pas un tableau"),
        ({"xl__workbook_xml": "pas du xml"}, "abîmé"),
    ],
)
def test_une_archive_qui_n_est_pas_un_simple_classeur_est_refusee(membres, mot):
    assert mot in _refus(_zip(**membres))


def test_une_archive_tronquee_est_refusee():
    assert "abîmé" in _refus(_xlsx(["nom"], ["A"])[:-400])


@pytest.mark.parametrize("signe", ["\x1b", "\x0b", "\x07"])
def test_un_signe_de_commande_ne_passe_pas(signe):
    assert lire(f"nom\nA{signe}B".encode()).lignes[0][1] == ["A B"]
