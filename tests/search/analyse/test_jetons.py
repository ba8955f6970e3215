"""The words of a text: what is indexed, where it stands, and what people type in so many ways."""

import pytest

from search.analyse import Jeton, analyser, formes

_ARTICLES = "c d j l m n s t qu jusqu lorsqu puisqu quoiqu C D L Qu Jusqu"


def termes(texte, langue="fr"):
    return [jeton.terme for jeton in analyser(texte, langue)]


def passages(texte, langue="fr"):
    return [texte[jeton.debut : jeton.fin] for jeton in analyser(texte, langue)]


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("Comment faire quand la personne refuse l’aide ?", ["person", "refus", "aid"]),
        ("Les aides familiales, elles et ils n’ont pas le droit", ["aid", "familial", "droit"]),
        ("L'hôpital d'Ixelles, jusqu'à l'aube", ["hopital", "ixel", "aub"]),
        ("art. 61, 1030 Schaerbeek, n°5", ["art", "61", "1030", "schaerbeek", "5"]),
        ("covid-19", ["covid19", "covid", "19"]),
        ("un loyer de 1.450 €, de 1\u202f450 €, de 1\u00a0450 €", ["loyer", "1450", "1450", "1450"]),
        ("le 12.05.2024 au 02 123 45 67", ["12", "05", "2024", "02", "123", "45", "67"]),
        ("+32 2.123.45.67", ["32", "2", "123", "45", "67"]),
        ("aujourd’hui, l’entr’aide", ["aujourdhui", "entraid"]),
        ("Œuvre, cœur, ex æquo, ﬁn", ["oeuvr", "coeur", "ex", "aequo", "fin"]),
        ("sans abri", ["san", "abri"]),
        ("Y a-t-il un repas ?", ["repas"]),
        ("Avez-vous pris rendez-vous ?", ["pris", "rendezvou", "rendez"]),
        ("Elle vit au 3ᵉ étage", ["vit", "3e", "etag"]),
        ("jean.dupont@exemple.brussels", ["jean", "dupont", "exempl", "brussel"]),
        ("🙂 ❤️ — … !", []),
        ("", []),
    ],
)
def test_ce_qui_est_indexe(texte, attendus):
    assert termes(texte) == attendus


@pytest.mark.parametrize("apostrophe", "'’‘ʼ′＇`´")
def test_une_apostrophe_en_vaut_une_autre(apostrophe):
    assert termes(f"l{apostrophe}aide, jusqu{apostrophe}à l{apostrophe}hiver, aujourd{apostrophe}hui") == [
        "aid",
        "hiv",
        "aujourdhui",
    ]


@pytest.mark.parametrize("article", _ARTICLES.split())
def test_un_article_elide_n_est_pas_un_mot(article):
    assert formes(f"{article}’aide") == ["aide"]
    assert passages(f"dit {article}’aide") == ["dit", "aide"]


@pytest.mark.parametrize(
    ("ecrit", "mot"),
    [
        *((ecrit, "participant") for ecrit in (
            "participant·e·s", "participant.e.s", "participant-e-s", "participant(e)s", "participant(e)(s)",
            "participant•e•s", "participant‧e‧s", "participant·es", "participant/e/s", "PARTICIPANT·E·S",
            "participants·es",
        )),
        *((ecrit, "infirmier") for ecrit in (
            "infirmier.ère", "infirmier·ère·s", "infirmier(ère)s", "infirmier-ère-s", "infirmier/ère",
            "infirmiers·ières", "infirmier.e.s", "infirmier·e\u0300re·s",
        )),
        *((ecrit, "travailleur") for ecrit in ("travailleur·euse·s", "travailleur.euse", "travailleurs(euses)")),
        ("éducateur·rice·s", "éducateur"), ("éducateur.trice", "éducateur"), ("acteur-ice-s", "acteur"),
        ("professionnel·le·s", "professionnel"), ("professionnel.le", "professionnel"), ("chef·fe", "chef"),
        ("sportif·ive·s", "sportif"), ("veuf·ve", "veuf"), ("heureux·se", "heureux"), ("époux·ouse", "époux"),
        ("citoyen·ne·s", "citoyen"), ("assuré·e·s", "assuré"), ("ami.e.s", "ami"), ("élu-e-s", "élu"),
        ("assure\u0301·e·s", "assuré"), ("étranger·ère·s", "étranger"), ("conseiller·ère", "conseiller"),
        ("usager·ère·s", "usager"), ("public·que", "public"), ("enfant(s)", "enfant"), ("lieu(x)", "lieu"),
    ],
)  # fmt: skip
def test_l_ecriture_inclusive_est_un_seul_mot(ecrit, mot):
    texte = f"pour {ecrit}, ici"
    singulier_ou_pluriel = {termes(f"pour {mot}, ici")[0], termes(f"pour {mot}s, ici")[0]}
    jeton, _ici = analyser(texte)
    assert texte[jeton.debut : jeton.fin] == ecrit
    assert jeton.terme in singulier_ou_pluriel
    assert jeton.position == 1


@pytest.mark.parametrize(
    "ecrit", ["tou·te·s", "tou.te.s", "tous·tes", "un·e", "il·elle", "ils/elles", "le(s)"]
)
def test_un_mot_vide_le_reste_dans_les_deux_genres(ecrit):
    assert termes(f"aide pour {ecrit}") == ["aid"]


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("dit-elle", ["dit", "elle"]),
        ("Prends-le.", ["prends", "le"]),
        ("celui-là", ["celui", "la"]),
        ("la fin.Elle va", ["la", "fin", "elle", "va"]),
        ("est-ce", ["est", "ce"]),
        ("et/ou", ["et", "ou"]),
    ],
)
def test_ce_qui_ressemble_a_l_ecriture_inclusive_n_en_est_pas(texte, mots):
    assert formes(texte) == mots


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("le C.P.A.S. de Forest", ["cpas", "forest"]),
        ("Il va au C.P.A.S. Puis il rentre", ["va", "cpas", "rentr"]),
        ("Il va au CPAS. Ensuite", ["va", "cpas", "ensuit"]),
        ("une a.s.b.l", ["asbl"]),
        ("le plan B. A demain", ["plan", "demain"]),
        ("une A.S. du quartier", ["as", "quarti"]),
        ("une a.s. du quartier", ["as", "quarti"]),
        ("APPELER UNE A.S. DU QUARTIER", ["appel", "as", "quarti"]),
        ("un plan A.B.Ensuite", ["plan", "ensuit"]),
    ],
)
def test_un_sigle_a_points_est_le_sigle(texte, attendus):
    assert termes(texte) == attendus


def test_un_sigle_en_capitales_n_est_pas_le_mot_vide():
    assert termes("J’appelle une AS demain, tu as compris") == ["appel", "as", "demain", "compris"]
    assert termes("AS") == ["as"]
    assert termes("AS RP") == ["as", "rp"]


def test_un_titre_crie_ne_contient_pas_de_sigle():
    assert termes("COMMENT FAIRE QUAND ON REFUSE ?\nIl refuse.") == ["refus", "refus"]


def test_un_compose_se_trouve_en_un_mot_et_en_deux():
    texte = "Un rendez-vous médico-social."
    assert analyser(texte) == [
        Jeton("rendezvou", "rendezvous", 1, 3, 14),
        Jeton("rendez", "rendez", 1, 3, 9),
        Jeton("medicosocial", "medicosocial", 3, 15, 28),
        Jeton("medico", "medico", 3, 15, 21),
        Jeton("social", "social", 4, 22, 28),
    ]


@pytest.mark.parametrize("texte", ["avez-vous", "a-t-il", "12-05-2024", "prends-la"])
def test_un_pronom_ou_une_date_ne_font_pas_un_compose(texte):
    assert not any(len(jeton.terme) > 5 for jeton in analyser(texte))


def test_les_positions_comptent_les_mots_vides():
    assert [(j.forme, j.position) for j in analyser("le centre public d’action sociale de la commune")] == [
        ("centre", 1),
        ("public", 2),
        ("action", 3),
        ("sociale", 4),
        ("commune", 7),
    ]


def test_les_places_sont_celles_du_texte_donne():
    decompose = "« L’e\u0301te\u0301 a\u0300 l’œuvre »\u00a0: l’aﬀaire"
    assert passages(decompose) == ["œuvre", "aﬀaire"]
    assert passages("L\u00ada so\u00adciété") == ["so\u00adciété"]


def test_un_texte_tout_en_mots_vides_garde_ses_mots():
    assert termes("Comment faire ?") == ["comment", "faire"]
    assert termes("Qu’est-ce que c’est ?") == ["est", "ce", "que", "est"]


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("Hoe een afspraak maken bij het OCMW?", ["afsprak", "mak", "ocmw"]),
        ("'s avonds is 't gesloten, zo'n dag", ["avond", "geslot"]),
        ("foto's van de auto’s, OCMW's", ["foto", "auto", "ocmw"]),
        ("huizen en brieven", ["huis", "brief"]),
        ("coördinatie, geïsoleerd", ["coordinatie", "geisoleerd"]),
    ],
)
def test_le_neerlandais_a_ses_regles(texte, attendus):
    assert termes(texte, "nl") == attendus
    assert termes(texte, "nl-be") == attendus


def test_une_autre_langue_se_lit_comme_le_francais():
    assert termes("les aides", "en") == termes("les aides", "") == termes("les aides", None) == ["aid"]


def test_les_formes_gardent_tout_et_ne_coupent_rien():
    assert formes("Où l’Œuvre était-elle ? ÉPUISÉE·S") == ["ou", "oeuvre", "etait", "elle", "epuisee"]
