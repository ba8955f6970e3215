"""Random worlds, and an attacker who reads all that may be shown of them, however rows and filters are combined."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.veille.attaque import Monde, fuites, fuites_dans_le_temps, valeurs_possibles
from veille.motifs import suppression
from veille.motifs.anciens import trahit
from veille.motifs.suppression import ENSEMBLE, Protection

MONDES = settings(
    derandomize=True, deadline=None, max_examples=40, suppress_health_check=list(HealthCheck), database=None
)


@st.composite
def mondes(tirer, variables=(2, 4), fiches=(5, 80)):
    """Two to four variables, of two to four values: some nearly never met, as rare things are."""
    domaines = {
        f"v{rang}": [f"{rang}{lettre}" for lettre in "abcd"[: tirer(st.sampled_from([2, 2, 2, 3, 4]))]]
        for rang in range(tirer(st.integers(*variables)))
    }
    hasard = tirer(st.randoms(use_true_random=False))
    poids = {nom: [hasard.choice([1, 4, 9]) for _ in valeurs] for nom, valeurs in domaines.items()}
    nombre = tirer(st.integers(*fiches))
    lus = [
        {nom: hasard.choices(valeurs, poids[nom])[0] for nom, valeurs in domaines.items()}
        for _ in range(nombre)
    ]
    return Monde(domaines, lus)


@MONDES
@given(mondes())
def test_rien_de_ce_qui_se_montre_ne_donne_un_petit_nombre(monde):
    assert fuites(monde, monde.protection()) == []


@MONDES
@given(mondes())
def test_rien_sous_cinq_ne_se_montre_pas_meme_un_zero(monde):
    protection = monde.protection()
    montres = [protection.nombre(dict(conjonction)) for conjonction in monde.conjonctions()]
    assert all(nombre is None or nombre >= 5 for nombre in montres)
    for conjonction in monde.conjonctions():
        assert protection.nombre(dict(conjonction)) in (None, monde.compte(conjonction))


@MONDES
@given(mondes(variables=(2, 2), fiches=(5, 45)))
def test_une_case_cachee_pourrait_toujours_etre_cinq_ou_plus(monde):
    protection = monde.protection()
    for deux in combinations(monde.noms, 2):
        table = protection.table(*deux)
        marges = [
            {nom: masque.bit_count() for nom, masque in protection.valeurs(variable).items()}
            for variable in deux
        ]
        connus = {cle: nombre for cle, nombre in table.items() if nombre is not None}
        for i, j in set(table) - set(connus):
            nombre = sum(
                fiche[deux[0]] in i.split(ENSEMBLE) and fiche[deux[1]] in j.split(ENSEMBLE)
                for fiche in monde.fiches
            )
            if nombre < 5:
                plafond = min(marges[0][i], marges[1][j])
                assert any(
                    valeurs_possibles(*marges, connus, (i, j), souhait) for souhait in range(5, plafond + 1)
                )


@st.composite
def deux_dates(tirer):
    """The second date: a few records more, or fewer."""
    avant = tirer(mondes(variables=(2, 3), fiches=(20, 80)))
    garde = avant.fiches[tirer(st.integers(0, 3)) :]
    arrives = tirer(mondes(variables=(3, 3), fiches=(0, 25)))
    nouveaux = [
        {nom: valeurs[hash_stable(fiche, rang) % len(valeurs)] for nom, valeurs in avant.domaines.items()}
        for rang, fiche in enumerate(arrives.fiches)
    ]
    return avant, Monde(avant.domaines, garde + nouveaux)


def hash_stable(fiche, rang):
    return sum(ord(signe) for valeur in fiche.values() for signe in valeur) * 7 + rang


def _trahit(avant):
    """What two dates tell together: as the readings compare themselves with the earlier ones."""
    connus = {}
    for taille in range(5):
        for noms in combinations(sorted(avant.variables), taille):
            connus.update(avant.montres(*noms))
    return trahit([connus.items()])


@MONDES
@given(deux_dates())
def test_deux_dates_ne_disent_pas_qui_est_arrive(dates):
    avant, apres = dates
    protection = avant.protection()
    seconde = apres.protection(trahit=_trahit(protection))
    assert fuites_dans_le_temps(avant, apres, protection, seconde) == []
    assert fuites(apres, seconde) == []


def _etaux(monde):
    """Worlds of three « yes or no » variables whose three crossings are shown: what fits, tried one by one."""
    a, b, c = monde.noms
    oui = {nom: monde.domaines[nom][0] for nom in monde.noms}
    protection = monde.protection()
    nombre = {noms: protection.nombre({nom: oui[nom] for nom in noms}) for noms in ((a, b), (a, c), (b, c))}
    if None in nombre.values() or protection.nombre(oui) is not None:
        return []
    ab, ac, bc = nombre.values()
    na, nb, nc, n = (protection.nombre(qui) for qui in ({a: oui[a]}, {b: oui[b]}, {c: oui[c]}, {}))
    possibles = []
    for abc in range(n + 1):
        au_moins_un = na + nb + nc - ab - ac - bc + abc
        reste = [na - ab - ac + abc, nb - ab - bc + abc, nc - ac - bc + abc]
        cases = [abc, ab - abc, ac - abc, bc - abc, n - au_moins_un, *reste]
        if min(cases) >= 0:
            possibles.append(cases)
    return [case for case in possibles[0] if 0 < case < 5] if len(possibles) == 1 else []


_TROIS_OUI_OU_NON = mondes(variables=(3, 3), fiches=(30, 60)).filter(
    lambda monde: all(len(valeurs) == 2 for valeurs in monde.domaines.values())
)


@settings(MONDES, max_examples=40)
@given(_TROIS_OUI_OU_NON)
def test_trois_tableaux_ensemble_ne_laissent_pas_un_seul_nombre_possible(monde):
    assert _etaux(monde) == []


def _un_monde_qui_fuit(trouver):
    """Whether one of a hundred worlds gives something away."""
    trouves = []

    @settings(MONDES, max_examples=100)
    @given(mondes(fiches=(20, 80)))
    def chercher(monde):
        if not trouves and trouver(monde):
            trouves.append(monde)

    chercher()
    return bool(trouves)


@pytest.mark.parametrize(
    ("nom", "affaiblie"),
    [
        ("cacher", lambda brute, petites: set(petites)),
        ("_est_libre", lambda brute, cachees, cellule: True),
    ],
    ids=["sans cases complices", "sans vérifier qu’elle bouge"],
)
def test_l_attaque_trouve_des_fuites_quand_une_regle_manque(monkeypatch, nom, affaiblie):
    monkeypatch.setattr(suppression, nom, affaiblie)
    assert _un_monde_qui_fuit(lambda monde: fuites(monde, monde.protection()))


def test_l_attaque_trouve_des_fuites_sans_groupe_de_petites_valeurs(monkeypatch):
    monkeypatch.setattr(Protection, "_groupe_tient", lambda *args: True)
    assert _un_monde_qui_fuit(lambda monde: fuites(monde, monde.protection()))


def test_l_attaque_trouve_des_fuites_si_trois_variables_se_montrent_en_partie(monkeypatch):
    def en_partie(self, variables):
        noms = sorted(variables)
        monde = {}
        from itertools import product

        for cle in product(*(self.valeurs(nom) for nom in noms)):
            masque = -1
            for variable, valeur in zip(noms, cle, strict=True):
                masque &= self.valeurs(variable)[valeur]
            monde[cle] = masque.bit_count() if masque.bit_count() >= 5 else None
        return monde

    monkeypatch.setattr(Protection, "_compter", en_partie)
    assert _un_monde_qui_fuit(lambda monde: fuites(monde, monde.protection()))


def test_deux_dates_se_trahissent_si_on_ne_les_compare_pas():
    domaines = {"age": ["jeune", "vieux"]}
    avant = Monde(domaines, [{"age": "jeune"}] * 6 + [{"age": "vieux"}] * 6)
    apres = Monde(domaines, avant.fiches + [{"age": "jeune"}] * 5 + [{"age": "vieux"}])
    avant_, apres_ = avant.protection(), apres.protection()
    assert fuites_dans_le_temps(avant, apres, avant_, apres_) == [(("age", "vieux"),)]
    comparee = apres.protection(trahit=_trahit(avant_))
    assert fuites_dans_le_temps(avant, apres, avant_, comparee) == []


def test_les_petites_valeurs_d_une_liste_se_montrent_ensemble():
    valeurs = {"a": (1 << 20) - 1, "b": 0b111 << 20, "c": 0b1111 << 23}
    protection = Protection({"v": valeurs}, 27)
    assert protection.nombre({"v": "a"}) == 20
    assert protection.nombre({"v": "b"}) is None
    assert protection.table("v") == {("a",): 20, (f"b{ENSEMBLE}c",): 7}


def test_une_seule_petite_valeur_en_cache_une_autre():
    """Otherwise the total tells it."""
    protection = Protection({"v": {"a": (1 << 20) - 1, "b": 0b111 << 20, "c": 0b111111 << 23}}, 29)
    assert protection.table("v") == {("a",): 20, (f"b{ENSEMBLE}c",): 9}


def test_un_oui_presque_general_ne_se_montre_pas():
    protection = Protection({"v": {"oui": (1 << 18) - 1, "non": 0b11 << 18}}, 20)
    assert protection.nombre({"v": "oui"}) is None
    assert protection.nombre({}) == 20
