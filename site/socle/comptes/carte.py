"""The 19 municipalities as a schematic, drawn for Le fil: shared corners, straight borders, a number in each.

No package carries them. Corners were placed from the centroids and the neighbours of the public facts (Statbel's NIS
codes): who touches whom is exact (a test holds it against the list), lengths and areas are not. Units: those of
`CADRE`, about 30 to a kilometre, y downwards.
"""

from functools import cache
from typing import NamedTuple

#: x, y, width, height of the drawing.
CADRE = (10, 10, 510, 504)

_COINS = {
    "anderlecht-ouest": (20, 300), "anderlecht-sud": (95, 386), "neerpede": (40, 346),
    "scheut": (84, 230), "scheutbos": (80, 198), "berchem-ouest": (74, 152), "berchem-nord": (106, 126),
    "ganshoren-nord": (132, 101), "wemmel": (150, 74), "heysel": (186, 58), "strombeek": (226, 34),
    "neder": (270, 19), "over": (320, 34), "haren-ouest": (368, 50), "haren-est": (410, 78),
    "haren-sud": (402, 112), "zaventem": (434, 152), "kraainem": (457, 188), "stockel": (474, 222),
    "wezembeek": (508, 262), "tervuren": (500, 318), "soignes-nord": (482, 340), "rouge-cloitre": (498, 374),
    "soignes-est": (474, 406), "soignes-sud": (446, 478), "soignes-ouest": (376, 492), "fort-jaco": (336, 468),
    "rhode": (290, 502), "linkebeek": (222, 496), "drogenbos": (188, 444), "forest-sud": (163, 402),
    "forest-ouest": (130, 370),
    # Inside: where three meet, and the bends between.
    "basilique-ouest": (150, 166), "berchem-est": (146, 184), "basilique-nord": (174, 156),
    "simonis": (203, 168), "tour-taxis": (214, 164), "canal": (220, 200), "porte-anderlecht": (203, 234),
    "midi": (212, 262), "wiels": (190, 294), "altitude": (230, 320), "louise": (248, 268),
    "chatelain": (238, 336), "bois-nord": (260, 342), "louise-est": (262, 266), "abbaye": (276, 340),
    "bois-ouest": (266, 396), "bois-sud": (322, 404), "solbosch": (310, 348), "boondael": (338, 368),
    "luxembourg": (294, 262), "flagey": (318, 296), "delta": (354, 318), "ulb": (360, 346),
    "hankar": (370, 304), "montgomery": (374, 270), "georges-henri": (362, 246), "schuman": (342, 240),
    "madou": (300, 224), "noord": (266, 230), "rogier": (252, 212), "gare-nord": (260, 190),
    "lambermont": (262, 158), "van-praet": (290, 124), "josaphat": (330, 112), "bordet": (366, 108),
    "reyers": (374, 206), "saint-josse-nord": (290, 198), "gribaumont": (420, 258), "woluwe": (428, 318),
    "transvaal": (420, 374),
}  # fmt: skip

#: NIS code → its outlines, as corners in turn. Ixelles has two: the avenue Louise is a part of Bruxelles.
_CONTOURS = {
    "21001": ["anderlecht-ouest neerpede anderlecht-sud forest-ouest wiels midi porte-anderlecht scheut"],
    "21002": ["hankar woluwe soignes-nord rouge-cloitre soignes-est transvaal ulb delta"],
    "21003": ["scheutbos berchem-ouest berchem-nord basilique-ouest berchem-est"],
    "21004": [
        "heysel strombeek neder over haren-ouest haren-est haren-sud bordet josaphat van-praet lambermont gare-nord"
        " rogier noord madou schuman luxembourg louise-est abbaye solbosch boondael bois-sud bois-ouest bois-nord"
        " louise midi porte-anderlecht canal tour-taxis"
    ],
    "21005": ["luxembourg schuman georges-henri montgomery hankar delta flagey"],
    "21006": ["josaphat bordet haren-sud zaventem reyers"],
    "21007": ["wiels altitude chatelain forest-sud forest-ouest"],
    "21008": ["berchem-nord ganshoren-nord basilique-nord basilique-ouest"],
    "21009": [
        "altitude louise bois-nord chatelain",
        "louise-est luxembourg flagey delta ulb boondael solbosch abbaye",
    ],
    "21010": ["ganshoren-nord wemmel heysel tour-taxis simonis basilique-nord"],
    "21011": ["basilique-ouest basilique-nord simonis berchem-est"],
    "21012": ["scheutbos berchem-est simonis tour-taxis canal porte-anderlecht scheut"],
    "21013": ["midi louise altitude wiels"],
    "21014": ["rogier gare-nord saint-josse-nord madou noord"],
    "21015": ["gare-nord lambermont van-praet josaphat reyers georges-henri schuman madou saint-josse-nord"],
    "21016": ["forest-sud chatelain bois-nord bois-ouest bois-sud fort-jaco rhode linkebeek drogenbos"],
    "21017": ["boondael ulb transvaal soignes-est soignes-sud soignes-ouest fort-jaco bois-sud"],
    "21018": ["reyers zaventem kraainem stockel gribaumont montgomery georges-henri"],
    "21019": ["montgomery gribaumont stockel wezembeek tervuren soignes-nord woluwe hankar"],
}

#: Where its number stands.
_NUMEROS = {
    "21001": (112, 300), "21002": (424, 348), "21003": (110, 162), "21004": (262, 96), "21005": (338, 280),
    "21006": (374, 146), "21007": (178, 350), "21008": (140, 134), "21009": (318, 326), "21010": (180, 116),
    "21011": (172, 170), "21012": (150, 212), "21013": (221, 288), "21014": (276, 212), "21015": (318, 168),
    "21016": (248, 430), "21017": (388, 424), "21018": (416, 214), "21019": (444, 286),
}  # fmt: skip


class Forme(NamedTuple):
    chemin: str
    """The `d` of the municipality's outlines."""
    x: int
    y: int
    """Where its number stands, at its centre."""


def aretes(nis):
    """The borders of a municipality, each as the pair of its corners: those shared with a neighbour are equal."""
    for contour in _CONTOURS[nis]:
        coins = contour.split()
        for debut, fin in zip(coins, [*coins[1:], coins[0]], strict=True):
            yield frozenset((debut, fin))


def forme(nis):
    """The drawing of one municipality; None for a code that is not one of the 19."""
    if nis not in _CONTOURS:
        return None
    traces = (
        "M" + "L".join("{} {}".format(*_COINS[coin]) for coin in contour.split()) + "Z"
        for contour in _CONTOURS[nis]
    )
    return Forme("".join(traces), *_NUMEROS[nis])


@cache
def voisines(nis):
    """The codes of the municipalities that touch this one: those that share a border of the drawing."""
    siens = set(aretes(nis)) if nis in _CONTOURS else set()
    return frozenset(autre for autre in _CONTOURS if autre != nis and siens & set(aretes(autre)))
