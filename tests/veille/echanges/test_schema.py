"""What we write is held to what others made: the published schema, and models generated from it."""

from uuid import UUID

import pytest

from tests.outils.valider_refi import fautes_du_projet, grille_lue_ailleurs, lu_ailleurs
from veille.echanges import grille_qdc, projet_qdpx
from veille.echanges.contenu import (
    CodeEcrit,
    Codeuse,
    MemoEcrit,
    PassageEcrit,
    Pose,
    Projet,
    TexteEcrit,
)

LE = "2026-09-01T08:00:00Z"
TEXTE = "Le fil 🧶 se tend.\nE\u0301t puis ?"


def guid(n):
    return str(UUID(int=n, version=4))


@pytest.fixture
def projet():
    codes = [
        CodeEcrit(guid(1), "Rôle", "Ce que l’on fait.\r\nEt pas.", "#0B5D5B", memos=[guid(30)]),
        CodeEcrit(guid(2), "Lien <&>", parent=guid(1)),
        CodeEcrit(guid(3), "Ancien", parent=guid(1), codable=False),
    ]
    passages = [
        PassageEcrit(
            guid(10), 3, 8, codeuse=guid(50), poses=[Pose(guid(20), guid(1), guid(50))], memos=[guid(31)]
        ),
        PassageEcrit(guid(11), 7, 20, codeuse=guid(51), poses=[Pose(guid(21), guid(2), guid(51))]),
        PassageEcrit(guid(12), 0, len(TEXTE), True, guid(50), [Pose(guid(22), guid(2), guid(50))]),
    ]
    vide = PassageEcrit(guid(13), 0, 0, True, guid(50), [Pose(guid(23), guid(1), guid(50))])
    textes = [
        TexteEcrit(
            guid(40),
            "Séance 1",
            TEXTE,
            "Centre",
            {"Date": "2026-03-04", "Moment": "é"},
            LE,
            passages,
            [guid(32)],
        ),
        TexteEcrit(guid(41), "Séance 1", "", "Centre", {"Date": "2026-03-05"}, LE, [vide]),
    ]
    memos = [MemoEcrit(guid(n), "", f"Mémo {n} \x0b 🧶", LE) for n in (30, 31, 32, 33)]
    codeuses = [Codeuse(guid(50), "Codeuse 1"), Codeuse(guid(51), "Codeuse 2")]
    return Projet("Le fil", codeuses=codeuses, codes=codes, textes=textes, memos=memos)


@pytest.mark.parametrize("fins", ["\n", "\r\n"])
def test_le_schema_publie_n_a_rien_a_redire(projet, fins):
    assert fautes_du_projet(projet_qdpx.ecrire(projet, LE, fins)) == []


def test_un_projet_vide_reste_valable():
    assert fautes_du_projet(projet_qdpx.ecrire(Projet("Vide"), LE)) == []


def test_un_projet_faux_ne_passe_pas(projet):
    projet.codes[0].guid = "pas-un-guid"
    assert fautes_du_projet(projet_qdpx.ecrire(projet, LE))


def test_un_autre_lecteur_trouve_l_arbre_les_passages_et_les_memos(projet):
    lu = lu_ailleurs(projet_qdpx.ecrire(projet, LE))
    role = lu.code_book.codes.code[0]
    assert (role.guid, role.name, [c.name for c in role.code]) == (guid(1), "Rôle", ["Lien <&>", "Ancien"])
    assert role.description == "Ce que l’on fait.\r\nEt pas."
    assert [c.is_codable for c in role.code] == [True, False]
    source = lu.sources.text_source[0]
    assert [
        (s.start_position, s.end_position, s.coding[0].code_ref.target_guid, s.creating_user)
        for s in source.plain_text_selection
    ] == [(3, 8, guid(1), guid(50)), (7, 20, guid(2), guid(51)), (0, len(TEXTE), guid(2), guid(50))]
    assert [n.guid for n in lu.notes.note] == [guid(n) for n in (30, 31, 32, 33)]
    assert role.note_ref[0].target_guid == guid(30)
    assert source.note_ref[0].target_guid == guid(32)
    assert [s.name for s in lu.sources.text_source] == ["Séance 1", "Séance 1 (2)"]
    assert [m.target_guid for m in lu.sets.set[0].member_source] == [guid(40), guid(41)]


def test_un_autre_lecteur_trouve_la_grille(projet):
    lue = grille_lue_ailleurs(grille_qdc.ecrire(projet.codes))
    role = lue.codes.code[0]
    assert (role.guid, role.color, [c.guid for c in role.code]) == (guid(1), "#0B5D5B", [guid(2), guid(3)])
