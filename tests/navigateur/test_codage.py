"""The coding table in a real browser: from the keyboard, on two screens, without network, without script, fast."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.navigateur.choses import VEILLEUSE

#: Than a text fifty times as short, or than one frame: in milliseconds (docs/mesures.md) it would measure the machine.
PAS_PLUS = 10
IMAGE = 1000 / 60
#: Paragraphs, of two hundred.
PRES_DE_L_ECRAN = 60

#: Presses a key where the focus is, then waits for the frame that shows it: the times of several presses, and the most
#: paragraphs that one of them draws again.
MESURER = """async ([touche, code, fois]) => {
  const temps = [];
  let auPlus = 0;
  let dessines = new Set();
  const noter = (vus) => {
    for (const { target: vu } of vus) dessines.add((vu.closest ? vu : vu.parentElement).closest(".codage__rang"));
  };
  const temoin = new MutationObserver(noter);
  const tout = { subtree: true, childList: true, attributes: true, characterData: true };
  temoin.observe(document.querySelector("[data-texte]"), tout);
  for (let tour = 0; tour < fois; tour += 1) {
    await new Promise((suite) => setTimeout(suite, 150));
    const depart = performance.now();
    const options = { key: touche, code, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", options));
    await new Promise((suite) => requestAnimationFrame(() => setTimeout(suite)));
    temps.push(performance.now() - depart);
    noter(temoin.takeRecords());
    auPlus = Math.max(auPlus, dessines.size);
    dessines = new Set();
  }
  temoin.disconnect();
  return [temps, auPlus];
}"""


@pytest.fixture
def texte(choses):
    """A transcript of her own, with an emoji before its words."""
    from socle.comptes.models import Groupe, Personne
    from tests.veille.fabriques_codage import transcription

    auteur = Personne.objects.get(email=VEILLEUSE)
    groupe = Groupe.objects.get(pk=auteur.groupes_ids[0])

    def creer(*args, **champs):
        return transcription(*args, groupe=groupe, auteur=auteur, **champs)

    return creer


@pytest.fixture
def table(ouvrir, entrer_comme):
    def montrer(observation, page=None, **options):
        page = page or ouvrir(**{"viewport": {"width": 1280, "height": 900}, **options})
        entrer_comme(page, VEILLEUSE)
        page.goto(reverse("coder", args=[observation.reference]))
        if options.get("java_script_enabled", True):
            expect(page.locator(".codage[data-pret]")).to_be_attached()
        return page

    return montrer


def passages(observation):
    from veille.models import Passage

    return list(Passage.objects.filter(observation=observation, entier=False))


def codes_de(observation, mots):
    return {
        code.nom
        for passage in passages(observation)
        if passage.extrait == mots
        for code in passage.codes.all()
    }


def parti(page):
    """Every gesture has reached the server."""
    expect(page.locator(".codage[data-en-route]")).to_have_count(0)


def taper(page, *touches):
    for touche in touches:
        page.keyboard.press(touche)


def entrer_dans_le_texte(page):
    page.locator("[data-texte]").focus()
    taper(page, "Control+Home")


def poser(page, debut_du_nom):
    """From what is chosen: the codes, a few letters, the first one."""
    taper(page, "Enter")
    expect(page.get_by_role("combobox", name="Coder la sélection")).to_be_focused()
    page.keyboard.type(debut_du_nom)
    taper(page, "Enter")


def test_coder_au_clavier_puis_annuler(table, texte):
    observation = texte()
    page = table(observation)
    entrer_dans_le_texte(page)
    # The second paragraph begins by an emoji of two code points, four units for the browser.
    taper(page, "End", "ArrowRight", " ")
    phrase = "👵🏽 La voisine garde une clé depuis dix ans."
    expect(page.locator("[data-selection]")).to_contain_text("La voisine garde une clé")
    poser(page, "confiance")
    expect(page.locator("[data-passages]")).to_contain_text("La confiance")
    taper(page, "Enter")
    page.keyboard.type("le temps")
    taper(page, "Shift+Enter", "Escape")
    expect(page.locator("[data-passages] li .codage__poses li")).to_have_count(2)
    parti(page)
    assert codes_de(observation, phrase) == {"La confiance", "Le temps"}
    taper(page, "Control+z")
    expect(page.locator("[data-passages] li .codage__poses li")).to_have_count(1)
    parti(page)
    assert codes_de(observation, phrase) == {"La confiance"}


def test_deux_ecrans_se_voient_et_sans_reseau_rien_ne_se_perd(table, texte):
    observation = texte()
    un, deux = table(observation), table(observation)
    un.context.set_offline(True)
    entrer_dans_le_texte(un)
    taper(un, " ")
    poser(un, "confiance")
    expect(un.locator("[data-attente]")).to_be_visible()
    entrer_dans_le_texte(deux)
    taper(deux, " ")
    poser(deux, "le temps")
    parti(deux)
    un.context.set_offline(False)
    expect(un.locator("[data-attente]")).to_be_hidden(timeout=20_000)
    for ecran in (un, deux):
        ecran.evaluate("window.dispatchEvent(new Event('focus'))")
        expect(ecran.locator("[data-passages] li .codage__poses li")).to_have_count(2)
    assert codes_de(observation, "Animatrice : qui ouvre la porte ?") == {"La confiance", "Le temps"}


def test_sans_script_on_code_une_phrase(table, texte):
    observation = texte()
    page = table(observation, java_script_enabled=False)
    page.get_by_role("link", name="Coder le paragraphe 2").click()
    page.get_by_label("De la phrase").select_option(label="Elle ne le dit à personne.")
    page.get_by_label("à la phrase").select_option(label="Elle ne le dit à personne.")
    page.get_by_role("checkbox", name="La confiance").check()
    page.get_by_role("button", name="Coder", exact=True).click()
    expect(page.get_by_role("button", name="La confiance (ôter)")).to_be_visible()
    assert codes_de(observation, "Elle ne le dit à personne.") == {"La confiance"}


def test_vingt_mille_mots_et_mille_passages_repondent_comme_une_page(table, texte):
    from tests.veille.fabriques_codage import PASSAGES, coder, longue
    from veille.models import Code

    court, observation = texte(), longue(texte)
    coder(court, "La voisine garde une clé", Code.objects.actifs().order_by("pk").first())
    page = table(texte())
    peu, beaucoup = _mesurer(page, court), _mesurer(page, observation)
    print({nom: (round(duree), round(peu[0][nom])) for nom, duree in beaucoup[0].items()})
    trop = {nom: duree for nom, duree in beaucoup[0].items() if duree > PAS_PLUS * max(peu[0][nom], IMAGE)}
    assert trop == {}
    # What is far from the screen is neither painted again nor given stripes.
    assert max(beaucoup[1].values()) < PRES_DE_L_ECRAN
    assert page.locator(".codage__rang[style]").count() < PRES_DE_L_ECRAN
    expect(page.get_by_role("option").first).to_be_visible()
    parti(page)
    assert len(passages(observation)) > PASSAGES


def _mesurer(page, observation):
    """Of each gesture, the best time, in milliseconds, and the most paragraphs that it draws again."""
    mesures, dessines = {"ouverture": min(_ouvrir(page, observation) for _fois in range(3))}, {}
    entrer_dans_le_texte(page)
    for nom, touche, code in (("phrase", " ", ""), ("code", "1", "Digit1"), ("passage suivant", "s", "")):
        temps, dessines[nom] = page.evaluate(MESURER, [touche, code, 7])
        mesures[nom] = min(temps)
    taper(page, "Enter")
    mesures["filtre"] = min(
        page.evaluate(_FILTRER, lettres) for lettres in ("c", "co", "con", "conf", "t", "te")
    )
    return mesures, dessines


def _ouvrir(page, observation):
    page.goto(reverse("coder", args=[observation.reference]))
    expect(page.locator(".codage[data-pret]")).to_be_attached()
    return page.evaluate("performance.getEntriesByName('codage-pret')[0].startTime")


_FILTRER = """async (lettres) => {
  const champ = document.activeElement;
  const depart = performance.now();
  champ.value = lettres;
  champ.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((suite) => requestAnimationFrame(() => setTimeout(suite)));
  return performance.now() - depart;
}"""


def test_une_correction_commencee_se_retrouve_et_se_reunit_avec_ce_qui_a_change(texte, table):
    from veille.codage.actions import corriger_le_texte

    observation = texte("Le matin est calme.\n\nLe soir est long.")
    page = table(observation)
    adresse = reverse("texte_corriger", args=[observation.reference])
    page.goto(adresse)
    page.get_by_label("Le texte").fill("Le matin est calme et clair.\n\nLe soir est long.")
    expect(page.locator("[data-brouillon-etat] [role=status]")).to_contain_text("Gardé")
    corriger_le_texte(
        observation, "Le matin est calme.\n\nLe soir est très long.", observation.auteur, observation.version
    )
    page.goto(adresse)
    page.get_by_role("button", name="Reprendre ce texte").click()
    page.get_by_role("button", name="Garder").click()
    champ = page.get_by_label("Le texte")
    expect(champ).to_have_value("Le matin est calme et clair.\n\nLe soir est très long.")
    page.get_by_role("button", name="Garder").click()
    expect(page).to_have_url(page.url.replace("/texte/", "/coder/"))
    observation.refresh_from_db()
    assert observation.texte == "Le matin est calme et clair.\n\nLe soir est très long."
