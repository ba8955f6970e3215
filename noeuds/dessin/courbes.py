"""The curves that a family may take: functions from an angle (radians, one turn) to a point of the plane.

Most are Turk's heads: a thread that turns `tours` times about the centre while its radius beats `anses` times. With
the two numbers coprime it is one closed thread, plaited all around. Some squares are mats (Lissajous figures).
"""

import cmath
import math

from noeuds.enums import Famille

from .hasard import entre, parmi

#: Family → sides of its outline (0: round), and the (tours, anses) of its Turk's heads; twice written, twice as often.
_FORMES = {
    Famille.PATIENT: (0, [(2, 5), (3, 5), (3, 5), (2, 7), (3, 7), (4, 5)]),
    Famille.PRESTATAIRE: (4, [(3, 4), (3, 4), (5, 4), (3, 8)]),
    Famille.SITUATION: (3, [(2, 3), (4, 3), (4, 3), (5, 3)]),
}
#: How an outline may stand before it leans a little: a triangle on its base or its point, a square or a lozenge.
_POSES = {3: [math.pi / 2, -math.pi / 2], 4: [0, math.pi / 4]}
_PART_DES_NATTES = 0.2


def courbe_de(famille, hasard):
    cotes, ordres = _FORMES[famille]
    if cotes == 4 and next(hasard) < _PART_DES_NATTES:
        return _natte(hasard)
    tours, anses = parmi(hasard, ordres)
    return _tete_de_turc(hasard, tours, anses, cotes)


def _tete_de_turc(hasard, tours, anses, cotes):
    ampleur, seconde, phase = entre(hasard, 0.3, 0.62), entre(hasard, -0.2, 0.2), entre(hasard, 0, math.tau)
    # The hand that is not a compass: one side a little larger than the other.
    ecart, sens_ecart, lobes = entre(hasard, 0.04, 0.16), entre(hasard, 0, math.tau), parmi(hasard, [1, 2])
    coin = entre(hasard, 0.04, 0.15) if cotes else 0
    pose = entre(hasard, -0.22, 0.22) + (
        parmi(hasard, _POSES[cotes]) if cotes else entre(hasard, 0, math.tau)
    )
    sens, torsion = parmi(hasard, [1, -1]), entre(hasard, -0.3, 0.3)
    ecart = ecart / 2 if cotes else ecart

    def point(t):
        angle = tours * t + torsion * math.sin(anses * t)
        rayon = 1 + ampleur * math.cos(anses * t) + seconde * math.cos(2 * anses * t + phase)
        rayon *= 1 + coin * math.cos(cotes * angle) + ecart * math.cos(lobes * angle + sens_ecart)
        return cmath.rect(rayon, sens * angle + pose)

    return point


def _natte(hasard):
    en_x, en_y = parmi(hasard, [(2, 3), (3, 2)])
    phase = math.pi / (2 * en_y) * entre(hasard, 0.7, 1.3)
    rondeur, ecart, sens_ecart = entre(hasard, 0, 0.2), entre(hasard, 0, 0.1), entre(hasard, 0, math.tau)
    pose = parmi(hasard, _POSES[4]) + entre(hasard, -0.2, 0.2)

    def point(t):
        x, y = math.cos(en_x * t + phase), math.cos(en_y * t)
        x, y = x * (1 - rondeur * y * y), y * (1 - rondeur * x * x)
        main = complex(math.cos(t + sens_ecart), math.sin(t + 2 * sens_ecart)) * ecart
        return (complex(x, y) + main) * cmath.rect(1, pose)

    return point
