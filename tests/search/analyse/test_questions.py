"""What a person typed becomes what can answer it: her words, and the governed lists' other words."""

import pytest

from search.analyse import analyser_question

GROUPES = [
    ("CPAS", "OCMW", "centre public d’action sociale", "aide sociale"),
    ("AS", "assistant social", "assistante sociale", "maatschappelijk werker"),
    ("RP", "référent de proximité"),
    ("MG", "médecin généraliste", "huisarts"),
    ("SDF", "sans-abri", "dakloos"),
    ("rendez-vous", "rdv", "afspraak"),
    ("aide", "coup de main"),
]


def formes(question, langue="fr", groupes=GROUPES):
    return [terme.forme for terme in analyser_question(question, langue, groupes)]


def variantes(question, langue="fr", groupes=GROUPES):
    (terme,) = analyser_question(question, langue, groupes)
    return terme.variantes


@pytest.mark.parametrize(
    ("question", "mots"),
    [
        ("comment faire quand la personne refuse l’aide", ["refuse", "aide"]),
        ("Que faire quand on ne peut plus payer son loyer ?", ["payer", "loyer"]),
        ("est-ce que le médecin peut venir à domicile ?", ["medecin", "venir", "domicile"]),
        ("Où trouver un logement pour une personne âgée", ["logement", "agee"]),
        ("je cherche quelqu’un qui parle arabe", ["parle", "arabe"]),
        ("à quoi sert un carnet après une chute ?", ["carnet", "chute"]),
        ("à qui m’adresser pour les factures impayées", ["adresser", "factures", "impayees"]),
        ("logement", ["logement"]),
        ("loyer loyers", ["loyer"]),
    ],
)
def test_une_question_garde_ce_qui_separe_les_documents(question, mots):
    assert formes(question, groupes=()) == mots


@pytest.mark.parametrize(
    "question", ["personne", "je cherche une personne", "comment", "où", "comment faire ?"]
)
def test_une_question_en_mots_vides_n_est_pas_vide(question):
    assert formes(question)


@pytest.mark.parametrize("question", ["", "   ", "?!", "🙂"])
def test_rien_ne_demande_rien(question):
    assert analyser_question(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "CPAS", "cpas", "C.P.A.S.", "le CPAS", "OCMW", "ocmw’s", "du cpas", "aide sociale", "l’aide sociale",
        "AIDES SOCIALES",
        "centre public d’action sociale", "centres publics d action sociale", "Centre Public d'Action Sociale",
    ],
)  # fmt: skip
def test_les_mots_d_un_groupe_se_valent(question):
    assert {("cpas",), ("ocmw",), ("centr", "public", "action", "social"), ("aid", "social")} <= set(
        variantes(question)
    )


def test_son_propre_mot_vient_d_abord():
    assert variantes("ocmw")[0] == ("ocmw",)
    assert variantes("centres publics d’action sociale")[0] == ("centr", "public", "action", "social")
    assert variantes("assistante sociale")[0] == ("assist", "social")


def test_la_plus_longue_expression_est_prise():
    assert formes("demander une aide sociale au voisin") == ["demander", "aide sociale", "voisin"]
    assert formes("demander une aide au voisin") == ["demander", "aide", "voisin"]


@pytest.mark.parametrize(
    "question", ["sans abri", "sans-abri", "sans-abris", "sansabri", "SANS ABRI", "les sans-abris"]
)
def test_un_trait_d_union_ne_change_pas_l_expression(question):
    assert {("sdf",), ("san", "abri")} <= set(variantes(question))


def test_un_mot_de_l_expression_n_est_pas_l_expression():
    assert ("sdf",) not in variantes("abri")
    assert ("cpas",) not in variantes("sociale")


@pytest.mark.parametrize(
    "question", ["une AS de quartier", "une as de quartier", "les as du quartier", "mon AS, quartier"]
)
def test_as_est_un_sigle_apres_un_article_ou_en_capitales(question):
    sigle, quartier = analyser_question(question, "fr", GROUPES)
    assert sigle.variantes[:2] == (("as",), ("assist", "social"))
    assert quartier.forme == "quartier"


@pytest.mark.parametrize(
    "question", ["tu as un quartier ?", "qu’est-ce que tu as au quartier", "as-tu un quartier"]
)
def test_as_est_un_verbe_ailleurs(question):
    assert formes(question) == ["quartier"]


@pytest.mark.parametrize("question", ["AS", "as", "A.S.", "as mg", "AS MG"])
def test_as_seul_ou_presque_est_un_sigle(question):
    assert ("assist", "social") in analyser_question(question, "fr", GROUPES)[0].variantes


def test_le_jargon_en_minuscules_mene_au_mot_entier():
    assert ("medecin", "general") in variantes("mg")
    assert {("mg",), ("huisart",)} <= set(variantes("médecins généralistes"))


def test_un_compose_se_cherche_joint_et_separe():
    medico, social = analyser_question("médico-social")
    assert medico.variantes == (("medico",), ("medicosocial",))
    assert social.variantes == (("social",), ("medicosocial",))


def test_un_compose_dont_il_reste_un_mot_se_cherche_joint_d_abord():
    (terme,) = analyser_question("le rendez-vous est-il obligatoire pour vous")[:1]
    assert terme.variantes[0] == ("rendezvou",)


@pytest.mark.parametrize("question", ["rdv", "rendez vous", "rendez-vous", "rendezvous"])
def test_ce_qui_reste_d_une_expression_ne_la_remplace_pas(question):
    assert {("rdv",), ("rendezvou",), ("afsprak",)} <= set(variantes(question))
    assert ("rendez",) not in variantes(question)


def test_une_langue_que_la_question_ne_dit_pas_se_cherche_dans_les_deux():
    assert analyser_question("schulden")[0].variantes == (("schulden",), ("schuld",))
    assert analyser_question("schulden", "nl")[0].variantes == (("schuld",), ("schulden",))


def test_une_question_en_neerlandais_se_lit_en_neerlandais():
    hulp, schulden = analyser_question("waar vind ik hulp voor mijn schulden")[-2:]
    assert hulp.forme == "hulp"
    assert schulden.variantes[0] == ("schuld",)


def test_une_question_en_francais_ne_se_lit_pas_en_neerlandais():
    assert analyser_question("payer ses dettes")[1].variantes == (("det",),)


def test_un_mot_neerlandais_mene_au_francais_et_retour():
    assert ("medecin", "general") in variantes("huisartsen")
    assert ("huisart",) in variantes("un médecin généraliste")
    assert ("sdf",) in variantes("dakloze")


def test_une_liste_changee_vaut_a_la_question_suivante():
    groupes = [["PSI", "projet de soins intégrés"]]
    assert variantes("psi", groupes=groupes) == (
        ("psi",),
        ("projet", "soin", "integr"),
        ("projet", "soin", "integres"),
    )
    groupes[0].append("trajet")
    assert ("trajet",) in variantes("psi", groupes=groupes)


def test_une_expression_dans_deux_groupes_mene_aux_deux():
    assert {("un1",), ("deux2",)} <= set(variantes("bail", groupes=[("bail", "un1"), ("deux2", "bail")]))


def test_une_expression_vide_ne_mene_a_rien():
    assert formes("le bail", groupes=[("", "  ", "?"), ("le",)]) == ["le", "bail"]
