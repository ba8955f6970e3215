"""Names: announced, of the lists, of no list, without capital, and found again."""

import pytest

from noeuds.anonymat import analyser


def noms(texte):
    return [constat.texte for constat in analyser(texte) if constat.genre == "NAME"]


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("Vu Mme Peeters ce matin", ["Peeters"]),
        ("vu mme van den broeck ce matin", ["van den broeck"]),
        ("la sœur de Fatima El Amrani", ["Fatima El Amrani"]),
        ("Mme D. a appelé", ["D."]),
        ("madame rose a encore appelé", ["rose"]),
        ("son fils karim ne vient plus", ["karim"]),
        ("il s’appelle Zebulon", ["Zebulon"]),
        ("Merveille est venue avec Blanche", ["Merveille", "Blanche"]),
        ("chez les D’Hondt", ["D’Hondt"]),
        ("de familie Yıldız woont er al lang", ["Yıldız"]),
        ("mevrouw de clercq eet niet", ["de clercq"]),
        ("le patient tshiyoyo refuse", ["tshiyoyo"]),
    ],
)
def test_un_nom_est_lu_sans_sa_civilite_et_en_entier(texte, attendus):
    assert noms(texte) == attendus


def test_un_nom_trouve_une_fois_est_retrouve_partout_meme_sans_capitale():
    texte = "Mme Rose Lambert est tombée. Rose ne veut rien. donc rose est seule, lambert aussi."
    assert noms(texte) == ["Rose Lambert", "Rose", "rose", "lambert"]


@pytest.mark.parametrize(
    "texte",
    [
        "Madame est fatiguée et Monsieur refuse. La rose du jardin a fleuri.",
        "Le petit a faim ; sa mère et son père travaillent.",
        "Bonjour à tous, quelqu’un connaît la Gerbe ou le SMES ?",
        "Personne ne répond. Rien n’avance. Merci pour tout.",
    ],
)
def test_une_civilite_seule_ou_un_mot_ne_font_pas_un_nom(texte):
    assert noms(texte) == []


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("sa mère, née van Outryve, dort", ["van Outryve"]),
        ("bij de familie da costa kom ik al lang", ["da costa"]),
        ("mr Ferreira da Cunha déambule", ["Ferreira da Cunha"]),
        ("Vu Piet van der Meer ce matin", ["Piet van der Meer"]),
        ("chez maria da conceição hier", ["maria da conceição"]),
        ("Vu N’Diaye et T’Jampens hier", ["N’Diaye", "T’Jampens"]),
        ("la patiente fatiha e. dort", ["fatiha e."]),
        ("elle va chez un monsieur, r. dooms, le soir", ["r. dooms"]),
        ("Aya O. : pansement fait", ["Aya O."]),
        ("Vu Ph. Marlier hier", ["Ph. Marlier"]),
    ],
)
def test_particules_et_initiales_font_partie_du_nom(texte, attendus):
    assert noms(texte) == attendus


def test_un_nom_garde_ce_qu_une_adresse_lui_laisse():
    assert noms("Mme Van Cauwelaert Paulette Rempart des Moines 88") == ["Van Cauwelaert Paulette"]


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("l’infirmière aya a tout vu", ["aya"]),
        ("coucou grace, peux-tu passer", []),
        ("coucou mina, peux-tu passer", ["mina"]),
        ("elle sappelle rose et dort", ["rose"]),
        ("bartje komt morgen", ["bartje"]),
        ("Mercedes ne mange plus", ["Mercedes"]),
        ("une Mercedes grise", []),
        ("la porte du père est ouverte", []),
        ("merciii pour lavocat", []),
    ],
)
def test_un_prenom_qui_est_un_mot_demande_une_annonce(texte, attendus):
    assert noms(texte) == attendus
