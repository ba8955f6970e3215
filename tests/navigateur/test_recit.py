"""Telling a situation on a phone: few taps, and nothing lost when the network, the phone or the page goes away."""

import re

import pytest
from playwright.sync_api import expect

from tests.navigateur.choses import PARTICIPANTE

pytestmark = pytest.mark.telephone
RECIT = "Elle n’ouvre plus depuis trois passages."
ADRESSE = re.compile(r"/vignettes/(\w+)/modifier/")
GARDES = "Object.keys(localStorage).filter((cle) => cle.startsWith('fil-brouillon:'))"
ENREGISTRE = re.compile(r"^Enregistré à")

#: At each question: its address, and what is answered there.
GESTES = [
    ("recit", lambda page: page.locator("#id_recit").fill(RECIT)),
    ("aide", lambda page: page.locator("#id_aide_ou_manque").fill("La voisine avait la clé.")),
    ("personne", lambda page: page.locator("#id_saison").select_option("hiver")),
    ("fragilites", lambda page: page.locator("input[name=vulnerabilites]").first.check()),
    ("outil", lambda page: page.locator("input[name=outil_mode]").first.check()),
    ("priorites", lambda page: page.locator("#id_priorite_1").fill("Garder son chat")),
    ("appels", lambda page: _appel(page)),
    ("suite", lambda page: page.locator("#id_suite").fill("La porte s’ouvre le mardi.")),
    ("titre", lambda page: page.locator("#id_titre").fill("La porte du fond")),
]


def _appel(page):
    page.locator("#id_quoi_1").fill("La concierge")
    page.locator("#id_par_1").select_option("rp")


def _continuer(page):
    """The main button, whatever it says."""
    page.locator("main form button.bouton[name=vers]").first.click()


def _commencer(page, entrer_comme):
    entrer_comme(page, PARTICIPANTE)
    page.goto("/vignettes/nouvelle/")
    page.locator("input[name=noeud]").first.check()
    _continuer(page)
    page.wait_for_url("**/recit/")
    return ADRESSE.search(page.url)[1]


def _brouillon(reference):
    from noeuds.models import BrouillonDeVignette

    return BrouillonDeVignette.objects.get(reference=reference)


def _attendre_gardes(page, nombre):
    """Our policy refuses the page's own waiting: it would compile a string."""
    for _fois in range(50):
        if len(page.evaluate(GARDES)) == nombre:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{page.evaluate(GARDES)}, et non {nombre}")


def _pret(page):
    """Once what is typed here is looked after, and every help has come."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".brouillon__regle")).to_be_visible()


def test_le_reseau_coupe_a_chaque_question_ne_fait_rien_perdre(page, entrer_comme):
    entrer_comme(page, PARTICIPANTE)
    page.goto("/vignettes/nouvelle/")
    page.locator("input[name=noeud]").first.check()
    _sans_reseau_puis_avec(page)
    for etape, repondre in GESTES:
        page.wait_for_url(f"**/{etape}/")
        _pret(page)
        page.context.set_offline(True)
        repondre(page)
        _sans_reseau_puis_avec(page)
    page.wait_for_url("**/modifier/")
    for mots in (
        RECIT,
        "hiver",
        "Garder son chat",
        "La concierge",
        "La porte s’ouvre le mardi.",
        "La porte du fond",
    ):
        expect(page.locator(".reponses")).to_contain_text(mots)
    bouton = page.get_by_role("button", name="Garder cette situation")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    bouton.click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.context.set_offline(False)
    bouton.click()
    page.wait_for_url("**/partager/")
    _attendre_gardes(page, 0)


def _sans_reseau_puis_avec(page):
    adresse = page.url
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    _continuer(page)
    expect(page.get_by_role("alert")).to_contain_text("rien n’est perdu")
    assert page.url == adresse
    page.context.set_offline(False)
    _continuer(page)
    page.wait_for_url(lambda ici: ici != adresse)


def test_ce_qui_est_tape_sans_reseau_part_tout_seul_quand_il_revient(page, entrer_comme):
    reference = _commencer(page, entrer_comme)
    _pret(page)
    page.context.set_offline(True)
    page.locator("#id_recit").fill(RECIT)
    expect(page.locator(".brouillon__etat")).to_contain_text("Pas de réseau")
    page.context.set_offline(False)
    expect(page.locator(".brouillon__etat")).to_have_text(ENREGISTRE)
    assert _brouillon(reference).donnees["recit"] == RECIT
    assert page.evaluate(GARDES) == []


def test_un_telephone_eteint_sans_reseau_rend_le_texte_a_qui_revient(page, entrer_comme):
    reference = _commencer(page, entrer_comme)
    _pret(page)
    page.context.set_offline(True)
    page.locator("#id_recit").fill(RECIT)
    _attendre_gardes(page, 1)
    autre = page.context.new_page()
    page.close()
    autre.context.set_offline(False)
    autre.goto(f"/vignettes/{reference}/modifier/recit/")
    autre.get_by_role("button", name="Reprendre ce texte").click()
    expect(autre.locator("#id_recit")).to_have_value(RECIT)
    expect(autre.locator(".brouillon__etat")).to_have_text(ENREGISTRE)
    assert _brouillon(reference).donnees["recit"] == RECIT


def test_la_fleche_de_retour_montre_ce_qui_est_garde(page, entrer_comme):
    _commencer(page, entrer_comme)
    page.locator("#id_recit").fill(RECIT)
    _continuer(page)
    page.wait_for_url("**/aide/")
    page.go_back()
    page.wait_for_url("**/recit/")
    expect(page.locator("#id_recit")).to_have_value(RECIT)
    expect(page.get_by_role("button", name="Reprendre ce texte")).to_have_count(0)


def test_une_session_fermee_en_route_rend_la_reponse(page, entrer_comme):
    reference = _commencer(page, entrer_comme)
    page.locator("#id_recit").fill(RECIT)
    page.context.clear_cookies()
    _continuer(page)
    expect(page.get_by_role("heading", name="Votre session s’est fermée, rien n’est perdu")).to_be_visible()
    expect(page.locator(".saisie", has_text=RECIT)).to_be_visible()
    entrer_comme(page, PARTICIPANTE)
    page.get_by_role("button", name="2. Renvoyer ce que j’ai écrit").click()
    page.wait_for_url("**/aide/")
    assert _brouillon(reference).donnees["recit"] == RECIT


def test_l_essentiel_tient_en_dix_touches(page, entrer_comme):
    entrer_comme(page, PARTICIPANTE)
    page.goto("/mon-espace/")
    touches = 0

    def toucher(cible):
        nonlocal touches
        touches += 1
        cible.click()

    toucher(page.get_by_role("link", name="Raconter une situation").first)
    toucher(page.locator("input[name=noeud]").first)
    toucher(page.get_by_role("button", name="Continuer"))
    toucher(page.locator("#id_recit"))
    page.keyboard.insert_text(RECIT)
    toucher(page.get_by_role("button", name="Continuer"))
    toucher(page.locator("#id_aide_ou_manque"))
    page.keyboard.insert_text("La voisine avait la clé.")
    toucher(page.get_by_role("button", name="C’est assez, relire"))
    toucher(page.get_by_role("button", name="Garder cette situation"))
    page.wait_for_url("**/partager/")
    assert touches <= 10


def test_la_liste_des_nœuds_se_raccourcit_en_tapant(page, entrer_comme):
    entrer_comme(page, PARTICIPANTE)
    page.goto("/vignettes/nouvelle/")
    toutes = page.locator("#noeuds-au-choix .choix__option")
    nombre = toutes.count()
    page.get_by_label("Chercher dans la liste").fill("MEDECIN")
    visibles = page.locator("#noeuds-au-choix .choix__option:visible")
    expect(visibles.first).to_contain_text("médecin")
    assert 0 < visibles.count() < nombre
    expect(page.locator(".filtre__etat")).to_contain_text("nœud")
    page.get_by_label("Chercher dans la liste").press("Enter")
    assert page.url.endswith("/vignettes/nouvelle/")


def test_la_barre_met_en_forme_au_clavier(page, entrer_comme):
    _commencer(page, entrer_comme)
    recit = page.locator("#id_recit")
    recit.fill("Une porte")
    recit.press("Control+a")
    page.get_by_role("button", name="Gras").focus()
    page.keyboard.press("Enter")
    expect(recit).to_have_value("**Une porte**")
    page.get_by_role("button", name="Liste").focus()
    page.keyboard.press("Enter")
    expect(recit).to_have_value("- **Une porte**")
    page.get_by_role("button", name="Liste").press("Enter")
    expect(recit).to_have_value("**Une porte**")


def test_l_annuaire_propose_un_nom_sans_l_imposer(page, entrer_comme):
    from ressources.models import Ressource

    reference = _commencer(page, entrer_comme)
    nom = Ressource.objects.filter(cercle="public").first().nom
    page.goto(f"/vignettes/{reference}/modifier/appels/")
    champ = page.locator("#id_quoi_1")
    champ.press_sequentially(nom[:6])
    page.get_by_role("option", name=nom, exact=True).first.click()
    expect(champ).to_have_value(nom)
