"""Colours as numbers: the tokens read from their one source, and those that follow from two chosen colours.

E-mails, Wagtail's admin and another network's own colours all come from here, so that none drifts from jetons.css.
"""

import re
from functools import cache
from pathlib import Path

FEUILLE = Path(__file__).resolve().parents[1] / "static" / "socle" / "css" / "jetons.css"
SCHEMAS = ("clair", "sombre")
PAPIERS = ("papier", "papier-pose", "papier-creux")
#: design.md: text at 7:1 or better, whatever is only seen at 3:1.
LISIBLE, VISIBLE = 7, 3

_JETON = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


@cache
def jetons():
    """{"clair": {"fil": "#0a5856", …}, "sombre": {…}} as the style sheet says."""
    clair, sombre = FEUILLE.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    lus = dict(_JETON.findall(clair))
    return {"clair": lus, "sombre": lus | dict(_JETON.findall(sombre))}


@cache
def polices():
    """{"titres": "Charter, …", "texte": …}: families without quotes, which a style in a template could not carry."""
    css = FEUILLE.read_text(encoding="utf-8").replace('"', "")
    return dict(re.findall(r"--(titres|texte): ([^;]+);", css))


def contraste(une, autre):
    """From 1 to 21, as WCAG 2.2 defines it."""
    bas, haut = sorted((_luminance(une), _luminance(autre)))
    return (haut + 0.05) / (bas + 0.05)


def _luminance(couleur):
    lineaires = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _canaux(couleur)]
    return sum(part * canal for part, canal in zip((0.2126, 0.7152, 0.0722), lineaires, strict=True))


def _canaux(couleur):
    return [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def meler(une, autre, part):
    """`part` of the first colour, from 0 to 1, in the second."""
    canaux = zip(_canaux(une), _canaux(autre), strict=True)
    return "#" + "".join(f"{round((part * a + (1 - part) * b) * 255):02x}" for a, b in canaux)


def lisible_sur(couleur, fonds, vers, rapport=LISIBLE):
    """The colour itself, or the nearest on the way to black or white that reads on all these grounds."""
    for cran in range(101):
        essai = meler(vers, couleur, cran / 100)
        if all(contraste(essai, fond) >= rapport for fond in fonds):
            return essai
    return vers


def papiers(schema):
    return [jetons()[schema][nom] for nom in PAPIERS]


def rapport_sur_le_papier(couleur):
    """The worst of its contrasts on the light papers."""
    return min(contraste(couleur, papier) for papier in papiers("clair"))


def plus_foncee(couleur):
    """The nearest darker colour that reads."""
    return lisible_sur(couleur, papiers("clair"), "#000000")


def decliner(principale, accent):
    """The tokens that follow from these two colours, in light and in dark; the others stay ours."""
    return {schema: _decliner(principale, accent, schema) for schema in SCHEMAS}


def _decliner(principale, accent, schema):
    fil = _fil(principale, schema)
    return fil | _accent(accent, schema, fil["fil-voile"])


def _fil(couleur, schema):
    bout = _bout(schema)
    papier = jetons()[schema]["papier"]
    fil = lisible_sur(couleur, [*papiers(schema), jetons()[schema]["sur-fil"]], bout)
    voile = _voile(fil, schema)
    return {
        "fil": fil,
        "fil-fonce": lisible_sur(meler(bout, fil, 0.25), [*papiers(schema), voile], bout),
        "fil-pale": meler(fil, papier, 0.35),
        "fil-voile": voile,
    }


def _accent(couleur, schema, fil_voile):
    bout = _bout(schema)
    voile = _voile(couleur, schema)
    return {
        "brique": lisible_sur(couleur, [*papiers(schema), voile, fil_voile], bout),
        "brique-voile": voile,
        "perle": lisible_sur(couleur, papiers(schema), bout, VISIBLE),
    }


def _bout(schema):
    return "#000000" if schema == "clair" else "#ffffff"


def _voile(couleur, schema):
    """The paper with up to a tenth of the colour in it: as much as lets our softest ink be read there."""
    papier, encre = jetons()[schema]["papier"], jetons()[schema]["encre-douce"]
    essais = (meler(couleur, papier, milliemes / 1000) for milliemes in range(100, 0, -5))
    return next((essai for essai in essais if contraste(encre, essai) >= LISIBLE), papier)
