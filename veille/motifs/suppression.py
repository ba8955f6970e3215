"""The one place where a count of situations becomes a number to show (produit.md §4.4; the proof: docs/motifs.md).

Records have one value on each variable (« yes or no » is a variable of two). What may be shown is the number of
records of a conjunction (a value for each variable of a set S); it depends on S alone, never on who asks nor how:

1. The values of a variable that under five records have are grouped, with the smallest other ones until the group has
   two values and five records. From here on, a variable has the values left and its group: each has five or more.
2. |S| = 2: a cell under five, zero included, is hidden, and others with it until that cell could be five or more in
   some table of whole numbers with the same margins and the same cells shown.
3. |S| ≥ 3: shown if every cell of the whole joint table has five or more; otherwise nothing.

Why no sum or difference gives back a small count over T: split functions of the records into main effects and
interactions. A count over T has a part in the interaction of T; counts over S have parts in those of subsets of S only.
Who has five in every cell over S has so over its subsets, so a T that is not clean, of three variables or more, lies
in no S that is shown: nothing shown has its part. For two variables, the cells shown of T alone have it, and rule 2
leaves a change of the hidden cells that moves no margin: it is of the interaction of T alone, and moves nothing else.
"""

from collections import deque
from collections.abc import Callable, Mapping
from itertools import combinations, product

from socle.seuils import SEUIL

#: What joins the names of the values of a group: the separator of units, which no value has (« 90+ » is one).
ENSEMBLE = "\x1f"

Valeurs = dict[str, int]
Conjonction = tuple[tuple[str, str], ...]


def _jamais(conjonction: Conjonction, nombre: int) -> bool:
    return False


class Protection:
    """Counts over records, kept as masks: `variables` is {variable: {value: bits of its records}}, a partition each.

    `trahit(conjunction, n)` hides other counts too: those that, compared with earlier ones, tell a small number.
    """

    def __init__(
        self,
        variables: Mapping[str, Valeurs],
        total: int,
        trahit: Callable[[Conjonction, int], bool] = _jamais,
    ):
        self.variables, self._total, self._trahit = variables, total, trahit
        self._reunies: dict[str, Valeurs] = {}
        self._tables: dict[tuple[str, ...], dict[tuple[str, ...], int | None] | None] = {}

    def nombre(self, conjonction: Mapping[str, str]) -> int | None:
        """How many records have all these values, or None if that is not to be shown."""
        # A value that every record has says nothing of them.
        dites = {nom: valeur for nom, valeur in conjonction.items() if list(self.valeurs(nom)) != [valeur]}
        table = self.table(*sorted(dites)) or {}
        return table.get(tuple(dites[nom] for nom in sorted(dites)))

    def est_trop_fin(self, *variables: str) -> bool:
        """Whether these variables together say too much, for their cells to be shown at all."""
        return len(set(variables)) > 2 and self.table(*sorted(set(variables))) is None

    def montres(self, *variables: str) -> list[tuple[Conjonction, int]]:
        """Every count that the table of these variables gives away, its margins with it."""
        trouves = []
        for taille in range(len(variables) + 1):
            for noms in combinations(sorted(set(variables)), taille):
                for cle, nombre in (self.table(*noms) or {}).items():
                    if nombre is not None:
                        trouves.append((tuple(zip(noms, cle, strict=True)), nombre))
        return trouves

    def valeurs(self, variable: str) -> Valeurs:
        """Its values that may be shown and, if there is one, its group (names joined by `ENSEMBLE`)."""
        if variable not in self._reunies:
            self._reunies[variable] = self._reunir(variable)
        return self._reunies[variable]

    def table(self, *variables: str) -> dict[tuple[str, ...], int | None] | None:
        """{values: count or None} over sorted variables; None if the whole is too fine."""
        if variables not in self._tables:
            self._tables[variables] = self._proteger(variables)
        return self._tables[variables]

    def _proteger(self, variables):
        if self._est_petit((), self._total):
            return {}
        if not variables:
            return {(): self._total}
        if len(variables) == 1:
            valeurs = self.valeurs(variables[0])
            return {(nom,): masque.bit_count() for nom, masque in valeurs.items()} if len(valeurs) > 1 else {}
        if len(variables) == 2:
            return self._croiser(*variables)
        return self._compter(variables)

    def _est_petit(self, conjonction, nombre):
        return nombre < SEUIL or self._trahit(conjonction, nombre)

    def _reunir(self, variable):
        brutes = self.variables[variable]
        ordre = sorted(brutes, key=lambda nom: (brutes[nom].bit_count(), nom))
        petites = {nom for nom in ordre if self._est_petit(((variable, nom),), brutes[nom].bit_count())}
        if not any(brutes[nom] for nom in petites):
            # Who nobody has tells nothing of anybody: the others make up the total.
            return {nom: masque for nom, masque in brutes.items() if masque}
        for nom in ordre:
            if self._groupe_tient(variable, petites, brutes):
                break
            petites.add(nom)
        reste = {nom: masque for nom, masque in brutes.items() if nom not in petites}
        return reste | {ENSEMBLE.join(sorted(petites)): _union(brutes[nom] for nom in petites)}

    def _groupe_tient(self, variable, petites, brutes):
        nombre = _union(brutes[nom] for nom in petites).bit_count()
        peuplees = [nom for nom in petites if brutes[nom]]
        nom = ENSEMBLE.join(sorted(petites))
        return len(peuplees) > 1 and not self._est_petit(((variable, nom),), nombre)

    def _compter(self, variables):
        """The joint table if every cell may be shown, else None; it stops at the first that may not."""
        if any(None in (self.table(*deux) or {}).values() for deux in combinations(variables, 2)):
            return None
        nombres = {}
        for cle in product(*(self.valeurs(variable) for variable in variables)):
            masque = -1
            for variable, nom in zip(variables, cle, strict=True):
                masque &= self.valeurs(variable)[nom]
            nombres[cle] = masque.bit_count()
            if self._est_petit(tuple(zip(variables, cle, strict=True)), nombres[cle]):
                return None
        return nombres

    def _croiser(self, lignes, colonnes):
        a, b = self.valeurs(lignes), self.valeurs(colonnes)
        if len(a) < 2 or len(b) < 2:
            return {}
        brute = {(i, j): (a[i] & b[j]).bit_count() for i in a for j in b}
        petites = {
            (i, j)
            for (i, j), nombre in brute.items()
            if self._est_petit(((lignes, i), (colonnes, j)), nombre)
        }
        cachees = cacher(brute, petites)
        return {cle: None if cle in cachees else nombre for cle, nombre in brute.items()}


def _union(masques):
    union = 0
    for masque in masques:
        union |= masque
    return union


def cacher(brute, petites):
    """The cells to hide for each small one to be free: a superset of `petites`."""
    cachees = set(petites)
    a_voir = deque(sorted(petites, key=lambda cle: (brute[cle], cle)))
    while a_voir:
        cellule = a_voir.popleft()
        if not _est_libre(brute, cachees, cellule):
            cachees |= _complices(brute, cachees, cellule)
    # Hidden by chance of an order and found by subtraction all the same: better shown, and compared later.
    return {cle for cle in cachees if cle in petites or _jeu(brute, cachees, cle, 1)}


def _est_libre(brute, cachees, cellule):
    """A small one could be five; one that must not be compared could be anything over five whole numbers."""
    if brute[cellule] < SEUIL:
        return _monte(brute, cachees, cellule, SEUIL - brute[cellule]) >= SEUIL - brute[cellule]
    return _jeu(brute, cachees, cellule, SEUIL) >= SEUIL


def _jeu(brute, cachees, cellule, assez):
    """How far its value can move, up and down together, as far as `assez`."""
    haut = _monte(brute, cachees, cellule, assez)
    return haut if haut >= assez else haut + _descend(brute, cachees, cellule, assez - haut)


def _complices(brute, cachees, cellule):
    """The cheapest rectangle that lets it move enough; if none does, its whole line and column; then everything."""
    i, j = cellule
    besoin = max(SEUIL - brute[cellule], 1)
    coins = [
        ({(i, autre_j), (autre_i, j), (autre_i, autre_j)}, min(brute[i, autre_j], brute[autre_i, j]))
        for autre_i, autre_j in brute
        if autre_i != i and autre_j != j
    ]
    for rectangle, _jeu_possible in sorted(
        (coin for coin in coins if coin[1] >= besoin),
        key=lambda coin: (sum(brute[cle] for cle in coin[0] - cachees), sorted(coin[0])),
    ):
        if _est_libre(brute, cachees | rectangle, cellule):
            return rectangle
    croix = {cle for cle in brute if cle[0] == i or cle[1] == j}
    return croix if _est_libre(brute, cachees | croix, cellule) else set(brute)


def _monte(brute, cachees, cellule, assez):
    """How much more it could be with the margins kept: what flows from its line to its column through the others."""
    return _flux(brute, cachees - {cellule}, cellule, assez, 1)


def _descend(brute, cachees, cellule, assez):
    return min(brute[cellule], _flux(brute, cachees - {cellule}, cellule, min(assez, brute[cellule]), -1))


def _flux(brute, cachees, cellule, assez, sens):
    """Augmenting paths; a cell gives no more than it has, and takes as much as one likes."""
    valeurs = {cle: brute[cle] for cle in cachees}
    ligne, colonne = cellule
    passe = 0
    while passe < assez:
        chemin = _chemin(valeurs, ligne, colonne, sens)
        if chemin is None:
            break
        pas = min([assez - passe, *(valeurs[cle] for cle, signe in chemin if signe < 0)])
        for cle, signe in chemin:
            valeurs[cle] += signe * pas
        passe += pas
    return passe


def _chemin(valeurs, ligne, colonne, sens):
    """From the line to the column by hidden cells that give and take in turn: [(cell, sign)], or None."""
    vus, file = {(0, ligne)}, deque([((0, ligne), [])])
    while file:
        (cote, nom), chemin = file.popleft()
        signe = -sens if cote == 0 else sens
        for cle, valeur in valeurs.items():
            suivant = (1 - cote, cle[1 - cote])
            if cle[cote] != nom or suivant in vus or (signe < 0 and valeur == 0):
                continue
            suite = [*chemin, (cle, signe)]
            if suivant == (1, colonne):
                return suite
            vus.add(suivant)
            file.append((suivant, suite))
    return None
