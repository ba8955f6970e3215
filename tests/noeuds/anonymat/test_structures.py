"""What has a form: numbers with a check, addresses, dates; each by its check or by what is said before it."""

import random

import pytest

from noeuds.anonymat import Niveau, analyser
from noeuds.anonymat.controles import compte, iban, inami, niss


def genres(texte):
    return {constat.texte: constat.genre for constat in analyser(texte)}


@pytest.mark.parametrize(
    ("texte", "passage", "genre"),
    [
        ("son gsm : 0473 12 34 56, le matin", "0473 12 34 56", "PHONE"),
        ("rappeler O473/12.34.56", "O473/12.34.56", "PHONE"),
        ("au +32 (0)2 345 67 89", "+32 (0)2 345 67 89", "PHONE"),
        ("sa soeur au +212 6 61 23 45 67", "+212 6 61 23 45 67", "PHONE"),
        (
            "zéro quatre septante-trois, douze, trente-quatre",
            "zéro quatre septante-trois, douze, trente-quatre",
            "PHONE",
        ),
        ("mail : fatou point d arobase exemple point be", "fatou point d arobase exemple point be", "EMAIL"),
        ("f.d(at)exemple.be svp", "f.d(at)exemple.be", "EMAIL"),
        ("registre national 85.07.30-033.29", "85.07.30-033.29", "NISS"),
        (
            "elle habite rue des palais 12 bte 3, 1030 Schaerbeek",
            "rue des palais 12 bte 3, 1030 Schaerbeek",
            "ADDRESS",
        ),
        ("woont in de Lakensestraat 14 bus 2", "Lakensestraat 14 bus 2", "ADDRESS"),
        ("versé sur le 001-1234567-89", "001-1234567-89", "IBAN"),
        ("la plaque est 1-ABC-234", "1-ABC-234", "PLATE"),
        ("dossier n° 2023/4521-B", "2023/4521-B", "FILENO"),
        ("né le 3 mars 1952", "le 3 mars 1952", "DOB"),
        ("mme, 83 ans, vit seule", "83 ans", "AGE"),
        ("mme, nonante-deux ans", "nonante-deux ans", "AGE90"),
        ("surnommée « la Duchesse »", "la Duchesse", "NICKNAME"),
    ],
)
def test_une_forme_est_reconnue_dans_son_entier(texte, passage, genre):
    assert genres(texte).get(passage) == genre


@pytest.mark.parametrize(
    "texte",
    [
        "Il vient 3 fois par semaine depuis 2 ans, 15 minutes, pour 450 euros.",
        "Le CPAS a demandé une attestation à la mutuelle avant 18 h 30.",
        "Le Dafalgan ne suffit plus, la maladie de Parkinson avance depuis mars.",
        "Score 24/30, une chambre de 12 m², la moitié des 1 250 dossiers.",
        "Une dame dans la septantaine parle arabe et un peu de néerlandais.",
        "Mevrouw krijgt een leefloon van het OCMW en wacht al 3 jaar op een woning.",
        "Appeler le 0800 13 500 ou le 112, c’est gratuit.",
    ],
)
def test_ce_qui_ne_dit_personne_n_est_pas_souligne(texte):
    assert analyser(texte) == []


def test_un_numero_national_est_reconnu_par_son_chiffre_de_controle_sans_un_mot_autour():
    hasard = random.Random(4)
    for siecle in ("", "2"):
        for _ in range(200):
            naissance = f"{hasard.randrange(100):02}{hasard.randrange(1, 13):02}{hasard.randrange(1, 29):02}"
            neuf = f"{naissance}{hasard.randrange(1, 999):03}"
            cle = 97 - int(siecle + neuf) % 97
            assert niss(f"{neuf}{cle:02}")
            assert genres(f"voir {neuf}{cle:02} svp") == {f"{neuf}{cle:02}": "NISS"}


def test_un_chiffre_de_controle_faux_est_refuse():
    hasard = random.Random(5)
    for _ in range(200):
        base = f"{hasard.randrange(10**9):09}"
        cle = 97 - int(base) % 97
        faux = cle % 97 + 1 if cle % 97 + 1 != 97 - int("2" + base) % 97 else (cle + 1) % 97 + 1
        assert not niss(f"{base}{faux:02}")


def test_les_autres_controles_acceptent_le_juste_et_refusent_le_faux():
    assert iban("BE68 5390 0754 7034")
    assert not iban("BE68 5390 0754 7035")
    assert compte("539-0075470-34")
    assert not compte("539-0075470-35")
    chiffres = 97 - 112345 % 97
    assert inami(f"1-12345-{chiffres:02}-001")
    assert not inami(f"1-12345-{chiffres - 1:02}-001")


def test_un_identifiant_direct_est_sur_et_une_commune_a_verifier():
    niveaux = {c.genre: c.niveau for c in analyser("Mme Peeters, 0473 12 34 56, habite à Jette")}
    assert niveaux == {"NAME": Niveau.SUR, "PHONE": Niveau.SUR, "COMMUNE": Niveau.A_VERIFIER}
