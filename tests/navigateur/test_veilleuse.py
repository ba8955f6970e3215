"""The veilleuse: she notes and codes a session, shares it with its moderators, and submits an analysis."""

from playwright.sync_api import expect

PERSONNE = "Clémence Dutrieux"
NOTE = "Un long silence suit la question de l’argent, puis chacun parle de son trajet."
TITRE = "Ce que le silence protège"


def test_de_la_seance_a_l_analyse_soumise(page):
    _entrer_par_son_role(page)
    _noter(page)
    _partager(page)
    _ecrire_une_analyse(page)
    _la_soumettre(page)
    page.goto("/veille/")
    expect(page.locator("main").get_by_role("link", name=TITRE)).to_be_visible()


def _entrer_par_son_role(page):
    page.goto("/entrer/")
    page.get_by_role("button", name=PERSONNE).click()
    page.wait_for_url("**/mon-espace/")


def _noter(page):
    page.goto("/veille/")
    page.get_by_role("heading", name="Dernières séances").locator(
        "xpath=following-sibling::ul[1]"
    ).get_by_role("link", name="Noter").first.click()
    page.get_by_role("radio", name="Hors de l’ordre du jour").check()
    page.get_by_label("Ce que vous observez").fill(NOTE)
    page.locator("form summary", has_text="Codes").first.click()
    famille = page.locator("form details details").first
    famille.locator("summary").click()
    famille.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Garder", exact=True).click()
    note = page.locator(".remarque", has_text=NOTE)
    note.get_by_role("link", name="Ouvrir").click()
    expect(page.get_by_text(NOTE)).to_be_visible()


def _partager(page):
    page.get_by_role("button", name="Partager avec la modération").click()
    expect(page.get_by_text("peuvent maintenant la lire")).to_be_visible()


def _ecrire_une_analyse(page):
    page.goto("/veille/")
    page.get_by_role("link", name="Écrire une analyse").click()
    # Wagtail's script makes the address from the title, once it listens.
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill(TITRE)
    page.locator("#id_title").blur()
    expect(page.locator("#id_slug")).not_to_have_value("")
    page.locator("#id_chapeau").fill("Se taire n’est pas refuser. Quatre séances le montrent.")
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    page.wait_for_url("**/edit/**")


def _la_soumettre(page):
    page.get_by_role("button", name="Plus d'actions").last.click()
    page.get_by_role("button", name="Soumettre à").click()
    page.get_by_text("a été soumis").or_(page.get_by_text("a été soumise")).first.wait_for()
