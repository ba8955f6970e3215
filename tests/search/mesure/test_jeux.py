"""What is wrong in a file is told by the number of its line."""

import json

import pytest

from search.mesure.jeux import JeuInvalide, ecrire_documents, lire_documents, lire_questions


@pytest.fixture
def fichier(tmp_path):
    def ecrire(*lignes):
        chemin = tmp_path / "jeu.jsonl"
        brutes = (ligne if isinstance(ligne, bytes) else json.dumps(ligne).encode() for ligne in lignes)
        chemin.write_bytes(b"\n".join(brutes))
        return chemin

    return ecrire


BON = {"id": "1", "title": "Un titre", "text": "un texte"}


def test_un_corpus_se_lit_avec_ce_qui_y_manque(fichier):
    sans_titre = {"id": 2, "text": "seul", "lang": "nl", "source": "ailleurs"}
    un, deux = lire_documents(fichier(b"\xef\xbb\xbf" + json.dumps(BON).encode(), b"", sans_titre))
    assert (un.id, un.titre, un.texte, un.langue) == ("1", "Un titre", "un texte", "fr")
    assert (deux.id, deux.titre, deux.langue) == ("2", "", "nl")


@pytest.mark.parametrize(
    ("ligne", "phrase"),
    [
        (b"{", "ce n’est pas du JSON"),
        (b"[1]", "il faut un objet JSON"),
        (b'{"id": "\xe9"}', "n’est pas écrite en UTF-8"),
        ({"title": "t"}, "un identifiant est un texte ou un nombre entier"),
        ({"id": True, "title": "t"}, "un identifiant est"),
        ({"id": "2"}, "ni « title » ni « text »"),
        ({"id": "2", "title": " ", "text": ""}, "ni « title » ni « text »"),
        ({"id": "2", "text": ["a"]}, "« text » doit être un texte"),
        ({"id": 1, "text": "a"}, "« 1 » est déjà celui de la ligne 1"),
    ],
)
def test_une_ligne_de_corpus_fautive_est_dite_par_son_numero(fichier, ligne, phrase):
    with pytest.raises(JeuInvalide) as dit:
        lire_documents(fichier(BON, b"", ligne))
    assert str(dit.value).startswith("jeu.jsonl, ligne 3 : ")
    assert phrase in str(dit.value)


@pytest.mark.parametrize(
    ("ligne", "phrase"),
    [
        ({"ids": ["1"]}, "la question « q » manque"),
        ({"q": "quoi"}, "« ids » doit être une liste"),
        ({"q": "quoi", "ids": []}, "« ids » doit être une liste"),
        ({"q": "quoi", "ids": "1"}, "« ids » doit être une liste"),
        ({"q": "quoi", "ids": [None]}, "un identifiant est"),
        ({"q": "quoi", "ids": ["1", "9"]}, "« 9 » n’est pas dans le corpus"),
        ({"q": "quoi", "ids": ["1"], "sorte": 3}, "« sorte » doit être un texte"),
    ],
)
def test_une_question_fautive_est_dite_par_son_numero(fichier, ligne, phrase):
    with pytest.raises(JeuInvalide) as dit:
        lire_questions(fichier({"q": "bonne", "ids": [1]}, ligne), {"1"})
    assert str(dit.value).startswith("jeu.jsonl, ligne 2 : ")
    assert phrase in str(dit.value)


def test_un_fichier_vide_ou_absent_se_dit(fichier, tmp_path):
    with pytest.raises(JeuInvalide, match="ne contient aucun document"):
        lire_documents(fichier())
    with pytest.raises(JeuInvalide, match="ne contient aucune question"):
        lire_questions(fichier(), set())
    with pytest.raises(JeuInvalide, match="ne peut pas être lu"):
        lire_documents(tmp_path / "absent.jsonl")


def test_un_corpus_ecrit_se_relit(fichier, tmp_path):
    documents = lire_documents(fichier({"id": "é", "title": "« t »", "text": "a\nb", "lang": "nl"}, BON))
    ecrire_documents(tmp_path / "copie.jsonl", documents)
    assert lire_documents(tmp_path / "copie.jsonl") == documents
    with pytest.raises(JeuInvalide, match="ne peut pas être écrit"):
        ecrire_documents(tmp_path / "absent" / "copie.jsonl", documents)
