"""The contrasts that design.md asks of the tokens: text at 7:1 or better, every interface element at 3:1."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.outils.lieux import fichiers

FEUILLE = Path(settings.RACINE) / "site/socle/static/socle/css/jetons.css"
FONDS = ["papier", "papier-pose", "papier-creux"]
TEXTES = ["encre", "encre-douce", "fil", "fil-fonce", "brique", "ocre", "vert"]
#: Text on its own tinted ground.
SUR_VOILE = [
    ("encre", "fil-voile"), ("encre", "gris-voile"), ("fil-fonce", "fil-voile"), ("brique", "brique-voile"),
    ("ocre", "ocre-voile"), ("vert", "vert-voile"), ("sur-fil", "fil"), ("sur-fil", "fil-fonce"),
    ("encre", "ocre-voile"), ("encre", "vert-voile"), ("encre", "brique-voile"),
    ("encre-douce", "fil-voile"), ("encre-douce", "ocre-voile"), ("encre-douce", "vert-voile"),
    ("encre-douce", "brique-voile"), ("encre-douce", "gris-voile"), ("brique", "fil-voile"),
]  # fmt: skip
#: Lines and marks that one must see to use or to understand.
ELEMENTS = ["trait-fort", "fil", "perle", *(f"bassin-{rang}" for rang in range(1, 6))]


def _jetons():
    """The tokens in light, and in dark over them."""
    css = FEUILLE.read_text()
    clair, sombre = css.split("@media (prefers-color-scheme: dark)")
    lire = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", clair))
    return {"clair": lire, "sombre": lire | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", sombre))}


def _luminance(couleur):
    canaux = [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineaires = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]
    return sum(part * canal for part, canal in zip((0.2126, 0.7152, 0.0722), lineaires, strict=True))


def contraste(une, autre):
    """As WCAG 2.2 defines it, from 1 to 21."""
    bas, haut = sorted((_luminance(une), _luminance(autre)))
    return (haut + 0.05) / (bas + 0.05)


@pytest.fixture(params=["clair", "sombre"])
def jetons(request):
    return _jetons()[request.param]


@pytest.mark.parametrize("texte", TEXTES)
def test_un_texte_se_lit_a_sept_contre_un_sur_chaque_papier(jetons, texte):
    for fond in FONDS:
        assert contraste(jetons[texte], jetons[fond]) >= 7, f"{texte} sur {fond}"


@pytest.mark.parametrize(("texte", "voile"), SUR_VOILE)
def test_un_texte_se_lit_a_sept_contre_un_sur_son_voile(jetons, texte, voile):
    assert contraste(jetons[texte], jetons[voile]) >= 7


@pytest.mark.parametrize("element", ELEMENTS)
def test_un_element_se_voit_a_trois_contre_un(jetons, element):
    for fond in FONDS:
        assert contraste(jetons[element], jetons[fond]) >= 3, f"{element} sur {fond}"


def test_le_sombre_redit_chaque_couleur():
    """A colour forgotten in dark would be read on the wrong ground."""
    css = FEUILLE.read_text()
    clair, sombre = css.split("@media (prefers-color-scheme: dark)")
    noms = [set(re.findall(r"--([\w-]+): #", moitie)) for moitie in (clair, sombre)]
    assert noms[0] == noms[1]


def test_le_sombre_ne_change_que_des_jetons():
    """So that in dark only colours can differ, and a browser has only colours to look at there (tests/navigateur)."""
    feuilles = [f for f in fichiers("*.css") if "prefers-color-scheme" in f.read_text(encoding="utf-8")]
    assert feuilles == [FEUILLE]
    sombre = FEUILLE.read_text().split("@media (prefers-color-scheme: dark)")[1]
    assert re.fullmatch(r"\s*{\s*:root {(\s*--[\w-]+: #[0-9a-f]{6};)+\s*}\s*}\s*}\s*", sombre)
