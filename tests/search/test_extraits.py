"""The passage that a result quotes: where the words are, marked, escaped, whatever the length of the text."""

import pytest

from search.analyse import analyser
from search.extraits import COURT, MOTS, en_html, expressions, extrait, marquer

REMPLISSAGE = "Le thé refroidit sur la table et la fenêtre reste ouverte. "


def termes(mots, langue="fr"):
    return frozenset(jeton.terme for jeton in analyser(mots, langue))


def cite(texte, mots, langue="fr"):
    return en_html(extrait(texte, termes(mots, langue), langue))


@pytest.mark.parametrize(
    ("titre", "mots", "attendu"),
    [
        ("L’œil et la sœur", "soeur", "L’œil et la <mark>sœur</mark>"),
        ("Quand l’épuisement gagne", "epuisee", "Quand l’<mark>épuisement</mark> gagne"),
        ("Les participant·e·s", "participants", "Les <mark>participant·e·s</mark>"),
        ("Un rendez-vous manqué", "rendezvous", "Un <mark>rendez-vous</mark> manqué"),
        ("Le C.P.A.S. répond", "cpas", "Le <mark>C.P.A.S.</mark> répond"),
        ("<b>loyer</b> & toit", "loyer", "&lt;b&gt;<mark>loyer</mark>&lt;/b&gt; &amp; toit"),
        ("Rien de cela", "loyer", "Rien de cela"),
        ("Loyer loyer", "loyer", "<mark>Loyer</mark> <mark>loyer</mark>"),
    ],
)
def test_un_titre_a_ses_mots_marques(titre, mots, attendu):
    assert en_html(marquer(titre, termes(mots), "fr")) == attendu


def test_le_neerlandais_se_lit_en_neerlandais():
    assert cite("De huizen zijn te duur.", "huis", "nl") == "De <mark>huizen</mark> zijn te duur."


def test_la_typographie_est_celle_de_la_langue_du_texte():
    assert cite("Quel loyer ?", "loyer") == "Quel <mark>loyer</mark>\u202f?"
    assert cite("Welke huur ?", "huur", "nl") == "Welke <mark>huur</mark> ?"


@pytest.mark.parametrize("longueur", [10, 2 * COURT // len(REMPLISSAGE), 100_000 // len(REMPLISSAGE)])
@pytest.mark.parametrize("mot", ["l’expulsion", "C.P.A.S.", "travaux", "œuvre", "RENDEZ-VOUS", "yeux"])
def test_le_mot_est_cite_ou_qu_il_soit(longueur, mot):
    """What stems change beyond recognition is looked for at the beginning of a long text only."""
    devant = "" if mot == "yeux" else REMPLISSAGE * longueur
    html = cite(f"{devant}Ici, {mot} arrive demain. {REMPLISSAGE * longueur}", mot)
    assert "<mark>" in html
    assert len(html.split()) <= MOTS + 2


def test_le_passage_est_celui_qui_a_le_plus_de_mots():
    texte = f"Un loyer. {REMPLISSAGE * 200} Le loyer et l’expulsion du locataire. {REMPLISSAGE * 200} Une expulsion."
    html = cite(texte, "loyer expulsion locataire")
    assert html.count("<mark>") == 3
    assert html.startswith("… Le <mark>loyer</mark>")
    assert html.endswith("…")


def test_sans_le_mot_on_lit_le_debut():
    html = cite(f"Une situation. {REMPLISSAGE * 300}", "loyer")
    assert html.startswith("Une situation. Le thé")
    assert html.endswith("…")
    assert len(html.split()) == MOTS


@pytest.mark.parametrize("ouvert", ["«", "« ", "("])
def test_un_extrait_ne_finit_pas_sur_ce_qui_s_ouvre(ouvert):
    html = cite(f"{'mot ' * (MOTS - 2)}dit {ouvert}rien » et s’en va loin d’ici.", "loyer")
    assert html.endswith(("dit…", "rien…"))


@pytest.mark.parametrize("texte", ["", "   ", "\n\n", "a" * 20_000, "🌻 " * 5000, "— " * 3000])
def test_un_texte_sans_mot_ne_casse_rien(texte):
    assert "<mark>" not in cite(texte, "loyer")


def test_rien_du_texte_ne_devient_une_balise():
    html = cite("<script>alert('loyer')</script> <mark>faux</mark>", "loyer")
    assert html.count("<mark>") == 1
    assert "<script>" not in html


def test_un_long_texte_n_est_pas_analyse_en_entier(monkeypatch):
    lus = []
    monkeypatch.setattr("search.extraits.analyser", lambda texte, langue: lus.append(len(texte)) or [])
    extrait("Le loyer monte. " * 6000, termes("loyer"), "fr")
    assert sum(lus) < 2 * COURT


def test_les_expressions_des_listes_qui_disent_ses_mots_a_elles_toutes():
    listes = "dettes, factures\nnon-recours aux soins\nrefuse les soins, refus d’aide\nsoins et hôpital\nmutuelle <b>"
    lues = [en_html(morceaux) for morceaux in expressions(listes, termes("refus de soins"), "fr")]
    assert lues == ["<mark>refuse</mark> les <mark>soins</mark>"]
    assert len(expressions(listes, termes("dettes, factures, hôpital, mutuelle"), "fr")) == 3
    assert [en_html(m) for m in expressions(listes, termes("mutuelle"), "fr")] == [
        "<mark>mutuelle</mark> &lt;b&gt;"
    ]
    assert expressions(listes, termes("loyer"), "fr") == expressions("", termes("loyer"), "fr") == []


def test_d_un_champ_a_l_autre_quelque_chose_separe():
    assert cite("Un essai par passage.\nidée d’une infirmière", "infirmière") == (
        "Un essai par passage. · idée d’une <mark>infirmière</mark>"
    )
    assert cite(f"Le loyer.\n{REMPLISSAGE * 40}", "loyer").startswith("Le <mark>loyer</mark>. · Le thé")
