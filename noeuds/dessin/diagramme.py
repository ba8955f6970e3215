"""From a closed curve to a knot diagram: where the thread crosses itself, what is drawn, what is harmonious.

Along any closed curve one can pass over and under in turn, and the two passages of each crossing agree (the
alternating diagrams of P. G. Tait). The strand that goes under is cut there: the knot reads on any ground, in one
colour, on screen, in an e-mail and on paper. Lengths are in units of the drawing's square.
"""

import cmath
import math
from bisect import bisect_right
from itertools import accumulate, combinations, pairwise
from typing import NamedTuple

COTE = 120
_MARGE = 8
_POINTS = 300
_COUPE = 6.2  # half of what is cut from a strand that goes under at a right angle
_PAS = 20  # length of a Bézier segment

# Harmony, tuned on sheets of two hundred.
_CROISEMENTS = range(3, 18)
_SINUS_MINIMAL = 0.5
_ENTRE_CROISEMENTS = 13
_RAYON_MINIMAL = 5
_ENTRE_BRINS = 7
_PRES_D_UN_CROISEMENT = 11


class Croisement(NamedTuple):
    premier: float
    """Where the thread first passes, in points from the beginning."""
    second: float
    lieu: complex
    sinus: float
    """Of the angle between the two strands."""


class Diagramme:
    def __init__(self, courbe):
        self.points = _mettre_au_carre([courbe(math.tau * i / _POINTS) for i in range(_POINTS)])
        self.croisements = list(_croisements(self.points))

    def est_harmonieux(self):
        """Neither bare nor dense, no crossing too sharp or too near another, no hairpin, no two strands that graze."""
        return (
            len(self.croisements) in _CROISEMENTS
            and all(c.sinus >= _SINUS_MINIMAL for c in self.croisements)
            and all(abs(c.lieu - d.lieu) >= _ENTRE_CROISEMENTS for c, d in combinations(self.croisements, 2))
            and self._sans_epingle()
            and self._brins_ecartes()
        )

    def _sans_epingle(self):
        for i in range(0, _POINTS, 3):
            avant = self.points[i] - self.points[i - 3]
            apres = self.points[(i + 3) % _POINTS] - self.points[i]
            longueur = (abs(avant) + abs(apres)) / 2
            if not avant or abs(cmath.phase(apres / avant)) * _RAYON_MINIMAL > longueur:
                return False
        return True

    def _brins_ecartes(self):
        releves = self.points[::4]
        return not any(
            abs(p - q) < _ENTRE_BRINS
            and 5 <= j - i <= len(releves) - 5
            and all(abs(p - c.lieu) > _PRES_D_UN_CROISEMENT for c in self.croisements)
            for (i, p), (j, q) in combinations(enumerate(releves), 2)
        )

    def chemin(self):
        """The `d` of the thread, one stroke a strand between two cuts, in whole units."""
        fil = _Fil(self.points)
        coupes = [(fil.longueur_a(passage), _COUPE / sinus**0.6) for passage, sinus in self._passages()[1::2]]
        debut, demi = coupes[0]
        coupes.append((debut + fil.total, demi))
        return "".join(fil.brin(a + da, b - db) for (a, da), (b, db) in pairwise(coupes))

    def perle(self):
        """Where the bead is: in the middle of the longest stretch without a crossing."""
        fil = _Fil(self.points)
        longueurs = [fil.longueur_a(passage) for passage, _sinus in self._passages()]
        longueurs.append(longueurs[0] + fil.total)
        a, b = max(pairwise(longueurs), key=lambda couple: couple[1] - couple[0])
        lieu, _direction = fil.lieu_a((a + b) / 2)
        return round(lieu.real), round(lieu.imag)

    def _passages(self):
        """Every passage through a crossing in the order of the thread: over, under, over, under…"""
        return sorted((passage, c.sinus) for c in self.croisements for passage in (c.premier, c.second))


class _Fil:
    """The thread as a length one walks along."""

    def __init__(self, points):
        self.points = points
        self.longueurs = list(
            accumulate((abs(q - p) for p, q in pairwise([*points, points[0]])), initial=0.0)
        )
        self.total = self.longueurs[-1]

    def longueur_a(self, passage):
        i = int(passage)
        return self.longueurs[i] + (self.longueurs[i + 1] - self.longueurs[i]) * (passage - i)

    def lieu_a(self, longueur):
        """The point at a length, and the direction of the thread there (of length 1)."""
        longueur %= self.total
        i = min(bisect_right(self.longueurs, longueur) - 1, _POINTS - 1)
        part = (longueur - self.longueurs[i]) / (self.longueurs[i + 1] - self.longueurs[i])
        suivant = self.points[(i + 1) % _POINTS]
        direction = self.points[(i + 2) % _POINTS] - self.points[i - 1]
        return self.points[i] + (suivant - self.points[i]) * part, direction / abs(direction)

    def brin(self, debut, fin):
        """One strand as relative Bézier segments, the shortest way that SVG has to write a smooth line."""
        morceaux = max(1, round((fin - debut) / _PAS))
        pas = (fin - debut) / morceaux
        reperes = [self.lieu_a(debut + pas * i) for i in range(morceaux + 1)]
        x, y = round(reperes[0][0].real), round(reperes[0][0].imag)
        texte = f"M{x} {y}"
        for (p, vers_p), (q, vers_q) in pairwise(reperes):
            ancres = (p + vers_p * pas / 3, q - vers_q * pas / 3, q)
            valeurs = [n for z in ancres for n in (round(z.real) - x, round(z.imag) - y)]
            texte += "c" + "".join(f"{n}" if n < 0 or not rang else f" {n}" for rang, n in enumerate(valeurs))
            x, y = x + valeurs[4], y + valeurs[5]
        return texte


def _mettre_au_carre(points):
    gauche, droite = min(z.real for z in points), max(z.real for z in points)
    haut, bas = min(z.imag for z in points), max(z.imag for z in points)
    echelle = (COTE - 2 * _MARGE) / max(droite - gauche, bas - haut)
    centre = complex(gauche + droite, haut + bas) / 2
    return [(z - centre) * echelle + complex(COTE, COTE) / 2 for z in points]


def _croisements(points):
    """Every crossing once. Segments are kept by cell of a grid, so that each meets its neighbours alone."""
    maille, grille = 6, {}
    for i, p in enumerate(points):
        x, y = int(p.real // maille), int(p.imag // maille)
        voisins = [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in grille.get((x + dx, y + dy), ())]
        for j in voisins:
            if 2 < i - j < _POINTS - 2:
                yield from _rencontre(points, j, i)
        grille.setdefault((x, y), []).append(i)


def _rencontre(points, j, i):
    p, r = points[i], points[j]
    d, e = points[(i + 1) % _POINTS] - p, points[(j + 1) % _POINTS] - r
    aire = _croix(d, e)
    if not aire:
        return
    sur_i, sur_j = _croix(r - p, e) / aire, _croix(r - p, d) / aire
    if 0 <= sur_i < 1 and 0 <= sur_j < 1:
        yield Croisement(j + sur_j, i + sur_i, p + sur_i * d, abs(aire) / (abs(d) * abs(e)))


def _croix(a, b):
    return a.real * b.imag - a.imag * b.real
