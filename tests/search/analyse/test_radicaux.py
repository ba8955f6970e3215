"""Forms of one word meet, and words that people would not take for one another do not."""

import pytest

from search.analyse.pliage import plier_mot
from search.analyse.radicaux import radical


@pytest.mark.parametrize(
    "famille",
    [
        "épuisé épuisée épuisés épuisées épuiser épuisement épuise épuisent",
        "infirmier infirmière infirmiers infirmières",
        "étranger étrangère étrangers étrangères",
        "usager usagère usagers usagères",
        "ménager ménagère ménagères",
        "conseiller conseillère conseillers conseillères",
        "éducateur éducatrice éducateurs éducatrices",
        "travailleur travailleuse travailleurs travailleuses",
        "vulnérable vulnérables vulnérabilité vulnérabilités",
        "isolé isolée isolement isolées",
        "hébergement héberger hébergée hébergent",
        "refus refuse refusent refusé refusée refuser refusera",
        "public publics publique publiques",
        "employer employé employée emploi emplois",
        "vérifier vérifie vérifié vérifiée vérifient",
        "rendre rend rendent rendu rendus rendra",
        "attendre attend attendent attendu attendait",
        "répondre répond répondent répondu",
        "écrire écrit écrite écrits écrivent",
        "inscrire inscrit inscrite inscrits",
        "connaître connaît connaissent connais",
        "obtenir obtient obtiennent obtiendra",
        "permettre permet permettent",
        "transmis transmise transmises",
        "social sociale sociaux sociales",
        "hôpital hôpitaux",
        "loyer loyers",
        "revenu revenus",
        "récit récits",
        "lieu lieux",
        "loi lois",
        "délai délais",
        "aider aide aides aident aidée",
        "patient patiente patients patientes",
        "numéro numéros",
    ],
)
def test_les_formes_d_un_mot_ont_un_seul_radical(famille):
    assert len({radical(plier_mot(mot), "fr") for mot in famille.split()}) == 1, {
        mot: radical(plier_mot(mot), "fr") for mot in famille.split()
    }


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("loyer", "loi"), ("foyer", "foi"), ("repas", "répit"), ("usager", "usage"), ("étranger", "étrange"),
        ("pays", "payer"), ("revenu", "revenir"), ("mars", "mari"), ("gens", "gêne"), ("relais", "relier"),
        ("patient", "tient"), ("client", "clair"), ("campus", "camp"), ("souvent", "souvenir"), ("argent", "argile"),
        ("aise", "AIS"), ("parent", "parer"), ("repos", "report"), ("logement", "loyer"), ("santé", "sans"),
    ],
)  # fmt: skip
def test_deux_mots_restent_deux(un, autre):
    assert radical(plier_mot(un), "fr") != radical(plier_mot(autre), "fr")


@pytest.mark.parametrize(
    "famille", ["huis huizen", "brief brieven", "schuld schulden", "huisarts huisartsen", "woning woningen"]
)
def test_le_neerlandais_aussi(famille):
    assert len({radical(mot, "nl") for mot in famille.split()}) == 1


@pytest.mark.parametrize("code", ["1030", "b1", "12a", "дом", "مرحبا", "ab", "x"])
def test_un_code_ou_un_autre_alphabet_ne_se_coupe_pas(code):
    assert radical(code, "fr") == radical(code, "nl") == code
