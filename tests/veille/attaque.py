"""An attacker who reads every figure that may be shown and solves for the others; she uses none of our arithmetic.

The unknowns are the numbers of records in each cell of the whole joint table. What she knows are sums of them. She
works out a count when its sum is a combination of those (exact, modulo a large prime), or when nothing else fits.
"""

from itertools import combinations, product

from veille.motifs.suppression import ENSEMBLE, Protection

PREMIER = 2**61 - 1


class Monde:
    """`domaines`: {variable: values}; `fiches`: one dict of values a record."""

    def __init__(self, domaines, fiches):
        self.domaines, self.fiches = domaines, fiches
        self.noms = sorted(domaines)
        self.cases = list(product(*(domaines[nom] for nom in self.noms)))

    def protection(self, **options):
        masques = {
            nom: {
                valeur: sum(1 << rang for rang, fiche in enumerate(self.fiches) if fiche[nom] == valeur)
                for valeur in valeurs
            }
            for nom, valeurs in self.domaines.items()
        }
        return Protection(masques, len(self.fiches), **options)

    def compte(self, conjonction):
        return sum(all(fiche[nom] == valeur for nom, valeur in conjonction) for fiche in self.fiches)

    def conjonctions(self):
        for taille in range(len(self.noms) + 1):
            for noms in combinations(self.noms, taille):
                for valeurs in product(*(self.domaines[nom] for nom in noms)):
                    yield tuple(zip(noms, valeurs, strict=True))

    def ligne(self, conjonction):
        """Its sum of unknowns, as zeros and ones; a group stands for its values."""
        lus = [(self.noms.index(nom), set(valeur.split(ENSEMBLE))) for nom, valeur in conjonction]
        return [int(all(case[rang] in valeurs for rang, valeurs in lus)) for case in self.cases]


class Attaquante:
    """What she knows: every conjunction that is shown, groups too, and that who nobody has is nobody's."""

    def __init__(self, monde, protection):
        self.monde, self.pivots = monde, {}
        for taille in range(len(monde.noms) + 1):
            for noms in combinations(monde.noms, taille):
                for conjonction, _nombre in protection.montres(*noms):
                    self._apprendre(monde.ligne(conjonction))
        for conjonction in monde.conjonctions():
            if protection.nombre(dict(conjonction)) is not None:
                self._apprendre(monde.ligne(conjonction))
        for nom in monde.noms:
            self._apprendre_les_vides(nom, protection)

    def _apprendre_les_vides(self, nom, protection):
        dits = {brute for valeur in protection.valeurs(nom) for brute in valeur.split(ENSEMBLE)}
        rang = self.monde.noms.index(nom)
        for case_rang, case in enumerate(self.monde.cases):
            if case[rang] not in dits:
                self._apprendre([int(autre == case_rang) for autre in range(len(self.monde.cases))])

    def _reduire(self, ligne):
        ligne = [valeur % PREMIER for valeur in ligne]
        for rang in range(len(ligne)):
            if ligne[rang] and rang in self.pivots:
                facteur = ligne[rang]
                ligne = [(a - facteur * b) % PREMIER for a, b in zip(ligne, self.pivots[rang], strict=True)]
        return ligne

    def _apprendre(self, ligne):
        ligne = self._reduire(ligne)
        pivot = next((rang for rang, valeur in enumerate(ligne) if valeur), None)
        if pivot is not None:
            inverse = pow(ligne[pivot], PREMIER - 2, PREMIER)
            self.pivots[pivot] = [valeur * inverse % PREMIER for valeur in ligne]

    def deduit(self, conjonction):
        return not any(self._reduire(self.monde.ligne(conjonction)))


def fuites(monde, protection):
    """The conjunctions of one to four records that she works out."""
    attaquante = Attaquante(monde, protection)
    return [
        conjonction
        for conjonction in monde.conjonctions()
        if 0 < monde.compte(conjonction) < 5 and attaquante.deduit(conjonction)
    ]


def fuites_dans_le_temps(avant, apres, protection_avant, protection_apres):
    """Those of which she learns, from two dates, that one to four records came or went."""
    premiere, seconde = Attaquante(avant, protection_avant), Attaquante(apres, protection_apres)
    return [
        conjonction
        for conjonction in avant.conjonctions()
        if 0 < abs(apres.compte(conjonction) - avant.compte(conjonction)) < 5
        and premiere.deduit(conjonction)
        and seconde.deduit(conjonction)
    ]


def valeurs_possibles(lignes, colonnes, connus, cible, souhait):
    """Whether a table of whole numbers with these margins and known cells has `souhait` in `cible`: by trying."""
    cellules = sorted(set(product(lignes, colonnes)) - set(connus), key=lambda cle: (cle != cible, cle))
    reste_l, reste_c = dict(lignes), dict(colonnes)
    for (i, j), nombre in connus.items():
        reste_l[i] -= nombre
        reste_c[j] -= nombre
    return _essayer(cellules, 0, reste_l, reste_c, souhait)


def _essayer(cellules, rang, reste_l, reste_c, souhait):
    if rang == len(cellules):
        return not any(reste_l.values()) and not any(reste_c.values())
    i, j = cellules[rang]
    suivantes = cellules[rang + 1 :]
    if rang == 0:
        essais = [souhait] if souhait <= min(reste_l[i], reste_c[j]) else []
    elif i not in {ligne for ligne, _ in suivantes}:
        essais = [reste_l[i]] if reste_l[i] <= reste_c[j] else []
    elif j not in {colonne for _, colonne in suivantes}:
        essais = [reste_c[j]] if reste_c[j] <= reste_l[i] else []
    else:
        essais = range(min(reste_l[i], reste_c[j]), -1, -1)
    for essai in essais:
        reste_l[i] -= essai
        reste_c[j] -= essai
        trouve = _essayer(cellules, rang + 1, reste_l, reste_c, souhait)
        reste_l[i] += essai
        reste_c[j] += essai
        if trouve:
            return True
    return False
