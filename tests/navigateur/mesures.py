"""What is asked of a page, whatever it is: axe in every variant, then what axe does not measure."""

from collections import defaultdict
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

_MESURES = Path(__file__).with_name("mesures.js").read_text(encoding="utf-8")
LARGEURS = (360, 1280)
#: 1280 px seen at 400 %.
REPLI = 320
HAUTEUR = 800
#: Pressed in a row: asking the page after each would double the time of the walk.
TOUCHES = 10
#: CSS pixels: WCAG 2.5.8 (AA) for each target, 2.5.5 (AAA) for the main ones.
CIBLE, CIBLE_PRINCIPALE = 24, 44


class Constat:
    """The faults found, each with the variants in which it was."""

    def __init__(self):
        self._fautes = defaultdict(list)

    def noter(self, variante, fautes):
        for faute in fautes:
            self._fautes[faute].append(variante)

    def __str__(self):
        return "\n".join(f"  {faute}\n      ({', '.join(vus)})" for faute, vus in self._fautes.items())

    def __bool__(self):
        return bool(self._fautes)


def installer(page):
    """axe and our own measures, past the security policy as a browser's tools are."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(_MESURES)


def examiner(page, constat, langue, larges=LARGEURS):
    """Everything that is measured on an open page, in dark and by keyboard at these widths, which no language changes.

    It is left with its details open.
    """
    constat.noter(langue, _structure(page, langue))
    _par_variante(page, constat, langue, larges)
    for largeur in larges:
        page.set_viewport_size({"width": largeur, "height": HAUTEUR})
        constat.noter(f"{langue} {largeur} clavier", parcourir_au_clavier(page))
    if page.evaluate("mesures.ouvrir()"):
        _par_variante(page, constat, f"{langue} déplié", larges, "[data-deplie]")
    page.set_viewport_size({"width": REPLI, "height": HAUTEUR})
    for mesure in ("debordement", "coupe"):
        constat.noter(f"{langue} {REPLI}", page.evaluate(f"mesures.{mesure}()"))


def _structure(page, langue):
    fautes = [
        faute for mesure in ("titres", "champs", "doublons") for faute in page.evaluate(f"mesures.{mesure}()")
    ]
    if (trouvee := page.locator("html").get_attribute("lang")) != langue:
        fautes.append(f"la page se dit en « {trouvee} » et non en « {langue} »")
    return fautes


def _par_variante(page, constat, variante, sombre, ou="html"):
    """In dark the rules of colour: nothing else can differ there (tests/socle/test_jetons.py)."""
    for largeur in LARGEURS:
        page.set_viewport_size({"width": largeur, "height": HAUTEUR})
        constat.noter(f"{variante} {largeur}", page.evaluate(f"mesures.cibles({CIBLE}, {CIBLE_PRINCIPALE})"))
        constat.noter(f"{variante} {largeur} light", page.evaluate("ou => mesures.axe(ou)", ou))
        if largeur in sombre:
            page.emulate_media(color_scheme="dark")
            constat.noter(f"{variante} {largeur} dark", page.evaluate("ou => mesures.couleurs(ou)", ou))
            page.emulate_media(color_scheme="light")


def parcourir_au_clavier(page, limite=400):
    """Tab from one end of the page to the other: the focus is seen at each stop, by the page itself."""
    page.evaluate("mesures.suivre()")
    for _ in range(limite // TOUCHES):
        for _touche in range(TOUCHES):
            page.keyboard.down("Tab")
        vu = page.evaluate("mesures.vus()")
        if vu["fini"]:
            page.keyboard.up("Tab")
            return vu["fautes"]
    return [*vu["fautes"], "le focus ne sort pas de la page"]
