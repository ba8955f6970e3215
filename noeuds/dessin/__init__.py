"""The drawing of a nœud: a knot with its bead, computed from its identity, the same wherever it is drawn.

design.md: « every nœud has its own small drawing, a closed curve computed from its identity ». Here the closed
curve is a knot diagram: the thread passes over and under itself in turn. Its outline tells the family: round for
patient, square for prestataire, a triangle for situation; so colour never has to say it.
"""

from functools import lru_cache

from django.utils.html import format_html

from .courbes import courbe_de
from .diagramme import COTE, Diagramme
from .hasard import tirage

_ESSAIS = 400


@lru_cache(maxsize=2048)
def trace(identite, famille):
    """The path (SVG `d`) and the bead (x, y) of a nœud, in a square of `COTE` units.

    `identite` is any text, `famille` a value of `Famille`. Curves are drawn until one is harmonious; the same
    identity always ends on the same one. Of ten thousand identities none needed more than a tenth of the tries.
    """
    hasard = tirage(f"{famille}/{identite}")
    for _essai in range(_ESSAIS):
        diagramme = Diagramme(courbe_de(famille, hasard))
        if diagramme.est_harmonieux():
            break
    return diagramme.chemin(), diagramme.perle()


def dessin(identite, famille):
    """The drawing as SVG, decorative: the question beside it says what it is. Size and colours come from CSS."""
    chemin, (x, y) = trace(identite, famille)
    return format_html(
        '<svg class="dessin dessin--{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path d="{}"/><circle cx="{}" cy="{}" r="6"/></svg>',
        famille,
        COTE,
        COTE,
        chemin,
        x,
        y,
    )
