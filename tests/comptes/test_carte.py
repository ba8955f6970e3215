"""The schematic of the 19 municipalities: who touches whom is exact."""

import pytest

from socle.comptes.carte import _COINS, _CONTOURS, _NUMEROS, CADRE, aretes, forme

#: Last two digits of the NIS code → those it touches (public facts).
VOISINES = {
    "01": "04 07 12 13", "02": "05 09 17 19", "03": "08 11 12", "04": "01 05 06 09 10 12 13 14 15 16 17",
    "05": "02 04 09 15 18 19", "06": "04 15 18", "07": "01 09 13 16", "08": "03 10 11",
    "09": "02 04 05 07 13 16 17", "10": "04 08 11 12", "11": "03 08 10 12", "12": "01 03 04 10 11",
    "13": "01 04 07 09", "14": "04 15", "15": "04 05 06 14 18", "16": "04 07 09 17", "17": "02 04 09 16",
    "18": "05 06 15 19", "19": "02 05 18",
}  # fmt: skip


@pytest.mark.parametrize("nis", sorted(_CONTOURS))
def test_une_commune_touche_ses_voisines_et_aucune_autre(nis):
    miennes = set(aretes(nis))
    touchees = {autre[3:] for autre in _CONTOURS if autre != nis and miennes & set(aretes(autre))}
    assert touchees == set(VOISINES[nis[3:]].split())


def test_un_cote_n_est_jamais_partage_par_plus_de_deux_communes():
    cotes = [arete for nis in _CONTOURS for arete in aretes(nis)]
    assert max(cotes.count(arete) for arete in set(cotes)) == 2


def test_tout_tient_dans_le_cadre_et_chaque_numero_dans_sa_commune():
    x, y, largeur, hauteur = CADRE
    for a, b in _COINS.values():
        assert x <= a <= x + largeur
        assert y <= b <= y + hauteur
    for nis, lieu in _NUMEROS.items():
        dedans = [autre for autre in _CONTOURS if any(_contient(c.split(), lieu) for c in _CONTOURS[autre])]
        assert dedans == [nis]


def test_chaque_coin_sert():
    assert {coin for nis in _CONTOURS for arete in aretes(nis) for coin in arete} == set(_COINS)


def test_une_commune_inconnue_n_a_pas_de_forme():
    assert forme("21020") is None


def _contient(contour, lieu):
    x, y = lieu
    coins = [_COINS[coin] for coin in contour]
    dedans = False
    for (x1, y1), (x2, y2) in zip(coins, coins[1:] + coins[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            dedans = not dedans
    return dedans
