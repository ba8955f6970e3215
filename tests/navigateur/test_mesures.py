"""The measures themselves: each one finds the fault that it is there to find."""

import pytest

from tests.navigateur.mesures import TOUCHES, installer, parcourir_au_clavier

SAINS = "".join(f"<a href='#{rang}'>lien {rang}</a> " for rang in range(2 * TOUCHES + 3))
VISIBLE = "<style>a:focus { outline: 3px solid }</style>"


@pytest.fixture
def montrer(navigateur):
    """`montrer(html)`: a page of these few lines, with our measures."""
    contexte = navigateur.new_context(viewport={"width": 800, "height": 600})

    def montrer(html):
        page = contexte.new_page()
        page.set_content(f"<html lang='fr'><title>Essai</title><main>{html}</main></html>")
        installer(page)
        return page

    yield montrer
    contexte.close()


def test_le_clavier_va_au_bout_et_ne_trouve_rien_quand_tout_va(montrer):
    page = montrer(VISIBLE + SAINS)
    assert parcourir_au_clavier(page) == []
    assert page.locator("[data-focus-vu]").count() == 2 * TOUCHES + 3


@pytest.mark.parametrize(
    ("html", "faute"),
    [
        ("<a href='#x' style='outline: none !important'>sans trait</a>", "focus sans contour"),
        ("<a href='#x' style='position: fixed; left: -500px'>parti</a>", "focus hors de l’écran"),
        (
            "<a href='#x'>dessous</a><div style='position: fixed; inset: 0; background: #fff'>voile</div>",
            "focus caché",
        ),
        (
            "<a href='#x' style='position: absolute; width: 1px; height: 1px; overflow: hidden'>rien</a>",
            "focus sur une chose invisible",
        ),
    ],
)
def test_le_clavier_voit_chaque_faute_ou_qu_elle_soit(montrer, html, faute):
    page = montrer(f"{VISIBLE}{SAINS}{html}")
    assert any(dite.startswith(faute) for dite in parcourir_au_clavier(page))


def test_un_texte_a_quatre_et_demi_contre_un_est_trouve_meme_en_sombre_seulement(montrer):
    pale = "color: #767676 !important; background: #fff !important"
    sombre = f"<style>@media (prefers-color-scheme: dark) {{ p {{ {pale} }} }}</style>"
    page = montrer(f"<h1>Titre</h1><p>Quelques mots à lire.</p>{sombre}")
    assert not page.evaluate("mesures.axe('p')")
    page.emulate_media(color_scheme="dark")
    for mesure in ("axe", "couleurs"):
        fautes = page.evaluate(f"mesures.{mesure}('p')")
        assert [faute.split()[1] for faute in fautes] == ["color-contrast-enhanced"]


def test_une_date_et_ses_trois_cases_n_arretent_pas_le_parcours(montrer):
    fautif = "<a href='#x' style='outline: none !important'>sans trait</a>"
    page = montrer(f"{VISIBLE}<input type='date'><input type='time'>{SAINS}{fautif}")
    assert any("sans trait" in faute for faute in parcourir_au_clavier(page))
