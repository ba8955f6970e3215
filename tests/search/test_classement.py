"""What the ranking puts first, each rule on a corpus where it alone decides."""

import pytest

from search.mesure.jeux import Document
from search.mesure.moteurs import LeFil


@pytest.fixture
def classer(tmp_path):
    """`classer(question, {id: text or (title, text)})`: the ids, best first."""
    ouverts = []

    def classer(question, textes, groupes=()):
        dossier = tmp_path / str(len(ouverts))
        dossier.mkdir()
        moteur = LeFil(dossier, groupes)
        documents = [
            Document(cle, *(texte if isinstance(texte, tuple) else ("", texte)))
            for cle, texte in textes.items()
        ]
        assert list(moteur.indexer(documents)) == list(range(1, len(documents) + 1))
        ouverts.append(moteur)
        return moteur.chercher(question, 10)

    yield classer
    for moteur in ouverts:
        moteur.fermer()


AUTRES = {f"autre{n}": f"Une tournée de repas chauds, livrée le mardi {n}." for n in range(4)}


def test_un_mot_suffit_et_le_plus_rare_pese(classer):
    textes = {**AUTRES, "a": "L’interprète vient le mardi.", "b": "La tournée du mardi."}
    assert classer("interprète du mardi", textes)[0] == "a"


def test_sans_accent_ni_accord(classer):
    assert classer("EPUISEES", {**AUTRES, "a": "Un aidant épuisé."}) == ["a"]


def test_les_mots_reunis_passent_devant_les_mots_disperses(classer):
    loin = "Le médecin passe. " + "Une phrase de plus pour écarter les mots. " * 8
    textes = {
        **AUTRES,
        "loin": loin + "On rappelle.",
        "pres": "Le médecin rappelle. " + "Une phrase de plus pour écarter les mots. " * 8 + "On passe.",
    }
    assert classer("médecin rappelle", textes)[:2] == ["pres", "loin"]


def test_les_mots_qui_se_suivent_passent_devant_les_mots_voisins(classer):
    textes = {
        **AUTRES,
        "epars": "La carte, on la demande au guichet avant la séance, médicale ou non.",
        "suite": "La carte médicale, on la demande au guichet avant la séance, ou non.",
    }
    assert classer("carte médicale", textes) == ["suite", "epars"]


def test_les_mots_se_suivent_dans_l_ordre_de_la_question(classer):
    textes = {
        **AUTRES,
        "rebours": "Le secret du médecin se garde, la porte aussi.",
        "ordre": "Le médecin du secret se garde, la porte aussi.",
    }
    assert classer("médecin secret", textes) == ["ordre", "rebours"]


def test_un_texte_tres_court_n_est_pas_meilleur_pour_autant(classer):
    longs = {f"long{n}": "Une phrase de plus, sans rapport, avec la tournée. " * 12 for n in range(4)}
    moyen = "L’interprète vient au guichet quand le quartier ferme."
    assert classer("interprète", {**longs, "moyen": moyen, "bref": "Interprète."}) == ["moyen", "bref"]


def test_un_long_texte_vaut_moins_pour_le_meme_mot(classer):
    textes = {
        "long": "Un interprète. " + "Une phrase de plus avec la tournée. " * 12,
        "bref": "Un interprète.",
    }
    assert classer("interprète", textes) == ["bref", "long"]


def test_le_titre_pese_plus_que_le_texte(classer):
    textes = {
        **AUTRES,
        "texte": ("Ailleurs", "Le loyer se paie."),
        "titre": ("Le loyer", "Ailleurs on paie."),
    }
    assert classer("loyer", textes) == ["titre", "texte"]


def test_un_titre_que_plusieurs_partagent_ne_pese_pas(classer):
    textes = {
        **AUTRES,
        **{
            f"rubrique{n}": ("Loyer et logement", f"On y parle d’autre chose, du jardin {n}.")
            for n in range(4)
        },
        "bon": ("Se loger", "Le loyer, le loyer encore : comment le payer."),
    }
    assert classer("loyer", textes)[0] == "bon"


def test_le_mot_tel_qu_il_est_ecrit_departage_la_meme_racine(classer):
    textes = {**AUTRES, "b": "Un logement, des postes.", "a": "Un logement, une poste."}
    assert classer("poste logement", textes)[0] == "a"


def test_une_faute_mene_au_mot(classer):
    assert classer("interprette", {**AUTRES, "a": "Un interprète."}) == ["a"]


def test_un_mot_connu_n_est_pas_corrige(classer):
    assert classer("date", {**AUTRES, "a": "La date.", "b": "La dette."}) == ["a"]


GROUPES = (("CPAS", "OCMW", "centre public d’action sociale"),)


def test_un_synonyme_amene_sans_passer_devant(classer):
    textes = {**AUTRES, "b": "Een OCMW, OCMW, OCMW.", "a": "Le CPAS, et bien d’autres choses du quartier."}
    assert classer("cpas", textes, GROUPES) == ["a", "b"]
    assert classer("cpas", textes) == ["a"]


def test_un_mot_que_l_index_ignore_vaut_ses_synonymes(classer):
    textes = {f"quartier{n}": f"Le quartier {n}, une rue." for n in range(8)}
    textes |= {"a": "Le centre public d’action sociale.", **{f"a{n}": f"Une rue {n}." for n in range(8)}}
    assert classer("ocmw quartier", textes, GROUPES)[0] == "a"


def test_une_question_sans_mot_connu_ne_trouve_rien(classer):
    assert classer("zzzzzz", AUTRES) == []
    assert classer("?!", AUTRES) == []
    assert classer("", AUTRES) == []


def test_rien_de_ce_qui_est_tape_n_est_un_operateur(classer):
    textes = {**AUTRES, "a": "Le loyer."}
    for question in ("loyer AND", 'loyer "', "texte:loyer*", "loyer OR (", "-loyer~2"):
        assert classer(question, textes)[0] == "a"
