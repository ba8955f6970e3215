"""Passages follow their words; two changes of one text become one: pure functions, attacked with any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veille.codage.ancrage import Changement, blocs_communs
from veille.codage.fusion import fusionner
from veille.codage.texte import normaliser, paragraphes, phrases

borne = settings(max_examples=150, deadline=None, derandomize=True)
MOTS = st.sampled_from(["le", "livreur", "ouvre", "👵🏽", "e\u0301té", "œuf", ".", "\n", "non", "ﬁn", "à"])
TEXTES = st.lists(MOTS, min_size=1, max_size=40).map(" ".join)


def suivre(avant, mots, apres):
    debut = avant.index(mots)
    bornes = Changement(avant, apres).suivre(debut, debut + len(mots))
    return apres[bornes.debut : bornes.fin], bornes.sure


@borne
@given(TEXTES, TEXTES, st.data())
def test_un_passage_reste_toujours_dans_le_texte(avant, apres, tirage):
    debut = tirage.draw(st.integers(0, len(avant) - 1))
    fin = tirage.draw(st.integers(debut + 1, len(avant)))
    bornes = Changement(avant, apres).suivre(debut, fin)
    assert 0 <= bornes.debut < bornes.fin <= len(apres)


@borne
@given(TEXTES, TEXTES, TEXTES, TEXTES, TEXTES)
def test_un_passage_que_rien_ne_touche_garde_ses_mots(tete, queue, autre_tete, autre_queue, marque):
    """What is written before and after moves it; its signs, whatever they are, stay."""
    passage = f"⟦{marque}, dit-elle encore une fois⟧"
    avant, apres = f"{tete}{passage}{queue}", f"{autre_tete}{passage}{autre_queue}"
    bornes = Changement(avant, apres).suivre(len(tete), len(tete) + len(passage))
    assert bornes.sure
    assert apres[bornes.debut : bornes.fin] == passage


@borne
@given(TEXTES, TEXTES)
def test_les_blocs_communs_sont_les_memes_signes_dans_l_ordre(avant, apres):
    ici = la = 0
    for bloc in blocs_communs(avant, apres):
        assert bloc.ici >= ici
        assert bloc.la >= la
        ici, la = bloc.ici + bloc.taille, bloc.la + bloc.taille
        assert avant[bloc.ici : ici] == apres[bloc.la : la]


@borne
@given(TEXTES, st.data())
def test_ce_qui_s_insere_hors_d_un_passage_n_y_entre_pas(avant, tirage):
    debut = tirage.draw(st.integers(0, len(avant) - 1))
    fin = tirage.draw(st.integers(debut + 1, len(avant)))
    apres = f"{avant[:debut]}⟦AVANT⟧{avant[debut:fin]}⟦APRÈS⟧{avant[fin:]}"
    bornes = Changement(avant, apres).suivre(debut, fin)
    assert bornes.sure
    assert apres[bornes.debut : bornes.fin] == avant[debut:fin]


@pytest.mark.parametrize(
    ("avant", "mots", "apres", "attendu"),
    [
        ("Il ouvre au livreur.", "ouvre au livreur", "Il ouvre vite au livreur.", "ouvre vite au livreur"),
        ("Il ouvre au livreur.", "ouvre au livreur", "Il ouvre livreur.", "ouvre livreur"),
        ("Il ouvr au livreur.", "ouvr au", "Il ouvre au livreur.", "ouvre au"),
        ("👵🏽 ouvre. Elle rit.", "Elle rit", "👵🏽👴 ouvre ! Elle rit.", "Elle rit"),
        ("L’e\u0301té dure.", "e\u0301té", "Un e\u0301té dure.", "e\u0301té"),
        ("Un deux trois quatre.", "deux trois", "Un deux, oui, trois quatre.", "deux, oui, trois"),
    ],
)
def test_un_passage_grandit_et_se_reduit_avec_ce_qui_change_dedans(avant, mots, apres, attendu):
    assert suivre(avant, mots, apres) == (attendu, True)


def test_un_passage_efface_est_a_revoir_la_ou_il_etait():
    mots, sure = suivre("Avant. Elle dort mal. Après.", "Elle dort mal", "Avant. Après.")
    assert not sure
    assert mots


def test_un_passage_presque_tout_recrit_est_a_revoir():
    assert not suivre("Elle dort mal depuis mai.", "Elle dort mal depuis mai", "Elle chante bien.")[1]


def test_un_paragraphe_deplace_emmene_ses_passages():
    un, deux = "La voisine garde une clé depuis dix ans.", "Personne ne passe le dimanche."
    assert suivre(f"{un}\n{deux}", un, f"{deux}\n{un}") == (un, True)
    assert suivre(f"{un}\n{deux}", deux, f"{deux}\n{un}") == (deux, True)


def test_des_mots_effaces_puis_remis_sont_retrouves():
    mots = "une clé depuis dix ans, dit-elle"
    retrouvees = Changement("Rien.", f"La voisine garde {mots}.").retrouver(0, 1, mots)
    assert retrouvees.sure
    assert (retrouvees.debut, retrouvees.fin) == (17, 17 + len(mots))


def test_une_longue_transcription_se_compare_en_peu_de_mots():
    """20,000 words, changed at both ends and in the middle: what did not change is found."""
    lignes = [" ".join(f"mot{(r * 31 + k * 7) % 997}" for k in range(40)) for r in range(500)]
    avant = "\n".join(lignes)
    lignes[0], lignes[250], lignes[-1] = "Début.", lignes[250] + " Milieu.", "Fin."
    apres = "\n".join(lignes)
    communs = sum(bloc.taille for bloc in blocs_communs(avant, apres))
    assert communs == len(apres) - len("Début.") - len(" Milieu.") - len("Fin.")


@borne
@given(TEXTES, TEXTES)
def test_la_fusion_avec_soi_meme_ou_avec_rien_ne_change_rien(base, texte):
    assert fusionner(base, texte, texte).texte == texte
    assert fusionner(base, texte, base).texte == texte
    assert fusionner(base, base, texte).texte == texte


@borne
@given(TEXTES, TEXTES, TEXTES)
def test_la_fusion_ne_perd_rien_de_ce_que_l_une_ou_l_autre_a_tape(base, mien, leur):
    """What either one wrote that the base had not: in the merged text, each in its order."""
    fusion = fusionner(base, f"⟦A⟧{mien}", f"{leur}⟦B⟧")
    assert "⟦A⟧" in fusion.texte
    assert "⟦B⟧" in fusion.texte


def test_deux_changements_eloignes_fusionnent_sans_question():
    base = "Elle ouvre. Il dort. Nous partons."
    fusion = fusionner(base, "Elle ouvre vite. Il dort. Nous partons.", "Elle ouvre. Il dort. Nous restons.")
    assert (fusion.texte, fusion.conflits) == ("Elle ouvre vite. Il dort. Nous restons.", ())


def test_deux_changements_des_memes_mots_restent_tous_les_deux():
    fusion = fusionner("Il dort mal.", "Il dort bien.", "Il dort peu.", ("<", "/", ">"))
    assert fusion.texte == "Il dort <bien/peu>."
    assert fusion.conflits == (("bien", "peu"),)


def test_un_texte_garde_une_seule_sorte_de_fin_de_ligne():
    assert normaliser("\r\nUn\r\nDeux\rTrois\u2028Quatre\x00\n") == "Un\nDeux\nTrois\nQuatre"


@borne
@given(TEXTES.map(normaliser))
def test_paragraphes_et_phrases_disent_ou_sont_leurs_mots(texte):
    for paragraphe in paragraphes(texte):
        assert texte[paragraphe.debut : paragraphe.fin] == paragraphe.texte
        reste = paragraphe.texte
        for phrase in phrases(paragraphe):
            assert texte[phrase.debut : phrase.fin] == phrase.texte
            reste = reste.replace(phrase.texte, "", 1)
        assert not reste.strip()
