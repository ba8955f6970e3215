"""Whatever is typed: places are right, nothing breaks, and one text written in several ways is one text."""

import unicodedata
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from search.analyse import analyser, analyser_question, formes
from search.analyse.decoupe import TRAITS
from search.analyse.pliage import plier_mot

LANGUES = st.sampled_from(["fr", "nl"])
_MORCEAUX = """
le la l’ d' qu’ aide Œuvre épuisé·e participant(e)s infirmier.ère C.P.A.S. AS as rendez-vous 's zo'n 1.450 art. 61
médico-social tou·te·s - ’ . · ( ) e\u0301te\u0301 ﬁn so\u00adciété été CPAS RP
"""
MORCEAUX = st.sampled_from(_MORCEAUX.split())
PHRASES = st.lists(st.tuples(MORCEAUX, st.sampled_from(["", " ", " ", " ", "\n", "\u00a0"]))).map(
    lambda morceaux: "".join(mot + espace for mot, espace in morceaux)
)
TEXTES = st.one_of(st.text(st.characters(max_codepoint=0xFFFF), max_size=80), PHRASES)
MOTS = st.text(alphabet="abcdefghijlmnopqrstuvxyzéèêàçïô", min_size=2, max_size=12)


@given(TEXTES, LANGUES)
def test_chaque_jeton_dit_ou_il_est(texte, langue):
    jetons = analyser(texte, langue)
    for jeton in jetons:
        assert 0 <= jeton.debut < jeton.fin <= len(texte)
        lettres = iter(plier_mot(texte[jeton.debut : jeton.fin]))
        # In order, not always adjacent: « aide·s-soignant·e·s » is joined without its endings.
        assert all(lettre in lettres for lettre in jeton.forme)
        assert jeton.terme
    assert [j.position for j in jetons] == sorted(j.position for j in jetons)
    assert [j.debut for j in jetons] == sorted(j.debut for j in jetons)


@given(TEXTES, LANGUES)
def test_deux_jetons_ne_se_chevauchent_que_dans_un_compose(texte, langue):
    """The joined form comes first and covers its parts."""
    for avant, apres in combinations(analyser(texte, langue), 2):
        if apres.debut < avant.fin:
            assert apres.fin <= avant.fin
            assert any(trait in texte[avant.debut : avant.fin] for trait in TRAITS)


@given(TEXTES, LANGUES)
def test_rien_ne_casse_une_question(texte, langue):
    groupes = [("AS", "assistant social"), (texte, "CPAS"), ("l’aide", "")]
    for terme in analyser_question(texte, langue, groupes):
        assert terme.forme
        assert terme.variantes
        assert all(variante and all(variante) for variante in terme.variantes)


@given(TEXTES)
def test_un_texte_plie_ne_change_plus(texte):
    plies = formes(texte)
    assert formes(" ".join(plies)) == plies


@given(st.text(max_size=20))
def test_un_mot_plie_ne_change_plus(mot):
    assert plier_mot(plier_mot(mot)) == plier_mot(mot)


@given(TEXTES, LANGUES)
def test_compose_ou_decompose_c_est_le_meme_texte(texte, langue):
    nfc, nfd = (unicodedata.normalize(forme, texte) for forme in ("NFC", "NFD"))
    assert [j.terme for j in analyser(nfc, langue)] == [j.terme for j in analyser(nfd, langue)]


@given(st.lists(MOTS, min_size=1, max_size=6), st.sampled_from("'’ʼ′"), LANGUES)
def test_l_apostrophe_tapee_ne_change_rien(mots, apostrophe, langue):
    droit = " ".join(f"l'{mot}" for mot in mots)
    assert [j.terme for j in analyser(droit.replace("'", apostrophe), langue)] == [
        j.terme for j in analyser(droit, langue)
    ]


@given(MOTS, st.sampled_from(["·e", ".e", "-e", "(e)"]), st.sampled_from(["·e", "‧e", "•e"]))
def test_la_marque_inclusive_ne_change_rien(mot, une, autre):
    mot = f"{mot}ant"
    assert formes(mot + une) == formes(mot + autre) == [plier_mot(mot)]
